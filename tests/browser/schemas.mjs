// Holds feeds, data and what other sites are told of frames against their schemas.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import Ajv from "ajv/dist/2020.js";

const place = (name) => fileURLToPath(new URL(`schemas/${name}`, import.meta.url));

const ajv = new Ajv({ allErrors: true });
ajv.addFormat("date", /^\d{4}-\d{2}-\d{2}$/);
// How wide numbers are is told to programs in languages that ask for it.
for (const [name, least, most] of [["int16", -32768, 32767], ["uint", 0, Number.MAX_SAFE_INTEGER]])
  ajv.addFormat(name, { type: "number", validate: (it) => it >= least && it <= most });

/** A check of JSON files against a schema that is read when the first of them is. */
function json(name, files, schema) {
  let valid;
  const look = ({ text, other }) => {
    valid ??= ajv.compile(JSON.parse(schema(other)));
    if (valid(JSON.parse(text))) return [];
    return valid.errors.map((it) => `${it.instancePath} ${it.message} ${JSON.stringify(it.params)}`);
  };
  return { name, pages: files, setting: "text", look };
}

const own = (name) => () => readFileSync(place(name), "utf8");

function atom({ text }) {
  try {
    execFileSync("xmllint", ["--noout", "--relaxng", place("atom.rng"), "-"], {
      input: text,
      stdio: ["pipe", "ignore", "pipe"],
    });
    return [];
  } catch (error) {
    return String(error.stderr ?? error).trim().split("\n");
  }
}

export const checks = [
  { name: "Atom feeds", pages: /(^|\/)feed\.xml$/, setting: "text", look: atom },
  json("JSON feeds", /(^|\/)feed\.json$/, own("json-feed.schema.json")),
  json("oEmbed", /\/oembed\.json$/, own("oembed.schema.json")),
  json(
    "open data",
    /^data\/(standpunkt|.*(tema|parti)\/.*)\.json$/,
    (other) => other("data/standpunkt.schema.json"),
  ),
];
