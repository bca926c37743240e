// Holds the HTML of every page against the standard.
import { HtmlValidate, StaticConfigLoader } from "html-validate";

/** All pages are held against the same rules, which are put together once. */
class Rules extends StaticConfigLoader {
  getConfigFor(...of) {
    return (this.rules ??= super.getConfigFor(...of));
  }
}

const validator = new HtmlValidate(
  new Rules({
    root: true,
    extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
    rules: {
      "wcag/h63": ["error", { strict: true }],
      "no-inline-style": "error",
      "no-style-tag": "error",
      "meta-refresh": "error",
      "no-dup-id": "error",
      "no-missing-references": "error",
      "unique-landmark": "error",
      // An entry for reference managers (RIS) ends with a blank, as its format demands.
      "no-trailing-whitespace": "off",
      "doctype-style": ["error", { style: "lowercase" }],
      // The files of the site are its own; a checksum would only repeat them.
      "require-sri": ["error", { target: "crossorigin" }],
    },
  }),
);

async function look({ text }) {
  const report = await validator.validateString(text);
  return report.results.flatMap((it) =>
    it.messages.map((found) => `${found.line}:${found.column}: ${found.message} (${found.ruleId})`),
  );
}

export const checks = [{ name: "valid HTML", pages: "all", setting: "text", look }];
