// Runs every check on the built site and every planted fault, and tells how many passed and failed.
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";

import { chromium } from "playwright-core";

import * as axe from "./axe.mjs";
import * as choose from "./choose.mjs";
import * as embed from "./embed.mjs";
import * as keyboard from "./keyboard.mjs";
import * as linked from "./linked.mjs";
import * as moved from "./moved.mjs";
import { faults as planted } from "./planted.mjs";
import * as privacy from "./privacy.mjs";
import * as review from "./review.mjs";
import * as schemas from "./schemas.mjs";
import * as screen from "./screen.mjs";
import { besideOther, languageOf, serve } from "./site.mjs";
import * as valid from "./valid.mjs";
import * as weight from "./weight.mjs";

/** How many faults of one check are written out. */
const TOLD = 12;

/** The pages of all checks that name no setting are opened like this, once each. */
const USUAL = {
  viewport: { width: 320, height: 256 },
  colorScheme: "light",
  reducedMotion: "reduce",
};

const folder = process.argv[2];
if (!folder || !existsSync(folder)) {
  console.error("usage: node run.mjs <folder of the built site> [part of a check's name]");
  process.exit(2);
}
/** With EVERY_LANGUAGE set, the checks of every page open the pages of each language. */
const everyLanguage = Boolean(process.env.EVERY_LANGUAGE);
const only = process.argv[3] ?? "";
const checks = [axe, screen, keyboard, choose, embed, privacy, valid, linked, schemas, moved, review, weight]
  .flatMap((it) => it.checks)
  .filter((it) => it.name.includes(only));
if (!checks.length) {
  console.error(`no check has «${only}» in its name`);
  process.exit(2);
}
const faults = planted.filter((it) => it.check.includes(only));

const site = await serve(folder, faults);
// In the other languages the same pages have other words: that the shape is the same is tested where
// they are made, and their heaviest are among the samples.
// Pages to embed and to share others are all made alike: of those, too, the samples are opened.
const opened = (it) => !besideOther(it) || Object.values(site.samples).includes(it);
const inBokmal = site.pages.filter((it) => languageOf(it) === "nb" || besideOther(it)).filter(opened);
// As text they are read, too; those of the other languages are the same with other words.
const read = (it) => everyLanguage || languageOf(it) === "nb" || opened(it);
const port = await freePort();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", `--remote-debugging-port=${port}`],
});

/** A port that nothing listens on, for Lighthouse to reach the browser by. */
function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, () => {
      const { port: number } = server.address();
      server.close(() => done(number));
    });
  });
}

/** Check to what was found: pages, faults, figures. */
const results = new Map(checks.map((it) => [it.name, { pages: 0, faults: [], figures: [] }]));
const missed = [];

/** One visit: the checks that are run on one page in one setting. */
function visits() {
  const all = new Map();
  for (const check of checks) {
    const setting = check.setting ?? USUAL;
    const named = Object.entries(check.pages.includes?.("moved") ? site.moved : site.samples);
    const pages = check.pages instanceof RegExp
      ? site.files.filter((it) => check.pages.test(it)).map((it) => [undefined, it])
      : check.pages === "all"
        ? (setting === "text" ? site.pages.filter(read) : everyLanguage ? site.pages.filter(opened) : inBokmal).map((it) => [named.find(([, sample]) => sample === it)?.[0], it])
        : named.filter(([name]) => (check.pages === "samples" && !check.but?.includes(name)) || check.pages.includes(name));
    for (const [sample, path] of pages) {
      const key = JSON.stringify([setting, path, check.alters && check.name]);
      if (!all.has(key)) all.set(key, { setting, path, sample, checks: [] });
      all.get(key).checks.push(check);
    }
  }
  for (const [number, fault] of faults.entries()) {
    const check = checks.find((it) => it.name === fault.check);
    if (!check) throw new Error(`a fault is planted for no check: ${fault.check}`);
    const setting = check.setting ?? USUAL;
    // A fault is planted on a page, or in a file that is none.
    const path = { ...site.samples, ...site.moved }[fault.on] ?? fault.on;
    all.set(number, { setting, path, sample: fault.on, checks: [check], number, fault });
  }
  for (const it of checks) {
    if (!faults.some((fault) => fault.check === it.name))
      missed.push(`no fault is planted for «${it.name}»`);
  }
  // Visits in one setting follow each other, so that they share a window.
  const order = (it) => JSON.stringify(it.setting) + (it.fault ? "fault" : "");
  return [...all.values()].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

/** A window in one setting, and what the page in it asks for and says. */
async function open(setting) {
  const context = await browser.newContext(setting);
  const page = await context.newPage();
  const seen = { requests: [], said: [], failed: [] };
  page.on("request", (it) => seen.requests.push(it.url()));
  page.on("response", (it) => {
    const missing = it.status() >= 400 && !it.request().isNavigationRequest();
    if (missing) seen.failed.push(`${it.status()} for ${it.url()}`);
  });
  page.on("requestfailed", (it) => seen.failed.push(`no answer for ${it.url()}`));
  page.on("pageerror", (it) => seen.said.push(it.message));
  page.on("console", (it) => {
    const itself = it.location().url === page.url() && it.text().includes("status of 404");
    if (!itself) seen.said.push(it.text());
  });
  return { page, seen, close: () => context.close() };
}

function note(visit, check, outcome) {
  const { faults: found, figures } = Array.isArray(outcome) ? { faults: outcome } : outcome;
  if (visit.fault) {
    if (!visit.fault.says.test(found.join("\n"))) {
      missed.push(
        `«${check.name}» did not report ${visit.fault.says} on ${visit.path}, but: ${found[0]}`,
      );
    }
    return;
  }
  const result = results.get(check.name);
  result.pages += 1;
  result.faults.push(...found.map((it) => `${visit.path}: ${it}`));
  if (figures) result.figures.push(`${visit.sample}: ${figures}`);
}

async function make(visit, window) {
  const url = site.url(visit.path, visit.number);
  const given = {
    url,
    browser,
    port,
    sample: visit.sample,
    origin: site.origin,
    get text() {
      return site.text(visit.path, visit.number);
    },
    other: (path) => site.text(path),
  };
  if (window) {
    for (const list of Object.values(window.seen)) list.length = 0;
    await window.page.goto(url);
  }
  for (const check of visit.checks) {
    let outcome;
    try {
      outcome = await check.look({ ...given, text: given.text, ...window });
    } catch (error) {
      outcome = [`the check broke off: ${error.stack}`];
    }
    note(visit, check, outcome);
  }
}

async function worker(queue) {
  let window;
  let setting;
  for (let visit = queue.shift(); visit; visit = queue.shift()) {
    if (typeof visit.setting === "string") {
      await make(visit);
      // A check of the text alone never waits; without this the site would not be served meanwhile.
      await setImmediate();
      continue;
    }
    // A planted fault may leave something in its window, so it has one to itself.
    if (!window || visit.fault || setting !== JSON.stringify(visit.setting)) {
      await window?.close();
      window = await open(visit.setting);
      setting = visit.fault ? undefined : JSON.stringify(visit.setting);
    }
    await make(visit, window);
  }
  await window?.close();
}

const started = Date.now();
const queue = visits();
const alone = queue.filter((it) => it.setting === "alone");
const shared = queue.filter((it) => it.setting !== "alone");
await Promise.all(Array.from({ length: availableParallelism() + 1 }, () => worker(shared)));
await worker(alone);
await browser.close();
site.close();

let failed = missed.length;
for (const [name, { pages, faults: found, figures }] of results) {
  const good = pages > 0 && found.length === 0;
  failed += good ? 0 : 1;
  const number = found.length ? `, ${found.length} faults` : "";
  console.log(`${good ? "ok    " : "FAILED"} ${name}: ${pages} pages${number}`);
  for (const it of figures) console.log(`         ${it}`);
  for (const it of found.slice(0, TOLD)) console.log(`       ! ${it}`);
}
for (const it of missed) console.log(`FAILED a planted fault: ${it}`);
console.log(
  `${faults.length} faults were planted; ${Math.round((Date.now() - started) / 1000)} seconds`,
);
const passed = results.size + faults.length - failed;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
