// Keeps addresses short, and filters the overview: pages are whole without it.
"use strict";

// Links name index.html so that they also work from a folder on disk.
if (location.protocol.startsWith("http") && location.pathname.endsWith("/index.html")) {
  history.replaceState(history.state, "", location.pathname.slice(0, -"index.html".length) + location.search + location.hash);
}

// The overview: what is chosen stands in the address, so that it can be sent and gone back to.
for (const form of document.querySelectorAll("#side-filter")) {
  const rows = [...document.querySelectorAll(".overview tbody tr")];
  const status = form.querySelector("[role=status]");
  const wanted = (row, query) => {
    const group = query.get("gruppe");
    const stance = query.get("standpunkt");
    return (!group || row.dataset.group === group)
      && (!stance || row.querySelector(`.s-${CSS.escape(stance)}`) !== null)
      && (!query.has("forskjeller") || "differs" in row.dataset);
  };
  const show = (query) => {
    for (const row of rows) row.hidden = !wanted(row, query);
    const shown = rows.filter((row) => !row.hidden).length;
    const words = shown === rows.length ? status.dataset.all : status.dataset.some;
    status.textContent = words.replace("{n}", shown).replace("{h}", rows.length - shown);
  };
  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = query.has(field.name);
      else field.value = query.get(field.name) ?? "";
      if (field.selectedIndex < 0) field.value = "";
    }
    show(chosen());
  };
  const fields = [...form.elements].filter((field) => field.name);
  const chosen = () => new URLSearchParams(fields
    .filter((field) => field.value && (field.type !== "checkbox" || field.checked))
    .map((field) => [field.name, field.value]));
  const change = () => {
    const query = chosen();
    history.pushState(null, "", location.pathname + (query.size ? `?${query}` : ""));
    show(query);
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
