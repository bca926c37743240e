// Weighs pages, and counts what the first paint of the heaviest waits for. What a clock tells is in speed.mjs.
import { gzipped } from "./site.mjs";

/** What fits into the first round trips of a connection, and what no page may exceed. */
const [FIRST, MOST] = [14_336, 30 * 1024];
const SCRIPT = 5 * 1024;

/** What a theme's page may ask for: itself, its look and its script. */
const REQUESTS = 3;

/** Elements of a page; a page of two parties has two cards for each theme, a plan all its measures. */
const ELEMENTS = 1500;
const ELEMENTS_OF_LONG = 2000;

/** How many files the first paint may wait for beside the page itself: the parts of its look, and no script. */
const LOOKS = 2;

/** The score of layout shifts that a page stays below. */
const SHIFT = 0.02;

/** How many blocks of code the scripts of a page may run until everything they have planned is done. */
const STEPS = 1000;

/** What Lighthouse has to reach on each page, in percent; its score for speed is in speed.mjs. */
const SCORES = {
  theme: { accessibility: 100, "best-practices": 100, seo: 100 },
  overview: { accessibility: 98, "best-practices": 98, seo: 98 },
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

/**
 * What the time to the first paint and after it depends on, in figures that are the same on a busy machine:
 * what is waited for, how much the scripts do, and how far they shift what is already painted.
 */
async function paint({ url, browser, patience }) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  // The clock of the page stands still, and is put forward below: no timer is left out, and none is waited for.
  await page.clock.install();
  await page.addInitScript(() => {
    globalThis.measured = { painted: false, largest: undefined, shift: 0, waitedFor: [] };
    const watch = (type, note) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
    watch("paint", () => (globalThis.measured.painted = true));
    watch("resource", (it) => it.renderBlockingStatus === "blocking" && globalThis.measured.waitedFor.push(it.initiatorType));
    watch("largest-contentful-paint", (it) => (globalThis.measured.largest = it.url || "text"));
    watch("layout-shift", (it) => (globalThis.measured.shift += it.value));
  });
  // A script that the paint need not wait for comes after it: only then can it shift something.
  const due = () =>
    globalThis.measured.painted ||
    document.querySelector("script[src]:not([defer], [async], [type=module])");
  await page.route("**/*.js", async (route) => {
    await page.waitForFunction(due).catch(() => undefined);
    await route.continue();
  });
  await page.goto(url);
  await page.clock.runFor(60_000);
  // A picture of the page is taken of a frame that is drawn: what has shifted until then is told.
  await page.screenshot();
  await page.screenshot();
  const { largest, shift, waitedFor } = await page.evaluate(() => globalThis.measured);
  const { result } = await session.send("Profiler.takePreciseCoverage");
  const own = result.filter((it) => it.url.startsWith(new URL(url).origin));
  const steps = own.flatMap((it) => it.functions).flatMap((it) => it.ranges).reduce((sum, it) => sum + it.count, 0);
  await context.close();
  const faults = [];
  if (waitedFor.length > LOOKS || waitedFor.some((it) => it !== "link")) faults.push(`the first paint waits for: ${waitedFor}`);
  if (largest !== "text") faults.push(`the largest part is no text of the page: ${largest}`);
  if (steps > STEPS) faults.push(`the scripts run ${steps} blocks`);
  if (shift >= SHIFT) faults.push(`the layout shifted by ${shift.toFixed(3)}`);
  return { faults, figures: `waits for ${waitedFor.length} files, runs ${steps} blocks of scripts, CLS ${shift.toFixed(3)}` };
}

async function audit({ url, sample, port }) {
  // Only here, as it takes long to read: what weighs texts does without.
  const { default: lighthouse } = await import("lighthouse");
  const onlyCategories = Object.keys(SCORES[sample]);
  const { lhr } = await lighthouse(url, { port, logLevel: "silent", output: "json", onlyCategories });
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

export const checks = [
  { name: "weight of the words", pages: "all", setting: "text", look: words },
  { name: "weight and elements", pages: "samples", setting: "own windows", look: size },
  { name: "paint and layout shift", pages: ["theme", "overview"], setting: "own windows", look: paint },
  { name: "Lighthouse, mobile", pages: ["theme", "overview"], setting: "Lighthouse", look: audit },
];
