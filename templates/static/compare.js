// Sets two to four chosen parties side by side, from the cards of their own pages: what is chosen stands in the address.
"use strict";

{
  const form = document.getElementById("side-velg");
  const answer = document.getElementById("side-svar");
  const status = form.querySelector("[role=status]");
  const pages = new Map();
  const boxes = [...form.querySelectorAll("input")];
  const named = (name) => boxes.filter((it) => it.name === name);

  // The cards of a party's page, with links that hold on this page too.
  async function cards(box) {
    if (!pages.has(box.value)) {
      const response = await fetch(box.dataset.page);
      if (!response.ok) throw new Error(response.statusText);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      for (const link of page.querySelectorAll("main a[href]")) {
        link.href = new URL(link.getAttribute("href"), response.url).href;
      }
      const found = new Map();
      for (const card of page.querySelectorAll("main section.card[id]")) {
        const heading = card.querySelector("h3");
        const theme = card.id;
        card.removeAttribute("id");
        found.set(theme, { card, title: heading.textContent, href: heading.querySelector("a").href });
        heading.replaceChildren(box.parentElement.textContent.trim());
      }
      pages.set(box.value, found);
    }
    return pages.get(box.value);
  }

  // As on the pages of pairs: only those who take a side can differ, and all have to agree.
  function relation(shown) {
    const sides = shown.map((it) => ["for", "conditional", "against"].find((key) => it.card.classList.contains(`c-${key}`)));
    const taken = new Set(sides.filter(Boolean));
    if (taken.size > 1) return "differ";
    return taken.size === 1 && sides.every(Boolean) ? "same" : "unclear";
  }

  function element(name, content, more = {}) {
    const it = Object.assign(document.createElement(name), more);
    it.append(...[content].flat());
    return it;
  }

  let latest = 0;
  async function show() {
    const turn = ++latest;
    const query = new URLSearchParams(location.search);
    const parties = query.getAll("parti");
    const picked = named("parti").filter((it) => parties.includes(it.value));
    if (picked.length < 2 || picked.length > 4) {
      answer.replaceChildren();
      status.textContent = picked.length > 4 ? status.dataset.many : picked.length ? status.dataset.few : "";
      return;
    }
    let found;
    try {
      found = await Promise.all(picked.map(cards));
    } catch {
      answer.replaceChildren();
      status.textContent = status.dataset.failed;
      return;
    }
    if (turn !== latest) return;
    const chosen = named("tema").filter((it) => query.getAll("tema").includes(it.value));
    const themes = chosen.length ? chosen : named("tema");
    const groups = { differ: [], same: [], unclear: [] };
    for (const theme of themes) {
      const shown = found.map((it) => it.get(theme.value));
      if (!shown.every(Boolean)) continue;
      const title = element("h3", element("a", shown[0].title, { href: shown[0].href }));
      const row = element("div", shown.map((it) => it.card.cloneNode(true)), { className: "cards" });
      groups[relation(shown)].push(element("section", [title, row], { className: "pair-row" }));
    }
    const number = (key) => groups[key].length;
    status.textContent = status.dataset.counts
      .replace("{n}", number("differ") + number("same") + number("unclear"))
      .replace("{d}", number("differ")).replace("{s}", number("same")).replace("{u}", number("unclear"));
    answer.replaceChildren(...Object.keys(groups).filter(number).map((key) =>
      element("section", [element("h2", `${answer.dataset[key]} (${number(key)})`), ...groups[key]])));
  }

  function read() {
    const query = new URLSearchParams(location.search);
    for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
    show();
  }

  function change() {
    const query = new URLSearchParams(boxes.filter((it) => it.checked).map((it) => [it.name, it.value]));
    history.pushState(null, "", location.pathname + (query.size ? `?${query}` : ""));
    show();
  }

  form.addEventListener("change", change);
  form.querySelector("button").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    change();
  });
  addEventListener("popstate", read);
  // From a folder on disk a page may not read another: the list of pairs does all there.
  if (location.protocol.startsWith("http")) {
    form.hidden = false;
    read();
  }
}
