// Holds what pages tell machines against the vocabulary of schema.org.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The vocabulary as its publisher gives it to TypeScript: each type, what it extends, its properties. */
function vocabulary() {
  const file = createRequire(import.meta.url).resolve("schema-dts").replace(/schema\.js$/, "schema.d.ts");
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const interfaces = new Map();
  for (const [, name, above, body] of text.matchAll(
    /interface (\w+)(?: extends ([^{]+))? \{([\s\S]*?)\n\}/g,
  )) {
    const properties = new Map();
    for (const [, property, values] of body.matchAll(/"([^"]+)"\??: (.*);/g))
      properties.set(property, values);
    interfaces.set(name, { above: (above ?? "").split(",").map((it) => it.trim()).filter(Boolean), properties });
  }
  return interfaces;
}

const known = vocabulary();

/** An interface and all that it extends. */
function chain(name) {
  const it = known.get(name);
  return it ? [name, ...it.above.flatMap(chain)] : [];
}

const PLAIN = /\b(Text|URL|Date|DateTime|Number|Integer|Boolean|IdReference)\b/;

function look({ text }) {
  const blocks = [...text.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
  const faults = [];
  const node = (it, where) => {
    const type = it["@type"];
    const all = chain(`${type}Leaf`);
    if (!all.length) return faults.push(`${where}: schema.org has no type ${type}`);
    if (/Claim/.test(type)) faults.push(`${where}: the site rates no claims`);
    for (const [property, value] of Object.entries(it)) {
      if (property.startsWith("@")) continue;
      const values = all.map((name) => known.get(name).properties.get(property)).find(Boolean);
      if (!values) {
        faults.push(`${where}: ${type} has no property ${property}`);
        continue;
      }
      for (const one of Array.isArray(value) ? value : [value]) {
        const place = `${where}.${property}`;
        if (typeof one !== "object") {
          if (!PLAIN.test(values)) faults.push(`${place} is no text: ${values}`);
          continue;
        }
        const kinds = chain(`${one["@type"]}Leaf`).map((name) => name.replace(/(Leaf|Base)$/, ""));
        if (!kinds.some((kind) => new RegExp(`\\b${kind}\\b`).test(values)))
          faults.push(`${place} cannot be a ${one["@type"]}`);
        node(one, place);
      }
    }
  };
  for (const [, data] of blocks) {
    let it;
    try {
      it = JSON.parse(data);
    } catch (error) {
      faults.push(`no JSON: ${error.message}`);
      continue;
    }
    if (it["@context"] !== "https://schema.org") faults.push("another context");
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(text)?.[1];
    if (it["@id"] !== canonical) faults.push(`it is about ${it["@id"]}, not ${canonical}`);
    node(it, it["@type"]);
  }
  // Pages that search engines leave out tell machines nothing.
  const needed = !text.includes('<meta name="robots" content="noindex">');
  if (needed !== (blocks.length === 1)) faults.push(`${blocks.length} blocks of linked data`);
  return faults;
}

export const checks = [{ name: "linked data", pages: "all", setting: "text", look }];
