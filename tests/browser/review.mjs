// Opens pages as on the day before, on and after a deadline for the next check: readers are told when it has passed.

const DAY = 24 * 60 * 60 * 1000;

/** What the line of the deadline says at a moment; without a moment, without scripts. */
async function seen(browser, url, moment) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    timezoneId: "Europe/Oslo",
    javaScriptEnabled: Boolean(moment),
  });
  const page = await context.newPage();
  if (moment) await page.clock.setFixedTime(moment);
  await page.goto(url);
  const lines = page.locator("main p:has(> time + b)");
  const line = {
    number: await lines.count(),
    text: (await lines.first().innerText()).trim(),
    date: await lines.first().locator("time").getAttribute("datetime"),
    bordered: await lines.first().evaluate((it) => getComputedStyle(it).borderTopStyle !== "none"),
    sideways: await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
  };
  await context.close();
  return line;
}

async function deadline({ browser, url }) {
  const bare = await seen(browser, url);
  const faults = [];
  if (bare.number !== 1) faults.push(`${bare.number} lines tell of the next check`);
  if (!/^\d{4}-\d\d-\d\d$/.test(bare.date)) faults.push(`the date is ${bare.date}`);
  // In Norway the day ends at 23:00 UTC in November.
  const end = Date.parse(`${bare.date}T23:00:00Z`);
  for (const [when, moment, late] of [
    ["a year before", end - 365 * DAY, false],
    ["on the day itself", end - 1, false],
    ["on the day after", end, true],
    ["years after", end + 1000 * DAY, true],
  ]) {
    const line = await seen(browser, url, moment);
    const told = line.text !== bare.text && line.text.startsWith(bare.text);
    if (told !== late || line.bordered !== late)
      faults.push(`${when} it ${told ? "is" : "is not"} said to be overdue: «${line.text}»`);
    if (line.sideways) faults.push(`${when} the page scrolls sideways`);
  }
  return { faults, figures: bare.text };
}

export const checks = [
  {
    name: "deadline of the next check, before and after",
    pages: ["theme", "theme in nb", "position"],
    setting: "own windows",
    look: deadline,
  },
];
