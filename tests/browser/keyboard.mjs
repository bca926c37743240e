// Walks through pages with the keyboard, forwards and back, and along the links within a page.

const SIZES = [
  { width: 1280, height: 720 },
  { width: 320, height: 480 },
  { width: 640, height: 300 },
];

/** How many pixels across of what has the focus are in sight at least, of what is as wide as that. */
const ACROSS = 24;

/** So many keys are on their way to the browser at a time. */
const AT_ONCE = 16;

/** Runs in the page: lists what Tab should reach, and notes what it did reach at each key. */
function prepare(across) {
  const all = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]",
  );
  const expected = [...all].filter((it) => it.tabIndex >= 0 && it.checkVisibility());
  const stops = [];
  const seen = (element) => {
    // A frame that scrolls shows only what lies within it.
    const frame = element.parentElement.closest(".scroll")?.getBoundingClientRect();
    for (const rect of element.getClientRects()) {
      const left = Math.max(rect.left, frame?.left ?? 0, 0);
      const right = Math.min(rect.right, frame?.right ?? innerWidth, innerWidth);
      if (right - left < Math.min(across, rect.width) - 1) continue;
      const [top, bottom] = [Math.max(rect.top, 0), Math.min(rect.bottom, innerHeight)];
      for (const part of [0.5, 0.1, 0.9]) {
        const [x, y] = [left + (right - left) * part, top + (bottom - top) * part];
        if (left < right && top < bottom && element.contains(document.elementFromPoint(x, y))) {
          return true;
        }
      }
    }
    return false;
  };
  const measure = () => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const rect = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const region = element.closest(".scroll");
    const scrolled = region && region !== element ? [region.scrollLeft, region.scrollTop] : [0, 0];
    stops.push({
      at: expected.indexOf(element),
      name: `${element.localName} «${element.textContent.trim().slice(0, 40)}»`,
      inFrame: Boolean(region) && region !== element,
      seen: seen(element),
      outlined:
        style.outlineStyle !== "none" &&
        Number.parseFloat(style.outlineWidth) >= 2 &&
        !/^rgba\(.*, 0\)$/.test(style.outlineColor),
      left: rect.left + scrollX + scrolled[0],
      right: rect.right + scrollX + scrolled[0],
      top: rect.top + scrollY + scrolled[1],
      bottom: rect.bottom + scrollY + scrolled[1],
    });
  };
  addEventListener("keydown", () => document.activeElement !== document.body && measure(), true);
  globalThis.walk = { measure, stops };
  return expected.length;
}

async function press(session, number, modifiers) {
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers };
  // The browser takes keys in the order in which they come, however many wait.
  for (let left = number; left > 0; left -= AT_ONCE) {
    const keys = Array.from({ length: Math.min(left, AT_ONCE) }, () => ["rawKeyDown", "keyUp"]).flat();
    await Promise.all(keys.map((type) => session.send("Input.dispatchKeyEvent", { ...key, type })));
  }
}

/** What is wrong with the stops of one walk; `order` is what each stop should be. */
function faultsOf(stops, order, way) {
  const faults = [];
  if (stops.length !== order.length) {
    faults.push(`${way}: ${stops.length} stops, not ${order.length}`);
  }
  for (const [i, it] of stops.entries()) {
    if (it.at !== order[i]) faults.push(`${way}: stop ${i + 1} is ${it.name}, out of turn`);
    if (!it.seen) faults.push(`${way}: ${it.name} has the focus and cannot be seen`);
    if (!it.outlined) faults.push(`${way}: ${it.name} has the focus and no outline`);
    const before = stops[i - 1];
    // What comes next stands below or to the right, but at the top of a further column; where a
    // frame that scrolls ends, the two places cannot be compared.
    const comparable = before?.inFrame === it.inFrame && way === "forwards";
    if (comparable && it.bottom <= before.top && it.left < before.right) {
      faults.push(`${way}: ${it.name} comes after ${before.name} and stands above it`);
    }
  }
  return faults;
}

async function walk({ page }) {
  const session = await page.context().newCDPSession(page);
  // What a page shows in a frame is walked through on a page of its own.
  await page.evaluate(() => document.querySelectorAll("iframe").forEach((it) => it.remove()));
  const number = await page.evaluate(prepare, ACROSS);
  await press(session, number, 0);
  const take = () =>
    page.evaluate(() => {
      globalThis.walk.measure();
      return globalThis.walk.stops.splice(0);
    });
  const forwards = await take();
  // The last stop stays; it is measured once more at the first key of the way back.
  await press(session, number - 1, 8);
  const back = await take();
  await session.detach();
  const order = [...Array(number).keys()];
  return [...faultsOf(forwards, order, "forwards"), ...faultsOf(back, order.toReversed(), "back")];
}

async function skip({ page }) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  const main = await page.evaluate(() => document.querySelector("main").id);
  if (first !== `#${main}`) return [`the first stop goes to ${first}, not to #${main}`];
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(
    () => document.activeElement.closest("main") || !document.querySelector("main :any-link"),
  );
  return inside ? [] : ["after the skip link, the next stop is not in the main part"];
}

/** Every place that a link leads to is in sight after following it, on a low and wide screen. */
async function places({ page }) {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("main [id]")].map((it) => it.id);
    const linked = [...document.querySelectorAll('a[href^="#"]')].map((it) => it.hash.slice(1));
    const faults = linked
      .filter((id) => !document.getElementById(id))
      .map((id) => `#${id} is nowhere`);
    for (const id of ids) {
      location.hash = id;
      const rect = document.getElementById(id).getBoundingClientRect();
      const top = Math.max(rect.top, 0) + Math.min(8, rect.height / 2);
      const hit = document.elementFromPoint(Math.min(rect.left + 8, innerWidth - 1), top);
      const target = document.getElementById(id);
      if (rect.top < -1 || !hit || !(target.contains(hit) || hit.contains(target))) {
        faults.push(`#${id} is out of sight, ${Math.round(rect.top)} px from the top`);
      }
    }
    return faults;
  });
}

export const checks = [
  ...SIZES.map((viewport) => ({
    name: `keyboard walk, both ways, ${viewport.width} × ${viewport.height} px`,
    pages: "samples",
    setting: { viewport, reducedMotion: "reduce" },
    alters: true,
    look: walk,
  })),
  {
    name: "skip link",
    pages: "samples",
    // What other sites show in a frame has nothing before its main part.
    but: ["embedded theme", "embedded position", "embedded pair"],
    setting: { viewport: SIZES[0], reducedMotion: "reduce" },
    alters: true,
    look: skip,
  },
  {
    name: "places that links lead to",
    pages: "samples",
    setting: { viewport: { width: 1000, height: 300 }, reducedMotion: "reduce" },
    alters: true,
    look: places,
  },
];
