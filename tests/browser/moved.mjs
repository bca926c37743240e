// Follows an address that is no more, as browsers with and without scripts do.

async function look({ url, browser, patience }) {
  const faults = [];
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    const how = javaScriptEnabled ? "with scripts" : "without scripts";
    // Without scripts a browser leads to the page, and does not keep the place.
    const place = javaScriptEnabled ? "#side-da" : "";
    await page.goto(url + place);
    try {
      await page.waitForURL((it) => /\/(tema|theme)\//.test(it.pathname) && it.hash === place, { timeout: patience });
      if (!(await page.locator("h1.party-name, .lead h1").count())) faults.push(`${how}: no theme there`);
    } catch {
      faults.push(`${how}: it leads to ${page.url()}`);
    }
    await context.close();
  }
  return faults;
}

export const checks = [{ name: "addresses that are no more", pages: ["moved"], setting: "own windows", look }];
