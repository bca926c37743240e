// Weighs pages, and times the heaviest on a slow connection and a slow machine.
import lighthouse from "lighthouse";

import { gzipped } from "./site.mjs";

/** What fits into the first round trips of a connection, and what no page may exceed. */
const [FIRST, MOST] = [14_336, 30 * 1024];
const SCRIPT = 5 * 1024;

/** What a theme's page may ask for: itself, its look and its script. */
const REQUESTS = 3;

/** Elements of a page; a page of two parties has two cards for each theme, a plan all its measures. */
const ELEMENTS = 1500;
const ELEMENTS_OF_LONG = 2000;

/** Milliseconds, and the score of layout shifts. */
const [PAINT, SHIFT] = [1500, 0.02];

/** What Lighthouse has to reach on each page, in percent. */
const SCORES = {
  theme: { performance: 100, accessibility: 100, "best-practices": 100, seo: 100 },
  overview: { performance: 98, accessibility: 98, "best-practices": 98, seo: 98 },
};

async function size({ text, sample, url, browser }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const sizes = { document: gzipped(text), stylesheet: 0, script: 0, font: 0 };
  const parts = [];
  let requests = 0;
  page.on("response", (it) => {
    const kind = it.request().resourceType();
    // The browser asks for the site's sign by itself.
    if (!it.url().endsWith("/icon.svg") || kind === "image") requests += 1;
    if (kind === "document" || !(kind in sizes)) return;
    parts.push(it.body().then((body) => (sizes[kind] += gzipped(body))));
  });
  await page.goto(url);
  await Promise.all(parts);
  const elements = await page.locator("*").count();
  await context.close();
  const faults = [];
  const read = sizes.document + sizes.stylesheet;
  const most = sample === "theme" ? FIRST : MOST;
  if (read > most) faults.push(`HTML and CSS are ${read} bytes packed, more than ${most}`);
  if (sizes.script > SCRIPT) faults.push(`the scripts are ${sizes.script} bytes packed`);
  if (sizes.font) faults.push("it loads fonts");
  if (sample === "theme" && requests > REQUESTS) faults.push(`${requests} requests`);
  if (elements > (["pair", "plan"].includes(sample) ? ELEMENTS_OF_LONG : ELEMENTS))
    faults.push(`${elements} elements`);
  return {
    faults,
    figures: `${sizes.document} HTML + ${sizes.stylesheet} CSS + ${sizes.script} JS, ${requests} requests, ${elements} elements`,
  };
}

/** Every page, without a browser: no page outweighs the heaviest by a template of its own. */
function words({ text }) {
  const weight = gzipped(text);
  return weight > MOST ? [`HTML of ${weight} bytes packed`] : [];
}

async function speed({ url, browser }) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (0.75 * 1024 * 1024) / 8,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    globalThis.timed = { paint: 0, shift: 0 };
    const watch = (type, note) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
        type,
        buffered: true,
      });
    watch("largest-contentful-paint", (it) => (globalThis.timed.paint = it.startTime));
    watch("layout-shift", (it) => (globalThis.timed.shift += it.value));
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(1000);
  const { paint, shift } = await page.evaluate(() => globalThis.timed);
  await context.close();
  const faults = [];
  if (!paint || paint >= PAINT)
    faults.push(`the largest part was painted after ${Math.round(paint)} ms`);
  if (shift >= SHIFT) faults.push(`the layout shifted by ${shift.toFixed(3)}`);
  return { faults, figures: `LCP ${Math.round(paint)} ms, CLS ${shift.toFixed(3)}` };
}

async function audit({ url, sample, port }) {
  const { lhr } = await lighthouse(url, { port, logLevel: "silent", output: "json" });
  const faults = [];
  const reached = [];
  for (const [category, least] of Object.entries(SCORES[sample])) {
    const score = Math.round((lhr.categories[category].score ?? 0) * 100);
    reached.push(score);
    if (score >= least) continue;
    const lost = lhr.categories[category].auditRefs
      .filter((it) => it.weight && (lhr.audits[it.id].score ?? 1) < 0.9)
      .map((it) => `${it.id} ${lhr.audits[it.id].displayValue ?? ""}`);
    faults.push(`${category} is ${score}, not ${least}: ${lost.join(", ")}`);
  }
  return { faults, figures: reached.join("/") };
}

/** How many times a figure of time is taken: one alone is as much of the machine as of the page. */
const TIMES = 3;

/** A measurement taken several times, of which the middle counts: neither a lucky one nor an unlucky one. */
const inTheMiddle = (measure) => async (it) => {
  const results = [];
  for (let time = 0; time < TIMES; time += 1) results.push(await measure(it));
  results.sort((a, b) => a.faults.length - b.faults.length);
  return results[(TIMES - 1) / 2];
};

export const checks = [
  { name: "weight of the words", pages: "all", setting: "text", look: words },
  { name: "weight and elements", pages: "samples", setting: "text", look: size },
  { name: "paint and layout shift", pages: ["theme", "overview"], setting: "alone", look: inTheMiddle(speed) },
  { name: "Lighthouse, mobile", pages: ["theme", "overview"], setting: "alone", look: inTheMiddle(audit) },
];
