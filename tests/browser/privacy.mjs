// Sees that pages ask no other host, store nothing, obey their own policy and need no script.

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'";

/** The policies of pages that need less or more: those in frames, and those that show them. */
const POLICIES = {
  share: `${POLICY}; frame-src 'self'`,
  ...Object.fromEntries(
    ["theme", "position", "pair"].map((it) => [
      `embedded ${it}`,
      POLICY.replace("img-src 'self'; connect-src 'self'; ", ""),
    ]),
  ),
};

/** What a reader may set off without leaving the page. */
async function use(page) {
  await page.evaluate(() => {
    for (const it of document.querySelectorAll("details")) it.open = true;
    scrollTo(0, document.body.scrollHeight);
  });
}

async function hosts({ page, seen, origin }) {
  await use(page);
  return seen.requests.filter((it) => new URL(it).origin !== origin).map((it) => `asks for ${it}`);
}

async function storage({ page }) {
  const kept = await page.evaluate(async () => ({
    "document.cookie": document.cookie.length,
    localStorage: localStorage.length,
    sessionStorage: sessionStorage.length,
    indexedDB: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    "service workers": (await navigator.serviceWorker.getRegistrations()).length,
  }));
  kept["cookies"] = (await page.context().cookies()).length;
  return Object.entries(kept)
    .filter(([, number]) => number)
    .map(([what]) => `stores in ${what}`);
}

/** Nothing fails and nothing is said in the console: a breach of the policy is said there too. */
async function quiet({ seen }) {
  return [...seen.said.map((it) => `the console says: ${it}`), ...seen.failed];
}

async function policy({ page, sample, patience }) {
  const found = await page.evaluate(async ([wanted, framing, patience]) => {
    const faults = [];
    const meta = document.head.querySelector('meta[http-equiv="Content-Security-Policy"]');
    if (meta?.content !== wanted) faults.push(`the policy is ${meta?.content}`);
    const loading = document.head.querySelector("script, link, style");
    if (!(meta?.compareDocumentPosition(loading) & Node.DOCUMENT_POSITION_FOLLOWING)) {
      faults.push("something is loaded before the policy");
    }
    const frame = framing ? "iframe:not([sandbox])" : "iframe";
    // What machines are told of the page is data, and no script.
    const script = 'script:not([src]):not([type="application/ld+json"])';
    if (document.querySelector(`[style], style, ${script}, base[href], form, ${frame}`)) {
      faults.push("the page has a style or a script of its own, a base, a form or a frame");
    }
    // What a smuggled-in piece of markup would try.
    const breaches = [];
    addEventListener("securitypolicyviolation", (it) => breaches.push(it.effectiveDirective));
    const smuggled = document.createElement("script");
    smuggled.textContent = "globalThis.smuggled = true";
    const image = document.createElement("img");
    image.src = "http://elsewhere.invalid/x.png";
    const box = document.createElement("p");
    box.setAttribute("style", "color: red");
    document.body.append(smuggled, image, box);
    const expected = ["script-src-elem", "img-src", "style-src-attr"];
    for (const start = Date.now(); !expected.every((it) => breaches.includes(it)) && Date.now() - start < patience; )
      await new Promise((done) => setTimeout(done, 20));
    if (globalThis.smuggled) faults.push("a script that was smuggled in has run");
    for (const it of expected) {
      if (!breaches.includes(it)) faults.push(`a breach of ${it} was not stopped`);
    }
    for (const it of [smuggled, image, box]) it.remove();
    return faults;
  }, [POLICIES[sample] ?? POLICY, sample === "share", patience]);
  return found;
}

/** What a page shows: its words, and how many of the things that hold them are in sight. */
function shown() {
  const visible = (selector) =>
    [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility()).length;
  // What only a script can work is shown by the script, and is no part of the words.
  const controls = visible("button, select, input, textarea");
  for (const it of document.querySelectorAll("fieldset, button[data-done]")) it.hidden = true;
  const total = (selector) => document.querySelectorAll(selector).length;
  return {
    text: document.body.innerText,
    controls,
    hidden: [".card", ".card blockquote", ".summary", "td", "main h2"].filter(
      (it) => visible(it) !== total(it),
    ),
  };
}

/** Without scripts a page has the same words and no control that would need one. */
async function scriptless({ page, url, browser }) {
  const bare = await page.evaluate(shown);
  const context = await browser.newContext({ viewport: page.viewportSize() });
  const other = await context.newPage();
  await other.goto(url);
  const full = await other.evaluate(shown);
  await context.close();
  const faults = bare.hidden.map((it) => `without scripts, some ${it} cannot be seen`);
  if (bare.controls) faults.push(`without scripts, ${bare.controls} controls do nothing`);
  if (bare.text !== full.text) faults.push("the words differ with and without scripts");
  if (bare.text.length < 200) faults.push("there are hardly any words");
  return faults;
}

export const checks = [
  { name: "requests to other hosts", pages: "parts", look: hosts },
  { name: "storage and cookies", pages: "parts", look: storage },
  { name: "console and failed requests", pages: "parts", look: quiet },
  {
    name: "content security policy",
    pages: "samples",
    setting: { viewport: { width: 1280, height: 720 } },
    alters: true,
    look: policy,
  },
  {
    name: "without JavaScript",
    pages: "samples",
    setting: { viewport: { width: 1280, height: 720 }, javaScriptEnabled: false },
    alters: true,
    look: scriptless,
  },
];
