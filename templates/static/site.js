// Keeps addresses short, and lets readers choose what a page shows: pages are whole without it.
"use strict";

// Links name index.html so that they also work from a folder on disk.
if (location.protocol.startsWith("http") && location.pathname.endsWith("/index.html")) {
  history.replaceState(history.state, "", location.pathname.slice(0, -"index.html".length) + location.search + location.hash);
}

// What should have been checked again by now says so: by the reader's clock, as pages stay for long.
for (const it of document.querySelectorAll("[data-due]")) {
  if (new Date(`${it.querySelector("time").dateTime}T24:00`) <= new Date()) {
    it.className = "note";
    it.lastChild.hidden = false;
  }
}

// What is chosen in a fieldset stands in the address, so that it can be sent and gone back to.
function choices(form, show) {
  const fields = [...form.elements].filter((field) => field.name);
  const chosen = () => new URLSearchParams(fields
    .filter((field) => field.value && (field.type !== "checkbox" || field.checked))
    .map((field) => [field.name, field.value]));
  const told = (query) => {
    show(query);
    // The same choice in the other languages: names and values are the same there.
    for (const link of document.querySelectorAll(".languages a")) link.search = query;
  };
  const change = () => {
    const query = chosen();
    history.pushState(null, "", location.pathname + (query.size ? `?${query}` : ""));
    told(query);
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = query.has(field.name);
      else field.value = query.get(field.name) ?? "";
      if (field.selectedIndex < 0) field.value = "";
    }
    told(chosen());
  };
  form.addEventListener("change", change);
  form.querySelector("button").addEventListener("click", () => {
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = false;
      else field.value = "";
    }
    change();
  });
  addEventListener("popstate", read);
  form.hidden = false;
  read();
}

// How many of all are shown, in the words of the page.
function counted(status, all) {
  const shown = all.filter((it) => !it.hidden).length;
  const words = shown === all.length ? status.dataset.all : status.dataset.some;
  return words.replace("{n}", shown).replace("{h}", all.length - shown);
}

// The overview: which rows.
for (const form of document.querySelectorAll("#side-filter")) {
  const rows = [...document.querySelectorAll(".overview tbody tr")];
  const status = form.querySelector("[role=status]");
  choices(form, (query) => {
    const group = query.get("gruppe");
    const stance = query.get("standpunkt");
    for (const row of rows) {
      row.hidden = !((!group || row.dataset.group === group)
        && (!stance || row.querySelector(`.s-${CSS.escape(stance)}`) !== null)
        && (!query.has("forskjeller") || "differs" in row.dataset));
    }
    status.textContent = counted(status, rows);
  });
}

// A theme: which parties, in which order, with or without their names.
for (const form of document.querySelectorAll("#side-kort")) {
  const place = document.querySelector(".cards");
  const cards = [...place.children];
  const status = form.querySelector("[role=status]");
  const words = status.dataset;
  // No names in the texts: nothing to find.
  const names = new RegExp(`(?<!\\p{L})(${form.dataset.names || "(?!)"})(?=s?(?!\\p{L}))`, "gu");
  const stances = [...form.elements.standpunkt.options].map((it) => it.value);
  const rank = (card) => stances.findIndex((it) => it && card.classList.contains(`c-${it}`));
  const originals = new Map();
  let drawn = null;

  const hide = (card, number) => {
    const told = [];
    const heading = card.querySelector("h3");
    const link = heading.firstChild;
    heading.replaceChildren(words.name.replace("{n}", number));
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.show });
    button.append(Object.assign(document.createElement("span"), { className: "unseen", textContent: `: ${heading.textContent}` }));
    button.addEventListener("click", () => {
      const alias = heading.textContent;
      reveal(card);
      link.focus();
      status.textContent = words.known.replace("{n}", alias).replace("{p}", link.textContent);
    });
    card.querySelector(".card-head").append(button);
    const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      told.push([node, node.data]);
      if (!node.parentElement.closest(".card-head")) node.data = node.data.replace(names, words.word);
    }
    card.classList.add("nameless");
    originals.set(card, () => {
      for (const [node, text] of told) node.data = text;
      heading.replaceChildren(link);
      button.remove();
      card.classList.remove("nameless");
    });
  };
  const reveal = (card) => {
    originals.get(card)?.();
    originals.delete(card);
  };

  choices(form, (query) => {
    const stance = query.get("standpunkt");
    const blind = query.has("skjul");
    for (const card of cards) card.hidden = Boolean(stance) && !card.classList.contains(`c-${CSS.escape(stance)}`);
    const order = [...cards];
    if (blind && !drawn) {
      // The order of names would tell them: a new one is drawn.
      drawn = new Map(cards.map((it) => [it, Math.random()]));
      [...cards].sort((a, b) => drawn.get(a) - drawn.get(b)).forEach((card, i) => hide(card, i + 1));
    } else if (!blind) {
      cards.forEach(reveal);
      drawn = null;
    }
    if (blind) order.sort((a, b) => drawn.get(a) - drawn.get(b));
    if (query.has("rekkefolge")) order.sort((a, b) => rank(a) - rank(b));
    if (order.some((it, i) => it !== place.children[i])) place.append(...order);
    document.documentElement.classList.toggle("blind", blind);
    status.textContent = counted(status, cards) + (blind ? ` ${words.blind}` : "");
  });
}

// Sharing: in the way of the device, else by the clipboard, else the text is marked to be copied by hand.
for (const button of document.querySelectorAll("button[data-done]")) {
  const { share, text: id = "side-adresse", done } = button.dataset;
  const place = document.getElementById(id);
  const text = place.textContent;
  // The place that is open belongs to the address of this page, not to that of another.
  const own = text === document.querySelector("link[rel=canonical]")?.href;
  const status = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const url = own ? text + location.hash : text;
    status.textContent = "";
    try {
      if (share !== undefined && navigator.share) {
        await navigator.share({ title: document.title, url });
        return;
      }
    } catch (error) {
      // Readers may think better of it.
      if (error.name === "AbortError") return;
    }
    try {
      await navigator.clipboard.writeText(url);
      status.textContent = done.split("|")[0];
    } catch {
      place.textContent = url;
      getSelection().selectAllChildren(place);
      status.textContent = done.split("|")[1];
    }
  });
}
