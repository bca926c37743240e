// Chooses on pages as a reader would: the words follow, and the address, the way back and a reload keep the choice.

const USUAL = { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" };

const says = (page) => page.locator("fieldset:not([hidden]) > [role=status]").textContent();
const seen = (page, selector) =>
  page.evaluate(
    (it) => [...document.querySelectorAll(it)].filter((one) => one.checkVisibility()).length,
    selector,
  );

/** Does something, and sees that going back, forward and a reload give what was there. */
async function kept(page, state, act) {
  const before = await state();
  await act();
  const after = await state();
  const faults = before === after ? ["a choice changed nothing"] : [];
  const address = page.url();
  await page.goBack();
  if ((await state()) !== before) faults.push(`the way back shows ${await state()}`);
  await page.goForward();
  if ((await state()) !== after) faults.push(`the way forward shows ${await state()}`);
  await page.reload();
  if (page.url() !== address || (await state()) !== after)
    faults.push(`after a reload there is ${await state()}, not ${after}`);
  const own = await page.locator("link[rel=canonical]").getAttribute("href");
  if (own.includes("?")) faults.push("the choice is in the page's own address");
  return faults;
}

async function overview({ page, url }) {
  await page.goto(url);
  const rows = await seen(page, ".overview tbody tr");
  const state = async () => `${await seen(page, ".overview tbody tr")} rows: ${await says(page)}`;
  const faults = await kept(page, state, () => page.getByRole("checkbox").check());
  const shown = await seen(page, ".overview tbody tr");
  const numbers = (await says(page)).match(/\d+/g).map(Number);
  if (numbers[0] !== shown || numbers[1] !== rows - shown)
    faults.push(`${shown} of ${rows} rows are shown, and it says «${await says(page)}»`);
  const differing = await page.evaluate(
    () =>
      [...document.querySelectorAll(".overview tbody tr")].filter((row) => {
        const sides = [...row.cells].map((it) => /s-(for|conditional|against)$/.exec(it.className));
        return new Set(sides.filter(Boolean).map((it) => it[1])).size > 1;
      }).length,
  );
  if (differing !== shown) faults.push(`${differing} rows differ, ${shown} are shown`);
  await page.locator("#side-filter button").click();
  if ((await seen(page, ".overview tbody tr")) !== rows) faults.push("not all rows come back");
  return faults;
}

/** What the cards say, by party, in the order of the page. */
const cards = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".cards > .card")].map((it) => ({
      id: it.id,
      stance: /c-(\w+)/.exec(it.className)[1],
      shown: it.checkVisibility(),
      text: it.innerText,
    })),
  );

async function theme({ page, url }) {
  await page.goto(url);
  const before = await cards(page);
  const stance = before[0].stance;
  const state = async () => {
    const list = (await cards(page)).filter((it) => it.shown).map((it) => it.id);
    return `${list.join(" ")}: ${await says(page)}`;
  };
  const choice = (name) => page.locator(`#side-kort [name=${name}]`);
  const faults = await kept(page, state, () => choice("standpunkt").selectOption(stance));
  const wanted = before.filter((it) => it.stance === stance).map((it) => it.id);
  const shown = (await cards(page)).filter((it) => it.shown).map((it) => it.id);
  if (shown.join() !== wanted.join()) faults.push(`shows ${shown}, not ${wanted}`);
  const numbers = (await says(page)).match(/\d+/g).map(Number);
  if (numbers[0] !== wanted.length || numbers[1] !== before.length - wanted.length)
    faults.push(`it says «${await says(page)}»`);
  await page.locator("#side-kort button").first().click();
  await choice("rekkefolge").selectOption("standpunkt");
  const order = await page.locator("#side-kort [name=standpunkt] option").evaluateAll((all) =>
    all.map((it) => it.value),
  );
  const sorted = before.toSorted((a, b) => order.indexOf(a.stance) - order.indexOf(b.stance));
  const now = await cards(page);
  if (now.map((it) => it.id).join() !== sorted.map((it) => it.id).join())
    faults.push(`the order is ${now.map((it) => it.id)}`);
  await page.locator("#side-kort button").first().click();
  const after = await cards(page);
  if (JSON.stringify(after) !== JSON.stringify(before)) faults.push("the cards are not as before");
  const leads = await page.locator(".languages a").evaluateAll((all) => all.map((it) => it.search));
  if (leads.some(Boolean)) faults.push("the languages keep a choice that was taken back");
  return faults;
}

/** Without the names, nothing on the cards or around them says whose words they are. */
async function blind({ page, url }) {
  await page.goto(url);
  const names = await page.locator(".cards .card h3").allTextContents();
  const shorts = await page.locator(".strip .who a").allTextContents();
  const before = await cards(page);
  const hide = page.locator("#side-kort [name=skjul]");
  await hide.check();
  const faults = [];
  const told = await page.evaluate(
    (all) => {
      const parts = [...document.querySelectorAll(".standing, .cards")];
      const text = parts.map((it) => it.innerText).join("\n");
      const word = (name) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, "u");
      // «H» and «V» and «R» may stand for other things in a text.
      return all.filter((it) => it.length > 1 && word(it).test(text));
    },
    [...names, ...shorts],
  );
  if (told.length) faults.push(`the names ${told} can be read`);
  const during = await cards(page);
  if (during.length !== before.length) faults.push(`${during.length} cards`);
  const stances = (list) => list.map((it) => it.stance).toSorted().join();
  if (stances(during) !== stances(before)) faults.push("the stances are other ones");
  // A chance order may be the usual one: not three times of nine parties.
  const orders = [during.map((it) => it.id).join()];
  for (let i = 0; i < 2; i += 1) {
    await hide.uncheck();
    await hide.check();
    orders.push((await cards(page)).map((it) => it.id).join());
  }
  if (new Set([...orders, before.map((it) => it.id).join()]).size === 1)
    faults.push("the order tells the names");
  const card = page.locator(".cards > .card").first();
  const id = await card.getAttribute("id");
  await card.getByRole("button").click();
  const revealed = (await cards(page)).find((it) => it.id === id).text;
  if (revealed !== before.find((it) => it.id === id).text) faults.push(`revealed: ${revealed}`);
  const focus = await page.evaluate(() => document.activeElement.closest(".card")?.id);
  if (focus !== id) faults.push("the focus is lost where a name is shown");
  if (!names.some((it) => it && revealed.includes(it))) faults.push("no name is revealed");
  await hide.uncheck();
  if (JSON.stringify(await cards(page)) !== JSON.stringify(before))
    faults.push("the cards are not as before");
  return faults;
}

async function compare({ page, url }) {
  await page.goto(url);
  const boxes = (name) => page.locator(`#side-velg [name=${name}]`);
  await boxes("parti").nth(0).check();
  await boxes("parti").nth(3).check();
  await page.locator("#side-svar .pair-row").first().waitFor();
  const state = async () => {
    await page.waitForFunction(() => !document.querySelector("#side-svar:empty"));
    return `${await seen(page, "#side-svar .card")} cards: ${await says(page)}`;
  };
  const faults = await kept(page, state, async () => {
    await boxes("tema").nth(2).check();
    await page.waitForFunction(() => document.querySelectorAll("#side-svar .pair-row").length === 1);
  });
  if ((await seen(page, "#side-svar .card")) !== 2) faults.push("not two cards side by side");
  await boxes("parti").nth(5).check();
  await page.waitForFunction(() => document.querySelectorAll("#side-svar .card").length !== 2);
  if ((await seen(page, "#side-svar .card")) !== 3) faults.push("not three cards side by side");
  const dead = await page.evaluate(async () => {
    const links = [...document.querySelectorAll("#side-svar a[href]")].map((it) => it.href);
    const answers = await Promise.all(
      [...new Set(links.map((it) => it.split("#")[0]))].map(async (it) => [
        it,
        (await fetch(it)).status,
      ]),
    );
    return answers.filter(([, status]) => status !== 200).map(([it]) => it);
  });
  if (dead.length) faults.push(`dead links: ${dead.slice(0, 3)}`);
  return faults;
}

const choice = (name, pages, look) => ({ name, pages, setting: USUAL, alters: true, look });

export const checks = [
  choice("choosing in the overview", ["overview"], overview),
  choice("choosing on a theme", ["theme", "theme in nb", "theme in nn"], theme),
  choice("reading without the names", ["theme", "theme in nb", "theme in nn"], blind),
  choice("comparing chosen parties", ["pairs"], compare),
];
