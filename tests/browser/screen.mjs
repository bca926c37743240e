// Looks at pages as they are drawn: narrow, enlarged, spaced out, in forced colours, printed.
import { execFileSync } from "node:child_process";

import { PNG } from "pngjs";

/** How far two signs must differ: the part of their ink that is not shared. */
const UNLIKE = 0.4;

/** Ink stands out from what is behind it by this contrast. */
const CONTRAST = 3;

/** The longest words that a cell of the overview may show. */
const LONGEST_CELL = 24;

/** Pages of A4 that a page may fill: a theme is one sheet, printed on both sides. */
const SHEETS = { theme: 2, overview: 2 };

const NARROW = { width: 320, height: 256 };
const WIDE = { width: 1280, height: 720 };

/** Runs in the page: what is cut off, sticks out or lies upon other text. */
function misplaced() {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    faults.push(`the page is ${root.scrollWidth} px wide on a screen of ${root.clientWidth} px`);
  }
  const name = (it) =>
    `${it.localName} «${it.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}»`;
  const lines = [];
  for (const it of document.body.querySelectorAll("*")) {
    if (it.closest("svg, .unseen, .skip:not(:focus)") || !it.checkVisibility()) continue;
    const style = getComputedStyle(it);
    const framed = it.closest(".scroll");
    const rect = it.getBoundingClientRect();
    if (!framed && (rect.right > root.clientWidth + 1 || rect.left < -1)) {
      faults.push(`${name(it)} sticks out of the screen`);
    }
    const cuts = (way) => ["hidden", "clip"].includes(way);
    if (cuts(style.overflowX) && it.scrollWidth > it.clientWidth + 1)
      faults.push(`${name(it)} is cut`);
    if (cuts(style.overflowY) && it.scrollHeight > it.clientHeight + 1)
      faults.push(`${name(it)} is cut`);
    if (it.matches("td, th") && root.clientWidth <= 320 && rect.width > 320)
      faults.push(`${name(it)} is ${rect.width} px wide`);
    if (framed) continue;
    for (const node of it.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        const air = line.height / 4;
        lines.push({
          it,
          left: line.left + 1,
          right: line.right - 1,
          top: line.top + air,
          bottom: line.bottom - air,
        });
      }
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (const [i, a] of lines.entries()) {
    for (let j = i + 1; j < lines.length && lines[j].top < a.bottom; j += 1) {
      const b = lines[j];
      if (b.it !== a.it && b.left < a.right && a.left < b.right) {
        faults.push(`${name(b.it)} lies upon ${name(a.it)}`);
      }
    }
  }
  return faults;
}

/** Adds rules to a page from outside, where its own policy does not reach. */
function style(page, css) {
  return page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

const reflow = ({ page }) => page.evaluate(misplaced);

async function largeText({ page }) {
  await style(page, "html { font-size: 200% !important }");
  return page.evaluate(misplaced);
}

/** The distances of WCAG 1.4.12. */
async function spacing({ page }) {
  await style(
    page,
    `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`,
  );
  return page.evaluate(misplaced);
}

/** Every stance stands as a word, with the sign of its own, and is no button. */
function stances() {
  const faults = [];
  const signs = new Map();
  for (const icon of document.querySelectorAll("svg.icon")) {
    const holder = icon.parentElement;
    const bare = holder.cloneNode(true);
    for (const it of bare.querySelectorAll(".unseen, svg")) it.remove();
    const word = bare.textContent.replace("*", "").trim();
    const sign = icon.querySelector("use")?.getAttribute("href");
    if (!word || getComputedStyle(holder).fontSize === "0px")
      faults.push(`a sign ${sign} without a word`);
    if (!document.querySelector(sign)) faults.push(`a word ${word} without a sign`);
    // A theme may word its stances; one key always has one sign.
    const key = holder.closest("[class*='s-']")?.className.match(/(?:^| )s-(\w+)/)?.[1];
    if (sign !== `#side-i-${key}`) faults.push(`the sign ${sign} stands for ${key}`);
    signs.set(word, sign);
    if (holder.matches(".stance") && holder.closest("a, button"))
      faults.push(`«${word}» is a link`);
  }
  for (const it of document.querySelectorAll(".stance")) {
    if (!it.querySelector("svg.icon")) faults.push(`«${it.textContent}» without a sign`);
  }
  return faults;
}

/** The frames that scroll can be reached and have a name; their tables are whole tables. */
function tables(longest) {
  const faults = [];
  for (const it of document.querySelectorAll("table")) {
    const frame = it.closest(".scroll");
    const label = document.getElementById(frame?.getAttribute("aria-labelledby"));
    // What other sites show in a frame is in one already.
    const alone = document.querySelector("base[target]") !== null;
    const named = frame?.matches('section[tabindex="0"]') && label?.textContent.trim();
    if (!alone && !named) {
      faults.push("a table outside a frame that has a name and takes the focus");
    }
    if (!it.caption?.textContent.trim()) faults.push("a table without a caption");
    if (it.querySelector("[colspan], [rowspan]")) faults.push("a table with merged cells");
    const heads = [...it.tHead.rows[0].cells];
    if (heads.some((cell) => cell.matches(":not(th[scope=col])")))
      faults.push("a column without a head");
    for (const row of it.tBodies[0].rows) {
      if (!row.cells[0].matches("th[scope=row]")) faults.push("a row without a head");
      if (row.cells.length !== heads.length) faults.push("a row with missing cells");
      for (const cell of row.cells) {
        const bare = cell.cloneNode(true);
        for (const hidden of bare.querySelectorAll(".unseen")) hidden.remove();
        const word = bare.textContent.trim();
        if (!/[\p{L}\p{N}]/u.test(word)) faults.push(`an empty cell «${word}»`);
        if (cell.matches("td") && word.length > longest) faults.push(`a long cell «${word}»`);
        if (cell.querySelectorAll("a, button").length > 1) faults.push(`two links in «${word}»`);
      }
    }
  }
  return faults;
}

/** The heads of the overview stay in sight while it scrolls, but not on a low or narrow screen. */
async function heads({ page }) {
  const check = (stays) =>
    page.evaluate((wanted) => {
      const frame = document.querySelector(".scroll:has(.overview)");
      frame.scrollTo(400, 300);
      const box = frame.getBoundingClientRect();
      const [column, row] = ["thead th:last-child", "tbody tr:last-child th"].map((it) =>
        frame.querySelector(it).getBoundingClientRect(),
      );
      const is = Math.abs(column.top - box.top) < 3 && Math.abs(row.left - box.left) < 3;
      const kind = getComputedStyle(frame.querySelector("thead th")).position;
      return (wanted ? is : kind === "static")
        ? []
        : [`at ${innerWidth} × ${innerHeight} px the heads are ${kind}`];
    }, stays);
  const faults = [];
  for (const [width, height, stays] of [
    [1280, 720, true],
    [640, 300, false],
    [320, 480, false],
  ]) {
    await page.setViewportSize({ width, height });
    faults.push(...(await check(stays)));
  }
  return faults;
}

/** The luminance of a colour, as WCAG reckons it. */
function luminance([red, green, blue]) {
  const linear = (it) =>
    it <= 0.04045 * 255 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Which points of a picture stand out from its corner. */
function ink(picture) {
  const { data } = PNG.sync.read(picture);
  const at = (i) => luminance([data[i], data[i + 1], data[i + 2]]);
  const ground = at(0);
  const mask = [];
  for (let i = 0; i < data.length; i += 4) {
    const [low, high] = [ground, at(i)].sort((a, b) => a - b);
    mask.push((high + 0.05) / (low + 0.05) >= CONTRAST);
  }
  return mask;
}

/** The signs of the legend, drawn one by one in the same place, as masks of ink. */
async function signs(page) {
  await style(
    page,
    `body :not(symbol, symbol *) { visibility: hidden }
    .legend svg.shown { position: fixed; inset: 20px auto auto 20px; visibility: visible }
    .legend svg.shown * { visibility: visible }`,
  );
  const masks = new Map();
  for (const icon of await page.locator(".legend svg.icon").all()) {
    const sign = await icon.locator("use").getAttribute("href");
    await icon.evaluate((it) => it.classList.add("shown"));
    const clip = { x: 18, y: 18, width: 20, height: 20 };
    masks.set(sign, ink(await page.screenshot({ clip })));
    await icon.evaluate((it) => it.classList.remove("shown"));
  }
  return masks;
}

function alike(masks, how) {
  const faults = [];
  const names = [...masks.keys()];
  if (names.length < 6) faults.push(`only ${names.length} signs`);
  for (const [i, a] of names.entries()) {
    const number = masks.get(a).filter(Boolean).length;
    if (number < 200) faults.push(`${how}: ${a} hardly stands out from what is behind it`);
    for (const b of names.slice(i + 1)) {
      const [one, other] = [masks.get(a), masks.get(b)];
      const any = one.filter((it, k) => it || other[k]).length;
      const unlike = one.filter((it, k) => it !== other[k]).length;
      if (unlike < any * UNLIKE) {
        faults.push(`${how}: ${a} and ${b} differ in ${Math.round((100 * unlike) / any)} % only`);
      }
    }
  }
  return faults;
}

async function colourVision({ page }) {
  const session = await page.context().newCDPSession(page);
  const faults = [];
  for (const type of ["achromatopsia", "deuteranopia", "protanopia"]) {
    await session.send("Emulation.setEmulatedVisionDeficiency", { type });
    faults.push(...alike(await signs(page), type));
  }
  await session.send("Emulation.setEmulatedVisionDeficiency", { type: "none" });
  await session.detach();
  return faults;
}

const forcedSigns = async ({ page }) => alike(await signs(page), "forced colours");

/** With forced colours, borders, signs and the focus are still drawn. */
function forced() {
  const faults = [];
  for (const it of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(it);
    const name = `${it.localName}.${it.getAttribute("class")}`;
    if (style.forcedColorAdjust === "none") faults.push(`${name} keeps its own colours`);
    if (it.matches(".card") && style.borderTopStyle === "none")
      faults.push(`${name} has no border`);
    if (it.matches("svg.icon") && style.stroke !== getComputedStyle(it.parentElement).color) {
      faults.push(`${name} is not drawn in the colour of the text`);
    }
  }
  return faults;
}

async function forcedFocus({ page }) {
  const faults = await page.evaluate(forced);
  await page.keyboard.press("Tab");
  if ((await page.locator("a, button").count()) > 1) await page.keyboard.press("Tab");
  const outline = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement);
    return `${style.outlineStyle} ${Number.parseFloat(style.outlineWidth) >= 2}`;
  });
  if (outline !== "solid true") faults.push(`the focus is outlined ${outline}`);
  return faults;
}

function moving() {
  const faults = [];
  for (const it of document.querySelectorAll("*")) {
    const style = getComputedStyle(it);
    const still = [style.transitionDuration, style.animationDuration].every((time) =>
      /^0s(, 0s)*$/.test(time),
    );
    if (!still || style.scrollBehavior === "smooth") faults.push(`${it.localName} moves`);
  }
  return faults;
}

/** Printed, a page has all of its words and no more sheets than it needs; tables fit across. */
async function printed({ page, sample }) {
  const landscape = sample === "overview";
  const words = await page.evaluate(() => {
    const texts = (selector) =>
      [...document.querySelectorAll(selector)].map((it) => it.textContent.trim());
    return [
      ...texts(".card h3, thead abbr"),
      ...texts(".card blockquote").map((it) => it.split(/\s+/).at(-1)),
      ...[...document.querySelectorAll(".sources a")].map((it) => it.getAttribute("href")),
    ];
  });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const read = (how) =>
    execFileSync("pdftotext", [...how, "-", "-"], { input: pdf, encoding: "utf8" });
  const text = read([]);
  const dense = (it) => it.replace(/[\s\u00ad\u2010-]+/g, "");
  // In columns, an address over several lines is whole only in the order in which it was drawn.
  const paper = dense(text + read(["-raw"]));
  const faults = words
    .filter((it) => !paper.includes(dense(it)))
    .map((it) => `«${it}» is missing on paper`);
  if (words.length < 9) faults.push("there are hardly any parties on the page");
  if (sample === "theme") {
    const address = await page.locator("link[rel=canonical]").getAttribute("href");
    if (!paper.includes(dense(address))) faults.push(`the address ${address} is missing on paper`);
    await page.emulateMedia({ media: "print" });
    const drawn = await page.locator(".print img").evaluate(
      (it) => it.checkVisibility() && it.naturalWidth,
    );
    if (!drawn) faults.push("the code for phones is not drawn");
  }
  const sheets = text.split("\f").length - 1;
  if (sheets > SHEETS[sample]) faults.push(`${sheets} sheets of paper`);
  if (paper.includes(dense(await page.locator("nav").first().textContent())))
    faults.push("the menu is printed");
  // The width of the sheet without its margins.
  await page.setViewportSize({ width: landscape ? 1039 : 710, height: 700 });
  await page.emulateMedia({ media: "print" });
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll(".scroll")].some(
      (it) => it.scrollWidth > it.clientWidth,
    ),
  );
  if (wide) faults.push("the page is wider than the paper");
  return { faults, figures: `${sheets} sheets` };
}

const evaluated =
  (inner, argument) =>
  ({ page }) =>
    page.evaluate(inner, argument);

export const checks = [
  { name: "reflow at 320 px", pages: "parts", look: reflow },
  { name: "a word and a sign for every stance", pages: "parts", look: evaluated(stances) },
  { name: "whole tables in named frames", pages: "parts", look: evaluated(tables, LONGEST_CELL) },
  {
    name: "zoom to 400 %",
    pages: "samples",
    setting: { viewport: NARROW, deviceScaleFactor: 4 },
    look: reflow,
  },
  {
    name: "text at 200 %",
    pages: "samples",
    setting: { viewport: WIDE },
    alters: true,
    look: largeText,
  },
  {
    name: "text spacing",
    pages: "samples",
    setting: { viewport: NARROW },
    alters: true,
    look: spacing,
  },
  {
    name: "text spacing, wide",
    pages: "samples",
    setting: { viewport: WIDE },
    alters: true,
    look: spacing,
  },
  {
    name: "heads of the overview",
    pages: ["overview"],
    setting: { viewport: WIDE },
    alters: true,
    look: heads,
  },
  ...["light", "dark"].map((colorScheme) => ({
    name: `colour vision, ${colorScheme}`,
    pages: ["method"],
    setting: { viewport: WIDE, deviceScaleFactor: 4, colorScheme },
    alters: true,
    look: colourVision,
  })),
  ...["light", "dark"].map((colorScheme) => ({
    name: `signs in forced colours, ${colorScheme}`,
    pages: ["method"],
    setting: { viewport: WIDE, deviceScaleFactor: 4, colorScheme, forcedColors: "active" },
    alters: true,
    look: forcedSigns,
  })),
  {
    name: "forced colours",
    pages: "samples",
    setting: { viewport: WIDE, forcedColors: "active" },
    alters: true,
    look: forcedFocus,
  },
  {
    name: "reduced motion",
    pages: "samples",
    setting: { viewport: WIDE, reducedMotion: "reduce" },
    look: evaluated(moving),
  },
  {
    name: "print",
    pages: ["theme", "overview"],
    setting: { viewport: WIDE },
    alters: true,
    look: printed,
  },
];
