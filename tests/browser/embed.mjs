// Shows pages in frames of other sites, as WordPress does and as any site can, and shares pages as a reader would.

/** What WordPress lets a frame's height be. */
const [LOWEST, HIGHEST] = [200, 1000];

const USUAL = { viewport: { width: 900, height: 700 } };

const EMBEDS = ["embedded theme", "embedded position", "embedded pair"];

/** The root of the site that a page is served from, with the fault that is planted there. */
const rootOf = (url) => /^https?:\/\/[^/]+\/(fault-\d+\/)?/.exec(url)[0];

/** Opens a page of another site with some markup; it keeps what it hears. */
async function host(page, url, markup) {
  const address = `${new URL(url).origin}/another-site/`;
  const html = `<!doctype html><title>x</title><script>
    const heard = [];
    addEventListener("message", ({ data, source, origin }) => heard.push({ data, origin,
      from: [...document.querySelectorAll("iframe")].findIndex((it) => it.contentWindow === source) }));
  </script>${markup}`;
  await page.route(address, (route) =>
    route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }),
  );
  await page.goto(address);
}

/** Waits until something holds of what the page has heard, if it ever does; gives what it has heard. */
async function heard(page, holds) {
  await page
    .waitForFunction((it) => new Function("heard", `return ${it}`)(heard), holds)
    .catch(() => undefined);
  return page.evaluate(() => heard);
}

const contentOf = (page) =>
  page.frames()[1].evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));

/** Runs in the page: the height that was told last, in each of the three ways. */
function lastHeights() {
  const last = (wanted) => heard.findLast((it) => Object.entries(wanted).every(([k, v]) => it.data[k] === v))?.data;
  return {
    own: last({ type: "standpunkt:height" })?.height,
    AMP: last({ sentinel: "amp", type: "embed-size" })?.height,
    WordPress: last({ message: "height", secret: "Abc123" })?.value,
  };
}

async function framed({ page, url }) {
  const faults = [];
  await host(
    page,
    url,
    `<iframe src="${url}#?secret=Abc123" sandbox="allow-scripts" width="600" height="200"></iframe>`,
  );
  let all = await heard(page, "heard.length >= 3");
  if (all.some((it) => it.from !== 0 || it.origin !== "null")) faults.push("it is not shut off");
  const agree = async (when) => {
    const content = await contentOf(page);
    const heights = () => page.evaluate(lastHeights);
    // Each height is told in a message of its own, and what has just changed is told soon.
    await page
      .waitForFunction(([last, it]) => Object.values(new Function(`return (${last})()`)()).every((one) => one === it), [String(lastHeights), content])
      .catch(() => undefined);
    for (const [name, height] of Object.entries(await heights())) {
      if (height !== content) faults.push(`${when}, ${name} hears ${height} of ${content} px`);
    }
    return content;
  };
  const wide = await agree("wide");
  const clamp = Math.min(HIGHEST, Math.max(LOWEST, wide));
  const cut = await page.evaluate(async (height) => {
    const frame = document.querySelector("iframe");
    frame.height = height;
    for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
    return frame.contentWindow.length;
  }, clamp);
  if (cut) faults.push("it shows frames of its own");
  await page.evaluate(() => (document.querySelector("iframe").width = 320));
  all = await heard(page, `heard.some((it) => it.data.type === "standpunkt:height" && it.data.height > ${wide})`);
  const narrow = await agree("narrow");
  if (narrow <= wide) faults.push(`${narrow} px high when narrow, ${wide} px when wide`);
  const out = await page.frames()[1].evaluate(() => {
    const root = document.documentElement;
    root.scrollTo(0, root.scrollHeight);
    const link = [...document.querySelectorAll("a")].at(-1).getBoundingClientRect();
    return { wide: root.scrollWidth - root.clientWidth, reached: link.bottom <= innerHeight + 1 };
  });
  if (out.wide > 0) faults.push(`it is ${out.wide} px too wide`);
  if (!out.reached) faults.push("its end cannot be scrolled to");
  await page.frames()[1].evaluate(() => [...document.querySelectorAll("a")].at(-1).click());
  all = await heard(page, 'heard.some((it) => it.data.message === "link")');
  const link = all.findLast((it) => it.data.message === "link" && it.data.secret === "Abc123")?.data.value;
  if (!link?.startsWith(rootOf(url))) faults.push(`its link is told as ${link}`);

  // The other way to a word of its own: the page around says that it is ready.
  await host(page, url, `<iframe src="${url}" sandbox="allow-scripts" width="600"></iframe>`);
  await heard(page, "heard.length >= 2");
  const ready = (secret) =>
    page.evaluate((it) => document.querySelector("iframe").contentWindow.postMessage({ message: "ready", secret: it }, "*"), secret);
  await ready("not <plain>");
  await ready("xYz9");
  all = await heard(page, 'heard.some((it) => it.data.message === "height")');
  const secrets = all.filter((it) => it.data.message === "height").map((it) => it.data.secret);
  if (!secrets.length || secrets.some((it) => it !== "xYz9")) faults.push(`it knows the words ${secrets}`);
  return { faults, figures: `${wide} px at 600 px, ${narrow} px at 320 px` };
}

const BAD = ['"1e9"', '"400"', "NaN", "Infinity", "1e9", "5001", "49", "-400", '"javascript:alert(1)"', "null", "{}"];

async function resized({ page, url }) {
  const faults = [];
  const send = (height) => `parent.postMessage({ type: "standpunkt:height", height: ${height} }, "*");`;
  const script = `${rootOf(url)}embed-parent.js`;
  // The frame is there first, as one from a cache often is: what it told before the script came, nobody took.
  const late = async (route) => {
    // The browser may ask for it before the page has begun to listen.
    const spoken = () => typeof heard !== "undefined" && heard.some((it) => it.from === 0);
    await page.waitForFunction(spoken).catch(() => undefined);
    await route.continue();
  };
  await page.route(script, late);
  try {
    await host(
      page,
      url,
      `<script src="${script}" defer></script>
      <iframe src="${url}" sandbox="allow-scripts allow-popups" width="100%" height="222"></iframe>`,
    );
  } finally {
    // Other checks share the window, and their pages load the script, too.
    await page.unroute(script, late);
  }
  await page.waitForFunction(() => document.querySelector("iframe").height !== "222").catch(() => undefined);
  await page.evaluate(
    (frame) => document.body.insertAdjacentHTML("beforeend", frame),
    `<iframe srcdoc='<script>${BAD.map(send).join("")}</script>' sandbox="allow-scripts" height="333"></iframe>`,
  );
  const all = await heard(page, `heard.filter((it) => it.from === 1).length === ${BAD.length}`);
  if (all.filter((it) => it.from === 1).length !== BAD.length) faults.push("not all bad heights were sent");
  await page.evaluate(() => postMessage({ type: "standpunkt:height", height: 777 }, "*"));
  await heard(page, "heard.some((it) => it.from === -1)");
  const content = await contentOf(page);
  await page
    .waitForFunction((it) => document.querySelector("iframe").getAttribute("height") === it, String(content))
    .catch(() => undefined);
  const [first, second, address] = await page.evaluate(() => [
    ...[...document.querySelectorAll("iframe")].map((it) => it.getAttribute("height")),
    location.href,
  ]);
  if (first !== String(content)) faults.push(`a frame for ${content} px is ${first} px high`);
  if (second !== "333") faults.push(`a bad height was taken: ${second}`);
  if (!address.endsWith("/another-site/")) faults.push(`it leads to ${address}`);
  return faults;
}

/** How a reader's browser can share, and what came of it. */
const WAYS = {
  device: () => {
    Object.defineProperty(navigator, "share", { value: async (it) => (globalThis.shared = it.url) });
  },
  clipboard: () => {
    Object.defineProperty(navigator, "share", { value: undefined });
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (it) => (globalThis.shared = it) },
    });
  },
  denied: () => {
    Object.defineProperty(navigator, "share", { value: undefined });
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) },
    });
  },
};

/** Presses a button and waits for what comes of it; gives what is shared, or marked to be copied by hand. */
async function press(page, way, button) {
  await page.evaluate(() => {
    delete globalThis.shared;
    getSelection().empty();
    // What is given, and whether the page has said something of it.
    globalThis.given = (it) => (it === "denied" ? getSelection().toString().trim() : globalThis.shared);
    globalThis.said = () => Boolean(document.activeElement.nextElementSibling?.textContent);
  });
  await button.click();
  await page.waitForFunction((it) => given(it) && (it === "device" || said()), way).catch(() => undefined);
  return page.evaluate((it) => given(it), way);
}

async function shared({ url, sample, browser, patience }) {
  const faults = [];
  for (const [way, stub] of Object.entries(WAYS)) {
    const context = await browser.newContext(USUAL);
    context.setDefaultTimeout(patience);
    await context.addInitScript(stub);
    const page = await context.newPage();
    await page.goto(url);
    const address = await page.locator("#side-adresse").textContent();
    const place = sample === "theme" ? await page.locator(".card[id]").first().getAttribute("id") : "";
    if (place) await page.evaluate((it) => (location.hash = it), place);
    const wanted = place ? `${address}#${place}` : address;
    const button = page.locator("button[data-share]");
    const got = await press(page, way, button);
    const status = await page.locator("button[data-share] + [role=status]").textContent();
    if (got !== wanted) faults.push(`${way}: shares ${got}, not ${wanted}`);
    if (Boolean(status) === (way === "device")) faults.push(`${way}: it says «${status}»`);
    for (const copy of way === "device" ? [] : await page.locator("button[data-text]").all()) {
      const copied = await press(page, way, copy);
      const text = await page.locator(`#${await copy.getAttribute("data-text")}`).textContent();
      const dense = (it) => it?.replace(/\s+/g, " ");
      if (dense(copied) !== dense(text)) faults.push(`${way}: copies ${copied}`);
    }
    await context.close();
  }
  return faults;
}

export const checks = [
  { name: "embedded by WordPress", pages: EMBEDS, setting: USUAL, alters: true, look: framed },
  { name: "embedded with a height of its own", pages: EMBEDS, setting: USUAL, alters: true, look: resized },
  { name: "sharing", pages: ["theme", "position", "party", "pair", "share"], setting: USUAL, alters: true, look: shared },
];
