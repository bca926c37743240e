// Runs every check on the built site and every planted fault, and tells how many passed and failed.
import { once } from "node:events";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

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
import { besideOther, languageOf, launch, serve, spanning } from "./site.mjs";
import { attempt } from "./texts.mjs";
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

/**
 * Milliseconds that a page is waited for, and what has to come on it: on a good page never so long. What a
 * planted fault keeps from coming is not waited for as long.
 */
const [PATIENCE, PLANTED_PATIENCE] = [300_000, 20_000];

const folder = process.argv[2];
if (!folder || !existsSync(folder)) {
  console.error("usage: node run.mjs <folder of the built site> [part of a check's name]");
  process.exit(2);
}
/** With EVERY_LANGUAGE set, pages of each language are opened and read. */
const everyLanguage = Boolean(process.env.EVERY_LANGUAGE);
/** With EVERY_PAGE set, all are opened, and not only some that together have every kind of part. */
const everyPage = Boolean(process.env.EVERY_PAGE);
const only = process.argv[3] ?? "";
const checks = [axe, screen, keyboard, choose, embed, privacy, valid, linked, schemas, moved, review, weight]
  .flatMap((it) => it.checks)
  .filter((it) => it.name.includes(only));
if (!checks.length) {
  console.error(`no check has «${only}» in its name`);
  process.exit(2);
}
const faults = planted.filter((it) => it.check.includes(only));

const site = await serve(folder, planted);
// In the other languages the same pages have other words: that the shape is the same is tested where
// they are made, and their heaviest are among the samples.
// Pages to embed and to share others are all made alike: of those, too, the samples are opened.
const opened = (it) => !besideOther(it) || Object.values(site.samples).includes(it);
const inBokmal = site.pages.filter((it) => languageOf(it) === "nb" || besideOther(it)).filter(opened);
// As text they are read, too; those of the other languages are the same with other words.
const read = (it) => everyLanguage || languageOf(it) === "nb" || opened(it);
const toOpen = everyLanguage ? site.pages.filter(opened) : inBokmal;
const withAllParts = everyPage ? toOpen : spanning(toOpen, site.text);
const { browser } = await launch();

/** Check to what was found: pages, faults, figures. */
const results = new Map(checks.map((it) => [it.name, { pages: 0, faults: [], figures: [] }]));
const missed = [];

/** One visit: the checks that are run on one page in one setting. */
function visits() {
  const all = new Map();
  for (const check of checks) {
    const setting = check.setting ?? USUAL;
    const named = Object.entries(check.pages.includes?.("moved") ? site.moved : site.samples);
    const sampled = (path) => [named.find(([, sample]) => sample === path)?.[0], path];
    const fits = ([name]) => (check.pages === "samples" && !check.but?.includes(name)) || check.pages.includes?.(name);
    let pages = named.filter(fits);
    if (check.pages instanceof RegExp) pages = site.files.filter((it) => check.pages.test(it)).map(sampled);
    // What is read as text is read of every page.
    if (check.pages === "all") pages = site.pages.filter(read).map(sampled);
    if (check.pages === "parts") pages = withAllParts.map(sampled);
    for (const [sample, path] of pages) {
      const key = JSON.stringify([setting, path, check.alters && check.name]);
      if (!all.has(key)) all.set(key, { setting, path, sample, checks: [] });
      all.get(key).checks.push(check);
    }
  }
  for (const fault of faults) {
    const check = checks.find((it) => it.name === fault.check);
    if (!check) throw new Error(`a fault is planted for no check: ${fault.check}`);
    const setting = check.setting ?? USUAL;
    // A fault is planted on a page, or in a file that is none.
    const path = { ...site.samples, ...site.moved }[fault.on] ?? site.files.find((it) => fault.on.test(it));
    const number = planted.indexOf(fault);
    all.set(number, { setting, path, sample: fault.on, checks: [check], number, fault });
  }
  for (const it of checks) {
    if (!faults.some((fault) => fault.check === it.name))
      missed.push(`no fault is planted for «${it.name}»`);
  }
  // Visits in one setting follow each other, so that they share a window; what is waited for comes first.
  const order = (it) => (it.fault ? "" : JSON.stringify(it.setting));
  return [...all.values()].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

/** A window in one setting, and what the page in it asks for and says. */
async function open(setting, patience) {
  const context = await browser.newContext(setting);
  context.setDefaultNavigationTimeout(PATIENCE);
  context.setDefaultTimeout(patience);
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

/** How long a visit waits for what has to come. */
const patienceOf = (visit) => (visit.fault ? PLANTED_PATIENCE : PATIENCE);

async function make(visit, given, window) {
  const url = site.url(visit.path, visit.number);
  const all = {
    url,
    sample: visit.sample,
    origin: site.origin,
    patience: patienceOf(visit),
    ...given,
    ...window,
  };
  if (window) {
    for (const list of Object.values(window.seen)) list.length = 0;
    await window.page.goto(url);
  }
  for (const check of visit.checks) note(visit, check, await attempt(check, all));
}

/** Makes visits in the browser, one after another. */
async function visitor(queue) {
  let window;
  let setting;
  for (let visit = queue.shift(); visit; visit = queue.shift()) {
    if (visit.setting === "own windows") {
      await make(visit, { browser, text: site.text(visit.path, visit.number) });
      continue;
    }
    // A planted fault may leave something in its window, so it has one to itself.
    if (!window || visit.fault || setting !== JSON.stringify(visit.setting)) {
      await window?.close();
      window = await open(visit.setting, patienceOf(visit));
      setting = visit.fault ? undefined : JSON.stringify(visit.setting);
    }
    await make(visit, { browser }, window);
  }
  await window?.close();
}

/** Lighthouse takes over the browser that it is given, and does one page at a time. */
async function auditor(queue) {
  if (!queue.length) return;
  const { browser: own, port } = await launch();
  for (const visit of queue) await make(visit, { port });
  await own.close();
}

/** Has texts looked at in a thread of their own, beside the browser. */
async function readerOf(queue) {
  const thread = new Worker(new URL("texts.mjs", import.meta.url), { workerData: folder });
  for (let visit = queue.shift(); visit; visit = queue.shift()) {
    thread.postMessage({ path: visit.path, number: visit.number, names: visit.checks.map((it) => it.name) });
    const [outcomes] = await once(thread, "message");
    for (const [i, check] of visit.checks.entries()) note(visit, check, outcomes[i]);
  }
  await thread.terminate();
}

const started = Date.now();
const all = visits();
const texts = all.filter((it) => it.setting === "text");
const audits = all.filter((it) => it.setting === "Lighthouse");
const breaking = all.filter((it) => it.fault && !texts.includes(it) && !audits.includes(it));
const shown = all.filter((it) => !it.fault && !texts.includes(it) && !audits.includes(it));
const times = (number, work) => Array.from({ length: number }, work);
await Promise.all([
  ...times(availableParallelism(), () => readerOf(texts)),
  ...times(availableParallelism() + 1, () => visitor(shown)),
  // What a fault keeps from coming is waited for: most of the time of these goes by in waiting.
  ...times(2 * availableParallelism(), () => visitor(breaking)),
  auditor(audits),
]);
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
