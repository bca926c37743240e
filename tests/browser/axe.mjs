// Holds pages against WCAG 2.2 AA with axe, in light and dark, on a narrow and a wide screen.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OPTIONS = {
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
  // What axe leaves out unless it is asked for.
  rules: {
    "target-size": { enabled: true },
    "td-has-header": { enabled: true },
    "table-fake-caption": { enabled: true },
    "p-as-heading": { enabled: true },
    "label-content-name-mismatch": { enabled: true },
    // What a page shows in a frame is tested on a page of its own.
    "frame-tested": { enabled: false },
  },
  iframes: false,
  resultTypes: ["violations", "incomplete"],
};

/**
 * What axe cannot decide, and why it holds here. Anything else that it leaves open is a fault.
 * In the frame that scrolls, cells lie outside a narrow screen, and axe does not know what is
 * behind them; on the wide screen they are all in sight, and there nothing is left open.
 * Letters on the circles of the picture of who agrees: ink on a circle of 28 % has a contrast of
 * 10:1 in light and 8:1 in dark.
 */
const REVIEWED = [
  { id: "color-contrast", inside: ".scroll", below: 1000 },
  { id: "color-contrast", inside: ".agreement svg", below: Infinity },
];

async function look({ page }) {
  await page.evaluate(SOURCE);
  const [violations, open] = await page.evaluate(
    async ([options, reviewed]) => {
      const result = await globalThis.axe.run(document, { ...options, elementRef: true });
      const settled = (it) => (node) =>
        reviewed.some(
          ({ id, below, inside }) =>
            it.id === id && innerWidth < below && node.element.closest(inside),
        );
      const told = (it, nodes) =>
        `${it.id} (${it.tags.filter((tag) => tag.startsWith("EN-9")).join(" ")}) at ` +
        `${nodes.length} places, first ${nodes[0].target.join(" ")}: ${nodes[0].failureSummary}`;
      return [
        result.violations.map((it) => told(it, it.nodes)),
        result.incomplete
          .map((it) => [it, it.nodes.filter((node) => !settled(it)(node))])
          .filter(([, nodes]) => nodes.length)
          .map(([it, nodes]) => told(it, nodes)),
      ];
    },
    [OPTIONS, REVIEWED],
  );
  return [...violations, ...open.map((it) => `left open: ${it}`)];
}

const NARROW = { width: 320, height: 480 };
const WIDE = { width: 1280, height: 720 };

const matrix = ["light", "dark"].flatMap((colorScheme) =>
  [NARROW, WIDE].map((viewport) => ({
    name: `axe, ${colorScheme}, ${viewport.width} px`,
    pages: "samples",
    setting: { colorScheme, viewport },
    look,
  })),
);

export const checks = [...matrix, { name: "axe, every kind of part", pages: "parts", look }];
