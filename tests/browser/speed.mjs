// Times the heaviest pages on a slow connection and a slow machine, and tells the figures beside what is aimed at.
// A clock tells as much of the machine as of the page, so that this is for a quiet machine, and no test.
import { existsSync } from "node:fs";

import lighthouse from "lighthouse";

import { launch, serve } from "./site.mjs";

/** How many times each figure is taken; the middle counts. */
const TIMES = 5;

/** What is aimed at: milliseconds to the largest part, the score of layout shifts, and Lighthouse's score. */
const AIMS = { theme: { paint: 1500, shift: 0.02, score: 100 }, overview: { paint: 1500, shift: 0.02, score: 98 } };

const folder = process.argv[2];
if (!folder || !existsSync(folder)) {
  console.error("usage: node speed.mjs <folder of the built site>");
  process.exit(2);
}

/** Milliseconds until the largest part of a page is painted, and how far its layout shifts. */
async function paint(browser, url) {
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
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
    watch("largest-contentful-paint", (it) => (globalThis.timed.paint = it.startTime));
    watch("layout-shift", (it) => (globalThis.timed.shift += it.value));
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(1000);
  const timed = await page.evaluate(() => globalThis.timed);
  await context.close();
  return timed;
}

const middle = (figures) => figures.toSorted((a, b) => a - b)[(TIMES - 1) / 2];

const site = await serve(folder, []);
const { browser, port } = await launch();
for (const [sample, aim] of Object.entries(AIMS)) {
  const url = site.url(site.samples[sample]);
  const taken = [];
  for (let time = 0; time < TIMES; time += 1) {
    const { lhr } = await lighthouse(url, { port, logLevel: "silent", output: "json", onlyCategories: ["performance"] });
    taken.push({ ...(await paint(browser, url)), score: Math.round(lhr.categories.performance.score * 100) });
  }
  const [ms, shift, score] = ["paint", "shift", "score"].map((it) => middle(taken.map((one) => one[it])));
  const reached = ms < aim.paint && shift < aim.shift && score >= aim.score;
  console.log(
    `${sample}: LCP ${Math.round(ms)} ms (aim: below ${aim.paint}), CLS ${shift.toFixed(3)} (below ${aim.shift}), ` +
      `Lighthouse ${score} (${aim.score}); the middle of ${TIMES}${reached ? "" : ": AIM NOT REACHED"}`,
  );
}
await browser.close();
site.close();
