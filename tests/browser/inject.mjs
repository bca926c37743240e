// Puts texts that would run a script into every field of the content, and sees that none does.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { promisify } from "node:util";

import { chromium } from "playwright-core";

import { familyNames, payloads } from "./payloads.mjs";
import { loopback } from "./site.mjs";

const [program, root] = process.argv.slice(2);
if (!root) {
  console.error("usage: node inject.mjs <the program> <the content folder whose schemas are read>");
  process.exit(2);
}

/** The contents that are filled, each with the next payloads: one with so many positions that each of their
 * fields gets every payload, and a small one with every kind of page. */
const ROUNDS = [
  { parties: 8, themes: 60, without: ["cards", "shares", "positions"] },
  { parties: 3, themes: 6, without: ["cards"] },
];
/** So many pages of one kind are opened, of those that do not hold every position of a party. */
const OPENED = 3;
/** How often it is looked through until nothing is refused any more. */
const MOST_LOOKS = 60;

/** Fields that hold no free text, by the last name on their path: they are tried one by one. */
const NO_TEXT = new Set([
  "id", "aliases", "slug", "date", "checked", "newest_seen", "review_by", "year", "page", "pages", "order", "code", "colour", "website",
  "url", "archived", "base_url", "source", "theme", "themes", "group", "parties", "party",
  "from", "to", "stance", "was", "kind", "language", "languages", "edition", "status", "without", "two_readers", "on",
  "signing_key",
]);
/** Fields of a text that cannot be tried here, and why. */
const LEFT_OUT = {
  "programme positions[].rejected[].text": "only beside a position that a program has searched for in a source",
  "programme positions[].rejected[].why": "the same",
  "programme positions[].silent[]": "the same",
  "programme positions[].silent_near[]": "the same",
  "site sources[].parts[].heading": "only of a source whose file is there",
  "site sources[].parts[].ends": "the same",
  "site sources[].edition_words": "the same: they are proved in it",
  "site sources[].twins[].sha256": "the same",
  "site sources[].repair[].sign": "the same",
  "site sources[].repair[].letters": "the same",
  "site sources[].read_by_eye[].by": "only beside a position that a program has searched for in a source",
  "site sources[].file": "names a file that is looked for only where there is an archive, and stands on no page",
  "site sources[].sha256": "the same",
  "site archive": "the same",
};

/** The longest texts that a field takes, in characters. */
const ROOM = { "site title": 23, "theme title": 44, "theme short": 24, "party short": 12 };

/** A place in the content that a payload is put into. */
class Slot {
  constructor(field, safe, payload) {
    Object.assign(this, { field, safe, payload, after: "", refused: false });
  }

  toString() {
    return (this.refused ? this.safe : this.payload.text) + this.after;
  }
}

/** Gives each field its payloads in turn, so that a field gets all of them before one comes twice. */
class Deal {
  constructor() {
    this.turns = new Map();
    this.slots = [];
  }

  put(field, safe) {
    const kind = field.replaceAll("[]", "").replace(/translations\.(nn|en)\./, "");
    const [file, name] = [kind.split(" ")[0], kind.split(".").at(-1).split(" ").at(-1)];
    const room = ROOM[`${file} ${name}`];
    const all = room ? payloads.filter((it) => [...it.text].length <= room && it.text.trim()) : payloads;
    const turn = this.turns.get(field) ?? 0;
    this.turns.set(field, turn + 1);
    const slot = new Slot(field, safe, all[turn % all.length]);
    this.slots.push(slot);
    return slot;
  }
}

/** The files of a content folder: every field of a text has a payload. */
function content(deal, { parties: numberOfParties, themes: numberOfThemes, without }) {
  const parties = Array.from({ length: numberOfParties }, (_, i) => `p${i}`);
  const themes = Array.from({ length: numberOfThemes }, (_, i) => `t${i}`);
  const inFile = (file) => (name, safe) => deal.put(`${file} ${name}`, safe);
  const site = inFile("site");
  const said = (put, prefix, names) =>
    Object.fromEntries(["nn", "en"].map((it) => [it, Object.fromEntries(names.map((name) => [name, put(`${prefix}${it}.${name}`, `${name} ${it}`)]))]));
  const files = {};
  files["site.yaml"] = {
    title: site("title", "Valget"),
    tagline: site("tagline", "Hva partiene mener"),
    base_url: "https://valg.test/",
    publisher: site("publisher", "Laget"),
    responsible_editor: site("responsible_editor", "Redaksjonen"),
    contact: site("contact", "post@valg.test"),
    description: site("description", "Her står svarene."),
    method: site("method", "Vi har lest alt."),
    data_licence: { name: site("data_licence.name", "Lisens"), url: "https://a.invalid/" },
    languages: ["nb", "nn", "en"],
    without,
    translations: said(site, "translations.", ["tagline", "description", "method"]),
    groups: [0, 1].map((i) => ({ id: `g${i}`, title: site("groups[].title", `Gruppe ${i}`), translations: { nn: site("groups[].translations.nn", "Gruppe"), en: site("groups[].translations.en", "Group") } })),
    terms: Array.from({ length: 8 }, (_, i) => ({
      id: `o${i}`, word: site("terms[].word", `Ord ${i}`), forms: [site("terms[].forms[]", `ordet${i}`)], meaning: site("terms[].meaning", "En mening."),
      translations: said(site, "terms[].translations.", ["word", "meaning"]),
    })),
    word_lists: [{ id: "ord", words: [site("word_lists[].words[]", "noe")] }],
    sources: [{
      id: "k", kind: "programme", title: site("sources[].title", "Programmene"), publisher: site("sources[].publisher", "Partiene"),
      period: site("sources[].period", "2029–2033"), url: "https://a.invalid/x",
    }],
    elections: [2029, 2025].map((year) => ({
      year, title: site("elections[].title", `Valget ${year}`), date: `${year}-09-10`, inclusion: site("elections[].inclusion", "Alle er med."),
      parties, left_out: Array.from({ length: 6 }, () => ({ name: site("elections[].left_out[].name", "Andre"), reason: site("elections[].left_out[].reason", "De stilte ikke.") })),
      translations: said(site, "elections[].translations.", ["title", "inclusion"]),
    })),
  };
  const theme = inFile("theme");
  const stances = (prefix) => Object.fromEntries(["for", "conditional", "against", "mentioned", "not_found", "not_read", "source_missing"].map((it) => [it, theme(`${prefix}stances.${it}`, it)]));
  for (const [i, id] of themes.entries()) {
    files[`themes/${id}.md`] = {
      front: {
        title: theme("title", `Tema ${i}`), short: theme("short", `Tema ${i}`), question: theme("question", "Skal det?"), proposition: theme("proposition", "Det skal."),
        group: `g${i % 2}`, order: i + 1, internal_note: theme("internal_note", "Husk."), stances: stances(""),
        translations: Object.fromEntries(["nn", "en"].map((it) => [it, {
          title: theme(`translations.${it}.title`, `Emne ${i}`), short: theme(`translations.${it}.short`, `Emne ${i}`), question: theme(`translations.${it}.question`, "Skal det?"),
          proposition: theme(`translations.${it}.proposition`, "Det skal."), stances: stances(`translations.${it}.`),
        }])),
        search: [{ nb: [theme("search[].nb[]", `ord${i}`)], nn: [theme("search[].nn[]", `ord${i}`)] }, { near: [theme("search[].near[]", `nær${i}`)], nb: [`to${i}`] }],
        sources: [{ id: "a", title: theme("sources[].title", "Kilden"), publisher: theme("sources[].publisher", "Noen"), url: "https://a.invalid/" }],
      },
      body: Object.assign(theme("body", "Bakgrunnen."), { after: "\n\nKilden.[^a]" }),
    };
  }
  const party = inFile("party");
  const programme = inFile("programme");
  for (const id of parties) {
    files[`parties/${id}/party.yaml`] = {
      name: { nb: party("name.nb", `Parti ${id}`), nn: party("name.nn", `Parti ${id}`), en: party("name.en", `Party ${id}`) },
      short: party("short", id.toUpperCase()), colour: "#123456", website: "https://a.invalid/", internal_note: party("internal_note", "Husk."),
      ids: { wikidata: party("ids.wikidata", "Q1"), storting: party("ids.storting", "A"), manifesto: party("ids.manifesto", "1") },
    };
    for (const year of [2029, 2025]) {
      const head = (name, safe) => programme(`programme.${name}`, safe);
      const of = (name, safe) => programme(`positions[].${name}`, safe);
      files[`parties/${id}/${year}.yaml`] = {
        programme: {
          title: head("title", "Program"), edition: "adopted", language: "nb", source: "k", read: head("read", "Alt er lest."), note: head("note", "Et notat."),
          checked: `${year}-05-02`, coded_by: head("coded_by", "En"), checked_by: head("checked_by", "To"), internal_note: head("internal_note", "Husk."),
        },
        positions: themes.map((id, i) => ({
          theme: id, stance: ["for", "conditional", "against", "mentioned"][i % 4], summary: of("summary", "De vil det."), note: of("note", "Merk."),
          coded_by: of("coded_by", "En"), checked_by: of("checked_by", "To"), internal_note: of("internal_note", "Husk."),
          quotes: [{ id: `q${i}`, text: of("quotes[].text", "Vi vil det."), heading: of("quotes[].heading", "Om det"), item: of("quotes[].item", "1") }],
          evidence: [{ fact: of("evidence[].fact", "De sa det."), kind: "news", title: of("evidence[].title", "Avisen"), publisher: of("evidence[].publisher", "Avisen"), locator: of("evidence[].locator", "side 1"), url: "https://a.invalid/" }],
          reply: { date: `${year}-06-01`, text: of("reply.text", "Det stemmer."), url: "https://a.invalid/" },
          changes: [{ date: `${year}-06-02`, kind: "clarification", why: of("changes[].why", "Klarere.") }],
        })),
      };
    }
  }
  files["parties/regjeringen/plan.yaml"] = (() => {
    const plan = inFile("plan");
    const head = (name, safe) => plan(`plan.${name}`, safe);
    return {
      plan: { actor: head("actor", "Regjeringen"), title: head("title", "Planen"), period: head("period", "2007–2010"), language: "nb", source: "k", read: head("read", "Alt."), checked: "2029-05-02", note: head("note", "Merk."), aim: head("aim", "et mål") },
      goals: Array.from({ length: 12 }, (_, g) => ({
        number: plan("goals[].number", `${g}`), title: plan("goals[].title", "Mål"),
        sub_goals: [{ number: plan("goals[].sub_goals[].number", "1"), title: plan("goals[].sub_goals[].title", "Delmål"),
          measures: Array.from({ length: 4 }, (_, m) => ({ id: `m${g}x${m}`, text: plan("goals[].sub_goals[].measures[].text", "gjøre noe"), responsible: plan("goals[].sub_goals[].measures[].responsible", "Noen"), themes: [themes[(g * 4 + m) % themes.length]] })) }],
      })),
    };
  })();
  return files;
}

/** A value as YAML with one value on a line, and which line holds which slot. */
function yaml(value, lines, slots, indent = "") {
  const scalar = (it) => JSON.stringify(it instanceof Slot ? String(it) : it);
  const isLeaf = (it) => it instanceof Slot || typeof it !== "object";
  const entries = Array.isArray(value) ? value.map((it) => ["-", it]) : Object.entries(value).map(([key, it]) => [`${key}:`, it]);
  for (const [key, it] of entries) {
    if (isLeaf(it)) {
      lines.push(`${indent}${key} ${scalar(it)}`);
      if (it instanceof Slot) slots.set(lines.length, it);
    } else if (Object.keys(it).length === 0) {
      lines.push(`${indent}${key} []`);
    } else {
      lines.push(`${indent}${key}`);
      yaml(it, lines, slots, `${indent}  `);
    }
  }
}

/** Writes the files; returns for each which lines hold which slot. */
function write(folder, files) {
  const places = {};
  for (const [path, value] of Object.entries(files)) {
    const [lines, slots] = [[], new Map()];
    if (value.front) {
      lines.push("---");
      yaml(value.front, lines, slots);
      lines.push("---");
      for (let i = 0; i <= String(value.body).split("\n").length; i++) slots.set(lines.length + 1 + i, value.body);
      lines.push(String(value.body), "");
    } else {
      yaml(value, lines, slots);
      lines.push("");
    }
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines.join("\n"));
    places[path] = slots;
  }
  return places;
}

const run = promisify(execFile);

/** The errors that the program finds in a content folder. */
async function errorsIn(folder) {
  const told = await run(program, ["check", folder, "--no-archive", "--format", "json"], { maxBuffer: 1 << 30 }).catch((it) => it);
  if (told.code !== undefined && told.code !== 1) throw new Error(`the program ended with ${told.code}: ${told.stderr}`);
  return JSON.parse(told.stdout).filter((it) => it.severity === "error");
}

const build = (folder, out) => run(program, ["build", folder, "--no-archive", "--out", out], { maxBuffer: 1 << 30 });

/** Takes out what the program refuses, each with a finding where it stands, until it builds the site. */
async function settle(folder, files) {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const places = write(folder, files);
    const errors = await errorsIn(folder);
    if (!errors.length) return;
    let taken = 0;
    for (const it of errors) {
      // Markup that is never closed swallows the mark of a source that stands behind it.
      const slot = places[it.path]?.get(it.line) ?? (it.code === "unused-source" ? files[it.path].body : undefined);
      if (!slot) throw new Error(`refused for no payload: ${it.path}:${it.line}: ${it.code}: ${it.message}`);
      taken += slot.refused ? 0 : 1;
      slot.refused = true;
    }
    if (!taken) throw new Error(`refused also without its payload: ${JSON.stringify(errors[0])}`);
  }
  throw new Error(`after ${MOST_LOOKS} looks there is still something to refuse`);
}

/** The fields of a text in the schemas that the program writes for editors. */
function fields(folder) {
  const found = [];
  for (const file of ["site", "party", "programme", "plan", "theme"]) {
    const schema = JSON.parse(readFileSync(join(folder, `.vscode/schemas/${file}.schema.json`), "utf8"));
    const walk = (it, path) => {
      const own = it.$ref ? { ...schema.$defs?.[it.$ref.split("/").at(-1)], ...it } : it;
      for (const part of [...(own.anyOf ?? []), ...(own.oneOf ?? []), ...(own.allOf ?? [])]) walk(part, path);
      for (const [name, value] of Object.entries(own.properties ?? {})) walk(value, path ? `${path}.${name}` : name);
      if (own.items) walk(own.items, `${path}[]`);
      if (!own.enum && !("const" in own) && (own.type === "string" || own.type?.includes?.("string"))) found.push(`${file} ${path}`);
    };
    walk(schema, "");
  }
  return [...new Set(found)];
}

const list = (folder, below = "") =>
  readdirSync(join(folder, below), { withFileTypes: true }).flatMap((it) => {
    const path = below ? `${below}/${it.name}` : it.name;
    return it.isDirectory() ? list(folder, path) : [path];
  });

/** What is wrong with a document, looked at without running it: in the browser, as its reader sees it. */
function inspect([kind, text]) {
  const faults = [];
  const look = (tree, scripts) => {
    for (const it of tree.querySelectorAll("*")) {
      const name = it.localName;
      if (["object", "embed", "base", "form", "style", "foreignObject", "math", "marquee", "template", "noscript", "iframe"].includes(name) && !(name === "iframe" && it.hasAttribute("sandbox")) && !(name === "base" && !it.hasAttribute("href")))
        faults.push(`there is a <${name}>`);
      if (name === "script" && !scripts(it)) faults.push(`there is a script: ${it.outerHTML.slice(0, 200)}`);
      for (const { name: attribute, value } of it.attributes) {
        if (/^on/i.test(attribute)) faults.push(`<${name}> has ${attribute}`);
        if (/^(href|src|action|formaction|data|xlink:href|poster|srcset)$/i.test(attribute) && /^[\s\u0000-\u0020]*(javascript|data|vbscript|blob|filesystem|feed|jar|view-source):/i.test(value))
          faults.push(`<${name}> leads to ${value.slice(0, 80)}`);
      }
      if (name === "meta" && it.httpEquiv === "refresh") faults.push("there is a refresh");
    }
  };
  if (kind === "html") {
    const tree = new DOMParser().parseFromString(text, "text/html");
    look(tree, (it) => it.type === "application/ld+json" || /^[./]*[a-z-]+\.js$/.test(it.getAttribute("src") ?? ""));
    for (const it of tree.querySelectorAll('script[type="application/ld+json"]')) {
      try {
        JSON.parse(it.textContent);
      } catch (error) {
        faults.push(`the linked data are broken: ${error.message}`);
      }
    }
    if (tree.querySelectorAll("title").length - tree.querySelectorAll("svg title").length !== 1) faults.push("there is more than one title");
    if (tree.querySelectorAll("main").length > 1) faults.push("there is more than one main part");
  } else if (kind === "xml" || kind === "svg") {
    const tree = new DOMParser().parseFromString(text, "application/xml");
    if (tree.querySelector("parsererror")) faults.push(`it cannot be read: ${tree.querySelector("parsererror").textContent.slice(0, 200)}`);
    look(tree, () => false);
    for (const it of tree.querySelectorAll('[type="html"]')) look(new DOMParser().parseFromString(it.textContent, "text/html"), () => false);
  }
  return [...new Set(faults)];
}

/** The rows of a table (RFC 4180). */
function rows(text, mark) {
  const all = [];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${mark}\\r\\n]*))(${mark}|\\r\\n|$)`, "y");
  for (let row = [], match; cell.lastIndex < text.length && (match = cell.exec(text)); ) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2]);
    if (match[3] !== mark) all.push(row), (row = []);
  }
  return all;
}

function table(path, text) {
  const all = rows(text.replace(/^\ufeff/, ""), path.includes("excel") ? ";" : ",");
  if (all.length < 2 || all.some((it) => it.length !== all[0].length)) return ["it is no table"];
  return all.flat().filter((it) => /^'*[=+\-@\t\r\n＝＋－＠]/.test(it) && !it.startsWith("'")).map((it) => `a cell is a formula: ${it.slice(0, 60)}`);
}

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json", ".xml": "application/xml" };

/** Serves a folder with the policy that `_headers` gives every page, and tells what was asked of others. */
function serve(folder) {
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url, "http://x").pathname).slice(1);
    if (path.endsWith("/") || path === "") path += "index.html";
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => server.listen(0, loopback(), () => done({ server, origin: `http://${loopback()}:${server.address().port}` })));
}

/** Opens pages, sets off what a payload may wait for, and tells what ran, was asked for, or said. */
async function opened(browser, origin, paths, bypassCSP) {
  const faults = [];
  const queue = [...paths];
  const work = async () => {
    const context = await browser.newContext({ bypassCSP, reducedMotion: "reduce" });
    const page = await context.newPage();
    let at;
    await page.exposeFunction("ran", () => faults.push(`${at}: a payload has run`));
    await page.addInitScript(() => {
      globalThis.alert = globalThis.ran;
    });
    page.on("dialog", async (it) => {
      faults.push(`${at}: a dialog opens`);
      await it.dismiss();
    });
    page.on("pageerror", (it) => faults.push(`${at}: a script fails: ${it.message.slice(0, 120)}`));
    page.on("request", (it) => {
      if (new URL(it.url()).origin !== origin) faults.push(`${at}: asks for ${it.url().slice(0, 120)}`);
    });
    for (at = queue.shift(); at !== undefined; at = queue.shift()) {
      await page.goto(origin + at);
      const grown = await page.evaluate(() => {
        const events = ["mouseover", "focus", "load", "error", "toggle", "pointerenter", "animationstart", "begin", "input", "auxclick"];
        for (const it of document.querySelectorAll("*")) {
          if (it.localName === "details") it.open = true;
          if ([...it.attributes].some((own) => /^on/i.test(own.name))) for (const event of events) it.dispatchEvent(new Event(event));
        }
        return [...document.querySelectorAll("script")].filter((it) => !it.src && it.type !== "application/ld+json").length;
      });
      if (grown) faults.push(`${at}: ${grown} scripts came with the page`);
    }
    await context.close();
  };
  await Promise.all([work(), work(), work()]);
  return [...new Set(faults)];
}

/** What addresses may carry: each parameter of the scripts, and the place. */
function tempting(paths) {
  const names = ["gruppe", "standpunkt", "forskjeller", "rekkefolge", "skjul", "parti", "partier", "tema", "temaer", "secret", "q"];
  const chosen = paths.filter((it) => /^\/((sammenlign|oversikt|tema\/t0|moved)\/)?$/.test(it) || it.startsWith("/embed/tema/t0/"));
  return chosen.flatMap((path) =>
    familyNames.map((family) => {
      const text = encodeURIComponent(payloads.find((it) => it.family === family).text.replaceAll("\0", ""));
      return `${path}?${names.map((it) => `${it}=${text}`).join("&")}#${text}`;
    }),
  );
}

const work = mkdtempSync(join(tmpdir(), "inject-"));
const failures = [];
const missed = [];
const started = Date.now();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const reader = await (await browser.newContext()).newPage();

/** Everything that is wrong with a built site: each file read, and the given pages opened. */
async function faultsOf(site, pages, files = list(site)) {
  const { server, origin } = await serve(site);
  const found = await Promise.all([
    faultsInside(site, files),
    ...[false, true].map((bypass) => (pages.length ? opened(browser, origin, pages, bypass) : [])),
  ]);
  server.close();
  return found.flat();
}

/** What is wrong with files, without their being opened as pages. */
async function faultsInside(site, files) {
  const faults = [];
  for (const path of files) {
    const text = () => readFileSync(join(site, path), "utf8");
    const kind = extname(path).slice(1);
    if (kind === "csv") faults.push(...table(path, text()).map((it) => `${path}: ${it}`));
    else if (kind === "json") JSON.parse(text());
    else if (["html", "xml", "svg"].includes(kind)) {
      const moved = kind === "html" && text().includes('http-equiv="refresh"');
      if (!moved) faults.push(...(await reader.evaluate(inspect, [kind, text()])).map((it) => `${path}: ${it}`));
    } else if (path.startsWith("_") && /elsewhere|ran\(1\)|Set-Cookie|ALLOWALL/.test(text())) faults.push(`${path} has a payload`);
  }
  return faults;
}

/** The addresses of the pages that hold every text, one or more for each template. */
function pagesOf(site) {
  const all = list(site).filter((it) => it.endsWith("index.html") || it === "404.html").map((it) => `/${it.replace(/index\.html$/, "")}`);
  const seen = new Map();
  return all.filter((path) => {
    if (/^\/(2025\/)?(parti|plan)\/[^/]+\/$/.test(path)) return true;
    const kind = path.replace(/[pt]\d+(-p\d+)?|m\d+x\d+/g, "*");
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return seen.get(kind) <= (/^(nn|en|del)/.test(kind.slice(1)) ? 1 : OPENED);
  });
}

const deal = new Deal();
const known = fields(root);
let visited = 0;
const filled = ROUNDS.map((size, round) => ({
  folder: join(work, `content-${round}`), site: join(work, `site-${round}`), files: content(deal, size),
}));
await Promise.all(filled.map(async ({ folder, site, files }) => {
  await settle(folder, files);
  await build(folder, site);
  const pages = pagesOf(site);
  const paths = [...pages, ...tempting(pages)];
  visited += paths.length;
  failures.push(...(await faultsOf(site, paths)));
}));
const last = { ...filled.at(-1), pages: pagesOf(filled.at(-1).site) };

// Every field of a text in the schemas has got payloads of every family, as far as they fit.
const dealt = new Set(deal.slots.map((it) => it.field));
const tried = known.filter((it) => NO_TEXT.has(it.replaceAll("[]", "").split(/[ .]/).at(-1)));
for (const field of known.filter((it) => !tried.includes(it))) {
  if (!dealt.has(field) && !LEFT_OUT[field]) failures.push(`no payload was put into: ${field}`);
}
const shown = deal.slots.filter((it) => !it.refused);
for (const it of payloads) {
  const some = deal.slots.some((slot) => slot.payload === it);
  if (!some) failures.push(`was put nowhere: ${it.text}`);
}

// What holds no free text refuses every family, and says where: all such fields at once, and then, of
// those that another fault of the file hides, each alone.
const FILES = { site: "site.yaml", party: "parties/p0/party.yaml", programme: "parties/p0/2029.yaml", plan: "parties/regjeringen/plan.yaml", theme: "themes/t0.md" };
async function refusing(text, some) {
  const files = content(new Deal(), { parties: 1, themes: 1, without: ["cards"] });
  for (const slot of slotsOf(files)) slot.refused = true;
  const probes = some.map((field) => new Slot(field, "", { text }));
  for (const it of probes) {
    const [file, path] = it.field.split(" ");
    set(files[FILES[file]].front ?? files[FILES[file]], path.split("."), it);
  }
  const folder = mkdtempSync(join(work, "probe-"));
  const places = write(folder, files);
  const told = new Set((await errorsIn(folder)).map((it) => places[it.path]?.get(it.line)));
  return probes.filter((it) => told.has(it)).map((it) => it.field);
}
let refusals = 0;
await Promise.all(familyNames.map(async (family) => {
  const text = payloads.find((it) => it.family === family).text;
  const refused = new Set(await refusing(text, tried));
  for (const field of tried.filter((it) => !refused.has(it))) {
    if ((await refusing(text, [field])).length) refused.add(field);
    else failures.push(`${field} takes ${JSON.stringify(text)}`);
  }
  refusals += refused.size;
}));

function* slotsOf(value) {
  if (value instanceof Slot) yield value;
  else if (value && typeof value === "object") for (const it of Object.values(value)) yield* slotsOf(it);
}

/** Puts a value at a path, making what leads there. */
function set(value, [step, ...rest], it) {
  const inList = step.endsWith("[]");
  const name = step.replace("[]", "");
  if (!rest.length) {
    value[name] = inList ? [it] : it;
    return;
  }
  value[name] ??= inList ? [{}] : {};
  set(inList ? value[name][0] : value[name], rest, it);
}

// Faults are planted, and each has to be found.
let planted = 0;
const plant = async (what, path, from, to, says) => {
  const file = join(last.site, path);
  const text = readFileSync(file, "utf8");
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`${path} has no place for a fault`);
  writeFileSync(file, changed);
  const page = path.endsWith("index.html") ? [`/${path.replace("index.html", "")}`] : [];
  const found = await faultsOf(last.site, page, [path]);
  writeFileSync(file, text);
  planted += 1;
  if (!found.some((it) => says.test(it))) missed.push(`${what}: ${found[0]}`);
};
const theme = "tema/t0/index.html";
const data = '<script type="application/ld+json">';
const script = '<x:script xmlns:x="http://www.w3.org/1999/xhtml">ran(1)</x:script></feed>';
await plant("markup that is not escaped", theme, "</main>", "<img src=x onerror=ran(1)></main>", /a payload has run/);
await plant("markup for a hand", theme, "</main>", "<p onmouseover=ran(1)>x</p></main>", /<p> has onmouseover/);
await plant("an address that is a script", theme, "</main>", "<a href=' java&#115;cript:ran(1)'>x</a></main>", /leads to  javascript/);
await plant("linked data that end", theme, data, `${data}{}</script><script>ran(1)</script>`, /there is a script/);
await plant("linked data that are broken", theme, data, `${data}x`, /the linked data are broken/);
await plant("something of another host", "index.html", "</main>", "<img src=//elsewhere.invalid/x></main>", /asks for http:\/\/elsewhere/);
await plant("a feed with a script", "feed.xml", "</feed>", script, /feed\.xml: there is a script/);
await plant("a feed that cannot be read", "feed.xml", "</feed>", "&x;</feed>", /feed\.xml: it cannot be read/);
await plant("a picture with a script", "icon.svg", "</svg>", "<script>ran(1)</script></svg>", /icon\.svg: there is a script/);
await plant("a formula", "data/positions.csv", ",for,", ",=1+1,", /a cell is a formula/);
await plant("a rule for hosts", "_headers", "\n", "\n  Set-Cookie: x=y\n", /_headers has a payload/);
{
  // A template that prints a text of the content as markup.
  const folder = join(work, "unsafe");
  cpSync(last.folder, folder, { recursive: true });
  const card = readFileSync(join(root, "templates/card.html"), "utf8").replaceAll("{{ card.heading }}", "{{ card.heading | safe }}");
  mkdirSync(join(folder, "templates"), { recursive: true });
  writeFileSync(join(folder, "templates/card.html"), card);
  const site = join(work, "unsafe-site");
  await build(folder, site);
  const found = await faultsOf(site, last.pages.filter((it) => it.startsWith("/parti/")), list(site).filter((it) => it.startsWith("parti/")));
  planted += 1;
  if (!found.length) missed.push("a template that prints texts as markup");
}

await browser.close();
rmSync(work, { recursive: true, force: true });
for (const it of [...new Set(failures)].slice(0, 30)) console.log(`       ! ${it}`);
for (const it of missed) console.log(`FAILED a planted fault: ${it}`);
console.log(
  `${failures.length ? "FAILED" : "ok    "} script injection: ${payloads.length} texts of ${familyNames.length} families in ${dealt.size} fields, ` +
    `${deal.slots.length} times; ${shown.length} shown, ${deal.slots.length - shown.length} refused; ${refusals} refused by ${tried.length} fields that hold no text; ` +
    `${visited} pages opened with the policy and without; ${planted} faults planted; ${Math.round((Date.now() - started) / 1000)} seconds`,
);
process.exitCode = failures.length + missed.length ? 1 : 0;
