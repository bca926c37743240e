// Holds the schemas for editors against the program, and the site against files as forms rewrite them.
import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";

import Ajv from "ajv";
import * as jsYaml from "js-yaml";
import * as yaml from "yaml";

const [program, root, site] = process.argv.slice(2);
if (!site) {
  console.error("usage: node forms.mjs <the program> <folder of the project> <folder of the site built from it>");
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), "standpunkt-forms-"));
let [passed, failed] = [0, 0];

function tell(name, faults) {
  if (faults.length) failed += 1;
  else passed += 1;
  console.log(`${faults.length ? "FAILED" : "ok"}  ${name}`);
  for (const it of faults.slice(0, 12)) console.log(`        ${it}`);
}

/** Every file below a folder, by its path from there. */
function files(folder, below = folder) {
  return readdirSync(below, { withFileTypes: true }).flatMap((it) => {
    const path = join(below, it.name);
    return it.isDirectory() ? files(folder, path) : [relative(folder, path)];
  });
}

const kindOf = (path) =>
  [
    [/^site\.yaml$/, "site"],
    [/^parties\/[^/]+\/party\.yaml$/, "party"],
    [/^parties\/[^/]+\/\d{4}\.yaml$/, "programme"],
    [/^parties\/[^/]+\/plan\.yaml$/, "plan"],
    [/^themes\/[^/]+\.md$/, "theme"],
  ].find(([form]) => form.test(path))?.[1];

/** The YAML of a file, and how it is put back. */
function parts(path, text) {
  if (kindOf(path) !== "theme") return [text, (it) => it];
  const [, front, body] = /^---\n([^]*?\n)---[ ]*\n([^]*)$/.exec(text);
  return [front, (it) => `---\n${it}---\n${body}`];
}

// Part 1: what the schema refuses, the program refuses, and the other way round.

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false });
const schemas = Object.fromEntries(
  ["site", "party", "programme", "plan", "theme"].map((kind) => {
    const text = readFileSync(join(root, `.vscode/schemas/${kind}.schema.json`), "utf8");
    return [kind, ajv.compile(JSON.parse(text))];
  }),
);

/** The findings that are about the shape of a file; all others need more than the file itself. */
const OF_SHAPE = new Set(
  (
    "unknown-key missing-field empty-field wrong-kind bad-id bad-number bad-date bad-url bad-colour too-long " +
    "bad-base-url unknown-stance unknown-edition unknown-language unknown-source-kind unknown-repair unknown-page-kind " +
    "unknown-change-kind"
  ).split(" "),
);

const READ_AS_OTHER = "read-as-other";

/** Values that fit some fields and not others. */
const VALUES = [
  "", " ", "x", "Ord med mellomrom.", "w".repeat(50), "for", "nb", "adopted", "programme", "pairs", "w-is-ff",
  "s1", "a-b", "Side", "side-1", 7, 12345678, 4.5, true, "2026-11-22", "2026-11", "2026-13-01", "2026",
  "https://a.no/x", "https://", "ftp://a.no", "#aabbcc", "#abc", [], {}, ["x"], [{ x: 1 }], { x: 1 },
];

/** Every place in a value, as a function that puts another value there; `undefined` takes it away. */
function places(value, put, path = "") {
  if (value === null || typeof value !== "object") return [];
  return Object.keys(value).flatMap((key) => {
    const here = (it) => {
      const copy = Array.isArray(value) ? [...value] : { ...value };
      if (it === undefined) Array.isArray(copy) ? copy.splice(Number(key), 1) : delete copy[key];
      else copy[key] = it;
      return put(copy);
    };
    return [[`${path}/${key}`, here], ...places(value[key], here, `${path}/${key}`)];
  });
}

const run = promisify(execFile);

/** What the program tells of a content folder. */
async function check(folder) {
  const { stdout } = await run(program, ["check", folder, "--format", "json"], { maxBuffer: 2 ** 28 }).catch((error) => error);
  return JSON.parse(stdout || "[]");
}

/** Does something with each of a list, as many at a time as the machine does; `work` knows in which lane it is. */
async function inLanes(list, work) {
  const queue = [...list];
  const lane = async (number) => {
    for (let it = queue.shift(); it !== undefined; it = queue.shift()) await work(it, number);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, (_, number) => lane(number)));
}

const PLAN = {
  plan: {
    actor: "Byen", title: "Plan", period: "2029", language: "nb", source: "program-2029", read: "Alt er lest.",
    checked: "2029-05-02", note: "Merk.", aim: "Mindre.",
  },
  goals: [
    {
      number: 1, title: "Mål",
      sub_goals: [
        { number: "1.1", title: "Delmål", measures: [{ id: "m1", text: "Gjøre noe", responsible: "Byen", themes: ["skole"], aliases: ["m0"] }] },
      ],
    },
  ],
};

async function differential() {
  const folder = join(scratch, "base");
  cpSync(join(root, "tests/fixtures/base"), folder, { recursive: true });
  const read = (path) => readFileSync(join(folder, path), "utf8");
  // A programme with every field that there is.
  const programme = yaml.parse(read("parties/alfa/2029.yaml"));
  Object.assign(programme.positions[0], {
    rejected: [{ text: "Noe", why: "Gjelder ikke." }], note: "Merk.", checked: "2029-05-02", aliases: ["s9"],
    changes: [{ date: "2029-05-02", kind: "correction", was: "against", why: "Feil." }],
  });
  Object.assign(programme.positions[0].quotes[0], { heading: "Vei", item: 4, page: 2, language: "nn", aliases: ["s8"] });
  const party = read("parties/alfa/party.yaml");
  const [front, theme] = parts("themes/skole.md", read("themes/skole.md"));
  // Each variant of a file is a file of its own, so that one run looks at all of them.
  const kinds = [
    [programme, (name) => `parties/${name}/2029.yaml`, yaml.stringify],
    [yaml.parse(party), (name) => `parties/${name}/party.yaml`, yaml.stringify],
    [PLAN, (name) => `parties/${name}/plan.yaml`, yaml.stringify],
    [yaml.parse(front), (name) => `themes/${name}.md`, (it) => theme(yaml.stringify(it))],
  ];
  let cases = 0;
  const faults = [];
  /** Holds what the program tells of a file against what its schema says of the value. */
  const compare = (told, path, name, value) => {
    const here = told.filter((it) => it.path === path);
    const shape = here.filter((it) => OF_SHAPE.has(it.code));
    // A number where a text should be: the program asks for quotation marks, for other readers' sake.
    const other = here.some((it) => it.code === READ_AS_OTHER);
    const validate = schemas[kindOf(path)];
    const valid = validate(value);
    cases += 1;
    if (valid !== !shape.length && !(other && !valid)) {
      const why = valid ? shape[0].code : ajv.errorsText(validate.errors);
      faults.push(`${path} ${name}: the ${valid ? "program" : "schema"} refuses it: ${why}`);
    }
  };
  for (const [value, place, write] of kinds) {
    const of = join(scratch, "variants");
    rmSync(of, { recursive: true, force: true });
    cpSync(folder, of, { recursive: true });
    const all = variants(value).map(([name, it], i) => [place(`v${i}`), name, it]);
    for (const [path, , it] of all) {
      mkdirSync(dirname(join(of, path)), { recursive: true });
      writeFileSync(join(of, path), write(it));
    }
    const told = await check(of);
    for (const [path, name, it] of all) compare(told, path, name, it);
  }
  // A folder has one site.
  await inLanes(variants(yaml.parse(read("site.yaml"))), async ([name, it], lane) => {
    const own = join(scratch, `site-${lane}`);
    if (!existsSync(own)) cpSync(folder, own, { recursive: true });
    writeFileSync(join(own, "site.yaml"), yaml.stringify(it));
    compare(await check(own), "site.yaml", name, it);
  });
  if (cases < 3000) faults.push(`only ${cases} cases`);
  tell(`schemas and program agree on ${cases} files`, faults);
}

/** A value as it is, with a field that nobody knows, and with every part of it gone or something else. */
function variants(whole) {
  const all = [["as it is", whole], ["unknown key", { ...whole, ukjent: 1 }]];
  for (const [place, put] of places(whole, (it) => it)) {
    all.push([`${place} gone`, put(undefined)]);
    for (const value of VALUES) all.push([`${place} = ${JSON.stringify(value)}`, put(value)]);
  }
  return all;
}

function real() {
  const faults = files(root + "/parties").map((it) => `parties/${it}`)
    .concat(files(root + "/themes").map((it) => `themes/${it}`), "site.yaml")
    .filter(kindOf)
    .flatMap((path) => {
      const [front] = parts(path, readFileSync(join(root, path), "utf8"));
      const check = schemas[kindOf(path)];
      return check(yaml.parse(front)) ? [] : [`${path}: ${ajv.errorsText(check.errors)}`];
    });
  tell("the content fits its schemas", faults);
}

// Part 2: files as forms and their libraries write them make the same site.

/** The keys of each map in another order. */
function turned(value) {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, it]) => [key, turned(it)]));
}

/** Dates as moments, as forms that know no days write them. */
function moments(value) {
  if (Array.isArray(value)) return value.map(moments);
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return `${value}T00:00:00.000Z`;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, moments(it)]));
}

const WRITERS = {
  "as Sveltia CMS writes: strings in double quotes, other order": (it) =>
    yaml.stringify(turned(it), { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" }),
  "as Decap CMS writes: folded lines, dates as moments": (it) => yaml.stringify(moments(it), { lineWidth: 80 }),
  "as js-yaml writes: keys sorted, lines folded at 80": (it) => jsYaml.dump(it, { sortKeys: true, lineWidth: 80 }),
  "as js-yaml writes: in one line": (it) => jsYaml.dump(turned(it), { flowLevel: 0, lineWidth: -1 }),
};

async function build(folder, out) {
  await run(program, ["build", folder, "--no-archive", "--out", out], { maxBuffer: 2 ** 28 });
}

/** Rewrites a content folder and builds it: the files in which the site differs from one that is there. */
async function differing(content, site, rewrite) {
  const folder = mkdtempSync(join(scratch, "theirs-"));
  const inputs = ["site.yaml", "parties", "themes", "templates", "standpunkt.lock", "published.lock", ".standpunkt"];
  for (const it of inputs.filter((it) => existsSync(join(content, it)))) cpSync(join(content, it), join(folder, it), { recursive: true });
  let changed = 0;
  for (const path of files(folder).filter(kindOf)) {
    const text = readFileSync(join(folder, path), "utf8");
    const [front, back] = parts(path, text);
    const made = back(rewrite(yaml.parse(front, { schema: "core" }), path));
    changed += made !== text;
    writeFileSync(join(folder, path), made);
  }
  const out = join(folder, "public");
  await build(folder, out);
  const [expected, made] = [new Set(files(site)), new Set(files(out))];
  const faults = changed ? [] : ["no file was rewritten"];
  for (const path of new Set([...expected, ...made])) {
    const same = made.has(path) && expected.has(path) && readFileSync(join(site, path)).equals(readFileSync(join(out, path)));
    if (!same) faults.push(`${path} differs`);
  }
  rmSync(folder, { recursive: true });
  return faults;
}

async function rewritten() {
  await inLanes(Object.entries(WRITERS), async ([name, write]) => {
    tell(`rewritten ${name}: the same site, byte by byte`, await differing(root, site, write));
  });
  // One word is another: planted in a small content.
  const [base, out] = [join(root, "tests/fixtures/base"), join(scratch, "base-site")];
  await build(base, out);
  const faults = await differing(base, out, (it, path) => {
    if (path === "parties/alfa/2029.yaml") it.positions[0].summary += " Annet.";
    return yaml.stringify(it);
  });
  tell("rewritten: a planted fault is seen", faults.length ? [] : ["a changed word makes no difference"]);
}

// Part 3: the forms know every file and every field.

function forms() {
  const folder = join(scratch, "forms");
  execFileSync(program, ["forms", root, "--repository", "eier/innhold", "--out", folder]);
  const config = yaml.parse(readFileSync(join(folder, "config.yml"), "utf8"));
  const known = new Map(config.collections.flatMap((it) => (it.files ?? []).map((at) => [at.file, at.fields])));
  const themes = config.collections.find((it) => it.folder === "themes").fields;
  const faults = [];
  const look = (value, fields, place) => {
    for (const [key, it] of Object.entries(value)) {
      const field = fields.find((at) => at.name === key);
      const here = `${place}/${key}`;
      if (!field) faults.push(`${here} has no field`);
      else if (field.fields && Array.isArray(it)) it.forEach((at, i) => look(at, field.fields, `${here}/${i}`));
      else if (field.fields) look(it, field.fields, here);
      else if (field.options) {
        const options = field.options.map((at) => at.value);
        for (const at of [it].flat()) if (!options.includes(String(at))) faults.push(`${here}: ${at} is no choice`);
      }
    }
    for (const it of fields.filter((at) => at.required && at.name !== "body"))
      if (!(it.name in value)) faults.push(`${place}/${it.name} is required and is not there`);
  };
  for (const path of files(root + "/parties").map((it) => `parties/${it}`).concat("site.yaml").filter(kindOf)) {
    if (!known.has(path)) faults.push(`${path} has no form`);
    else look(yaml.parse(readFileSync(join(root, path), "utf8")), known.get(path), path);
  }
  for (const path of files(root + "/themes").map((it) => `themes/${it}`))
    look(yaml.parse(parts(path, readFileSync(join(root, path), "utf8"))[0]), themes, path);
  tell(`forms for ${known.size} files and the themes know every field and choice`, faults);
}

try {
  real();
  await differential();
  forms();
  await rewritten();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`forms: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
