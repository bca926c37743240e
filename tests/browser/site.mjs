// Reads a built site and serves it to the browser, as it is or with a fault planted in it.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSocket } from "node:net";
import { networkInterfaces } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

import { chromium } from "playwright-core";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

/** The templates, and which pages each of them makes. A page of no template is refused. */
const TEMPLATES = Object.fromEntries(
  Object.entries({
    front: "index",
    overview: "(oversikt|overview)/index",
    theme: "(tema|theme)/[^/]+/index",
    position: "(tema|theme)/[^/]+/[^/]+/index",
    party: "(parti|party)/[^/]+/index",
    pairs: "(sammenlign|samanlikn|compare)/index",
    pair: "(sammenlign|samanlikn|compare)/[^/]+/index",
    agreement: "(enighet|semje|agreement)/index",
    plan: "plan/[^/]+/index",
    method: "(metode|method)/index",
    changes: "(endringer|endringar|changes)/index",
    data: "data/index",
    "not-found": "404",
    "embedded theme": "embed/(\\d{4}/)?(tema|theme)/[^/]+/index",
    "embedded position": "embed/(\\d{4}/)?(tema|theme)/[^/]+/[^/]+/index",
    "embedded pair": "embed/(\\d{4}/)?(sammenlign|samanlikn|compare)/[^/]+/index",
    share: "(del|share)/(\\d{4}/)?(tema|theme|parti|party|sammenlign|samanlikn|compare)/.+/index",
  }).map(([name, path]) => [name, new RegExp(`^((nn|en)/)?(\\d{4}/)?${path}\\.html$`)]),
);

/** The language of a page, by the folder it lies in. */
export const languageOf = (path) => /^(nn|en)\//.exec(path)?.[1] ?? "nb";

/** Whether a page stands beside another, to embed it or to share it. */
export const besideOther = (path) => /^((nn|en)\/)?(embed|del|share)\//.test(path);

export const gzipped = (text) => gzipSync(text, { level: 9 }).length;

function list(folder, below = "") {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((it) => {
    const path = below ? `${below}/${it.name}` : it.name;
    return it.isDirectory() ? list(folder, path) : [path];
  });
}

function templateOf(path) {
  const found = Object.entries(TEMPLATES).find(([, pattern]) => pattern.test(path));
  if (!found) throw new Error(`${path} is a page of no known template`);
  return found[0];
}

/** Of so many of the longest pages it is looked which is the heaviest. */
const LONGEST = 12;

/** The heaviest page of each template in the newest election, and some with what others lack. */
function samples(pages, text) {
  const chosen = {};
  const add = (name, fits) => {
    const heaviest = (weigh) => (list) =>
      list.map((path) => [weigh(text(path)), path]).sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1)).map((it) => it[1]);
    // Only the longest are packed: all would take as long as to look at them.
    const longest = heaviest((it) => it.length)(pages.filter(fits)).slice(0, LONGEST);
    if (!longest.length) throw new Error(`the site has no page for the checks of ${name}`);
    chosen[name] = heaviest(gzipped)(longest)[0];
  };
  for (const name of Object.keys(TEMPLATES)) {
    add(name, (path) => templateOf(path) === name && !/(^|\/)\d{4}\//.test(path));
  }
  const has = (name, part) => (path) => templateOf(path) === name && text(path).includes(part);
  add("position that found nothing", has("position", "side-sokt"));
  add(
    "theme of an older election",
    (path) => /^\d{4}\//.test(path) && templateOf(path) === "theme",
  );
  add("overview with themes not read", has("overview", 'class="s-not_read"'));
  for (const language of ["nb", "nn", "en"]) {
    const fits = (path) => templateOf(path) === "theme" && languageOf(path) === language;
    if (!fits(chosen.theme)) add(`theme in ${language}`, fits);
  }
  return chosen;
}

/** Elements that have no end. */
const ENDLESS = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** Words are told apart by how much of a narrow screen they need: so many letters more make another kind. */
const LETTERS = 4;

/**
 * What a page is made of: each kind of element (its name, classes and what readers of screens are told)
 * within two others, and after another; and how long the longest word is in each. Rules of style, of access
 * and of room hang on these.
 */
function partsOf(html) {
  const parts = new Set();
  const open = [{ kind: "", last: "" }, { kind: "", last: "" }];
  for (const [, end, name, attributes, text] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)((?:\s[^<>]*?)?)\/?>([^<]*)/g)) {
    const words = (within) => {
      const longest = Math.max(0, ...text.split(/\s+/).map((it) => it.length));
      if (longest) parts.add(`${within}: ${Math.ceil(longest / LETTERS)}`);
    };
    if (end) {
      if (open.length > 2) open.pop();
      words(open.at(-1).kind);
      continue;
    }
    const told = attributes.matchAll(/\s(class|role|aria-[a-z]+|lang|type|hidden|open|scope|tabindex)(?:="([^"]*)")?/g);
    const kinds = [...told].map(([, key, value]) => (["class", "role", "type", "lang"].includes(key) ? `${key}=${value}` : key));
    // Parties differ in colour alone, which no text is written in.
    const kind = `${name} ${kinds.join(" ").replace(/\bp-[a-z0-9-]+/g, "p")}`;
    const [above, within] = open.slice(-2);
    parts.add(`${above.kind} > ${within.kind} > ${kind}`).add(`${within.kind} > ${within.last} + ${kind}`);
    within.last = kind;
    if (!ENDLESS.has(name)) open.push({ kind, last: "" });
    if (!["script", "style"].includes(name)) words(open.at(-1).kind);
  }
  return parts;
}

/** Pages that have all parts which any of the pages has: as few and small ones as a simple search finds. */
export function spanning(paths, text) {
  const look = (html) => ({ length: html.length, parts: partsOf(html) });
  const left = new Map(paths.map((path) => [path, look(text(path))]));
  const seen = new Set();
  const chosen = [];
  for (;;) {
    let [best, most] = [undefined, 0];
    for (const [path, { length, parts }] of left) {
      const gain = [...parts].filter((it) => !seen.has(it)).length / length;
      if (!gain) left.delete(path);
      if (gain > most) [best, most] = [path, gain];
    }
    if (!best) return chosen;
    for (const part of left.get(best).parts) seen.add(part);
    chosen.push(best);
  }
}

/** The address under which only this machine reaches itself. */
export function loopback() {
  const all = Object.values(networkInterfaces()).flat();
  return all.find((it) => it.internal && it.family === "IPv4").address;
}

/** Starts the browser, which Lighthouse reaches by the port. */
export async function launch() {
  const port = await new Promise((done) => {
    const socket = createSocket().listen(0, () => {
      const { port: number } = socket.address();
      socket.close(() => done(number));
    });
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", `--remote-debugging-port=${port}`],
  });
  return { browser, port };
}

/**
 * What stands in the files of a site. `faults` change what is read with their number: `html`, `css`, `js`,
 * `json` and `xml` are functions from text to text.
 */
export function reader(folder, faults) {
  return (path, number) => {
    const text = readFileSync(join(folder, path), "utf8");
    const change = faults[number]?.[extname(path).slice(1)];
    if (!change) return text;
    const changed = change(text, path);
    if (typeof changed !== "string") throw new Error(`fault ${number} made no text of ${path}`);
    return changed;
  };
}

/** Files with a fault are served below `/fault-<number>/`; its `headers` are sent with every page. */
export async function serve(folder, faults) {
  const files = new Set(list(folder));
  const text = reader(folder, faults);
  const html = [...files].filter((it) => it.endsWith(".html")).sort();
  // What only leads on from a former address is no page.
  const leadsOn = (path) => text(path).includes('<meta http-equiv="refresh"');
  const moved = html.filter(leadsOn);
  const pages = html.filter((it) => !moved.includes(it));

  const answers = new Map();
  const answer = (path, number) => {
    const key = `${number} ${path}`;
    if (!answers.has(key)) {
      const body = path.endsWith(".png") ? readFileSync(join(folder, path)) : Buffer.from(text(path, number));
      answers.set(key, { body, packed: gzipSync(body, { level: 9 }) });
    }
    return answers.get(key);
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://site.invalid");
    const [, number, rest] = /^\/(?:fault-(\d+)\/)?(.*)$/.exec(decodeURIComponent(url.pathname));
    let path = rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest;
    let status = 200;
    if (path === "robots.txt") {
      response.writeHead(200, { "content-type": TYPES[".txt"] }).end("User-agent: *\nAllow: /\n");
      return;
    }
    if (!files.has(path)) {
      path = "404.html";
      status = 404;
    }
    const { body, packed } = answer(path, number);
    const packs = (request.headers["accept-encoding"] ?? "").includes("gzip");
    // The site's own policy stands in its pages; a header here would hide that it is missing there.
    response.writeHead(status, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "cache-control": path.endsWith(".html") ? "no-cache" : "max-age=31536000",
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      ...(packs && { "content-encoding": "gzip" }),
      ...faults[number]?.headers,
    });
    response.end(packs ? packed : body);
  });
  const host = loopback();
  await new Promise((done) => server.listen(0, host, done));
  const origin = `http://${host}:${server.address().port}`;
  const url = (path, number) => {
    const start = number === undefined ? `${origin}/` : `${origin}/fault-${number}/`;
    return path === "404.html" ? `${start}finnes/ikke/` : start + path.replace(/index\.html$/, "");
  };
  return {
    origin,
    pages,
    files: [...files].sort(),
    samples: samples(pages, text),
    /** Pages that only lead on: one of them. */
    moved: { moved: moved[0] },
    templateOf,
    text,
    url,
    size: (path) => statSync(join(folder, path)).size,
    close: () => server.close(),
  };
}
