// Breaks pages on purpose: one fault or more for every check, which the check has to report.

/** Text in which what has to be there is replaced; a fault that cannot be planted is an error. */
const swap = (from, to) => (text, path) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has no ${from} to plant a fault in`);
  return changed;
};

/** A rule that comes last in each style sheet. */
const rule = (css) => (text) => `${text}\n${css}`;

const inMain = (markup) => swap("</main>", `${markup}</main>`);
/** A change in one file only. */
const inFile = (name, change) => (text, path) => (path === name ? change(text, path) : text);
const inScript = (script) => (text) => `${text}\n${script}`;
const all =
  (...changes) =>
  (text, path) =>
    changes.reduce((it, change) => change(it, path), text);

/** Words that no compression makes shorter. */
function noise(length) {
  let [words, state] = ["", 1];
  while (words.length < length) {
    state = (state * 48271) % 2147483647;
    words += `${state.toString(36)} `;
  }
  return words;
}

const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const sameSign = swap(
  /(<symbol id="side-i-conditional"[^>]*>).*(<\/symbol>)/,
  '$1<circle cx="8" cy="8" r="7.5" fill="currentColor" stroke="none"/>$2',
);
const busy = "for (let i = 0; i < 1e6; i += 1) if (i < 0) break;";
const atOnce = swap(" defer></script>", "></script>");

/** `check` and `on` name a check and a page of the samples, or give the form of a file's path; `says` is in what the check reports. */
export const faults = [
  {
    check: "deadline of the next check, before and after",
    on: "theme",
    js: swap("T24:00", "T00:00"),
    says: /on the day itself it is said/,
  },
  {
    check: "deadline of the next check, before and after",
    on: "position",
    js: swap("[data-due]", "[data-late]"),
    says: /on the day after it is not said/,
  },
  {
    check: "deadline of the next check, before and after",
    on: "position",
    html: swap("<b hidden>", "<b>"),
    says: /on the day after it is not said/,
  },
  {
    check: "addresses that are no more",
    on: "moved",
    js: (text, path) => (path === "moved.js" ? "" : text),
    says: /with scripts: it leads/,
  },
  {
    check: "addresses that are no more",
    on: "moved",
    html: (text) => text.replace(/<noscript>.*<\/noscript>/, ""),
    says: /without scripts: it leads/,
  },
  {
    check: "linked data",
    on: "theme in nb",
    html: swap('"spokenByCharacter"', '"spokenBy"'),
    says: /Quotation has no property spokenBy/,
  },
  {
    check: "linked data",
    on: "position",
    html: swap('"@type":"Quotation"', '"@type":"Quote"'),
    says: /no type Quote/,
  },
  {
    check: "linked data",
    on: "party",
    html: swap('"author":{"@type":"Organization"', '"author":{"@type":"DefinedTerm"'),
    says: /author cannot be a DefinedTerm/,
  },
  { check: "linked data", on: "front", html: swap("</script>\n</body>", "</body>"), says: /0 blocks/ },
  { check: "Atom feeds", on: /^feed\.xml$/, xml: swap("<updated>", "<updated>no "), says: /updated/ },
  { check: "Atom feeds", on: /^feed\.xml$/, xml: swap("</author>", ""), says: /mismatch/ },
  {
    check: "Atom feeds",
    on: /^tema\/[^/]+\/feed\.xml$/,
    xml: swap('rel="alternate"', 'rel="other"'),
    says: /link|rel/,
  },
  { check: "JSON feeds", on: /^feed\.json$/, json: swap('"items":', '"entries":'), says: /'items'/ },
  { check: "JSON feeds", on: /^feed\.json$/, json: swap('"id":"tag:', '"id":"'), says: /pattern/ },
  {
    check: "oEmbed",
    on: /^embed\/tema\/[^/]+\/oembed\.json$/,
    json: swap("</iframe>", "</iframe><script></script>"),
    says: /html must match pattern/,
  },
  {
    check: "open data",
    on: /^data\/standpunkt\.json$/,
    json: swap('"stance":"for"', '"stance":"good"'),
    says: /stance must be equal to one of/,
  },
  {
    check: "axe, light, 320 px",
    on: "theme",
    css: rule("p { color: #bbb }"),
    says: /color-contrast/,
  },
  {
    check: "axe, light, 320 px",
    on: "front",
    css: rule(
      "main li, main li a { padding: 0; font-size: .5rem; line-height: 1 } main li span { display: none }",
    ),
    says: /target-size/,
  },
  {
    check: "axe, light, 1280 px",
    on: "overview",
    html: swap(/<(\/?)th(?: scope="\w+")?(?= |>)/g, "<$1td"),
    says: /td-has-header/,
  },
  {
    check: "axe, dark, 320 px",
    on: "position",
    css: rule("@media (prefers-color-scheme: dark) { :root { --ink: #555 } }"),
    says: /color-contrast/,
  },
  {
    check: "axe, dark, 1280 px",
    on: "party",
    css: rule("@media (prefers-color-scheme: dark) { :root { --soft: #4a5258 } }"),
    says: /color-contrast/,
  },
  { check: "axe, every kind of part", on: "pairs", html: swap(/<html lang="\w+"/, "<html"), says: /html-has-lang/ },

  {
    check: "keyboard walk, both ways, 1280 × 720 px",
    on: "theme",
    css: rule(":focus-visible { outline: none; box-shadow: 0 0 0 3px red }"),
    says: /no outline/,
  },
  {
    check: "keyboard walk, both ways, 1280 × 720 px",
    on: "overview",
    css: rule(".scroll { scroll-padding: 0 }"),
    says: /back: .*cannot be seen/,
  },
  {
    check: "keyboard walk, both ways, 1280 × 720 px",
    on: "front",
    css: rule("body { display: flex; flex-direction: column-reverse }"),
    says: /stands above it/,
  },
  {
    check: "keyboard walk, both ways, 320 × 480 px",
    on: "theme",
    css: rule(".site-foot { position: fixed; bottom: 0; height: 80vh; background: #fff }"),
    says: /forwards: .*cannot be seen/,
  },
  {
    check: "keyboard walk, both ways, 640 × 300 px",
    on: "overview",
    css: rule("@media (max-height: 30rem) { .scroll { scroll-padding: 0 } }"),
    says: /forwards: .*cannot be seen/,
  },
  {
    check: "keyboard walk, both ways, 640 × 300 px",
    on: "party",
    html: swap("<main ", '<p><a href="#x" tabindex="5">x</a></p><main '),
    says: /out of turn/,
  },
  {
    check: "skip link",
    on: "theme",
    html: swap(/<a class="skip".*?<\/a>/, ""),
    says: /first stop/,
  },
  {
    check: "places that links lead to",
    on: "theme",
    css: rule(
      ".site-head { position: sticky; top: 0; background: #fff; z-index: 9; height: 8rem }",
    ),
    says: /out of sight/,
  },
  {
    check: "places that links lead to",
    on: "pair",
    html: inMain('<a href="#side-borte">x</a>'),
    says: /is nowhere/,
  },

  {
    check: "choosing in the overview",
    on: "overview",
    js: swap('"differs" in row.dataset', "row.dataset.group"),
    says: /rows differ|changed nothing/,
  },
  {
    check: "choosing in the overview",
    on: "overview",
    js: swap('addEventListener("popstate", read);', ""),
    says: /the way back/,
  },
  {
    check: "choosing on a theme",
    on: "theme",
    js: swap("rank(a) - rank(b)", "rank(b) - rank(a)"),
    says: /the order is/,
  },
  {
    check: "reading without the names",
    on: "theme",
    css: rule(".nameless figcaption { display: block !important }"),
    says: /can be read/,
  },
  {
    check: "reading without the names",
    on: "theme",
    js: swap("Math.random()", "0"),
    says: /order tells/,
  },
  {
    check: "comparing chosen parties",
    on: "pairs",
    html: swap(/ data-page="[^"]*"/g, ' data-page=""'),
    says: /broke off|dead links|side by side/,
  },

  {
    check: "embedded by WordPress",
    on: "embedded theme",
    js: inFile("embed.js", swap('sentinel: "amp"', 'sentinel: "x"')),
    says: /AMP hears undefined/,
  },
  {
    check: "embedded by WordPress",
    on: "embedded position",
    js: inFile("embed.js", swap("value: height", "value: 200")),
    says: /WordPress hears 200/,
  },
  {
    check: "embedded by WordPress",
    on: "embedded pair",
    js: inFile("embed.js", swap(/\/\^\[A-Za-z0-9\]\{1,20\}\$\//, "/./")),
    says: /knows the words not/,
  },
  {
    check: "embedded by WordPress",
    on: "embedded theme",
    css: inFile("embed.css", rule("body { width: 50rem }")),
    says: /too wide/,
  },
  {
    check: "embedded with a height of its own",
    on: "embedded theme",
    js: inFile("embed-parent.js", swap("frame.contentWindow === source", "true")),
    says: /is 777 px high/,
  },
  {
    check: "embedded with a height of its own",
    on: "embedded position",
    js: inFile("embed.js", swap("standpunkt:ready", "standpunkt:never")),
    says: /is 222 px high/,
  },
  {
    check: "embedded with a height of its own",
    on: "embedded theme",
    js: inFile("embed-parent.js", swap(/if \(!Number[^;]*;/, "")),
    says: /a bad height was taken/,
  },
  {
    check: "embedded with a height of its own",
    on: "embedded pair",
    js: inFile("embed-parent.js", swap("Number.isFinite(height)", "isFinite(height)")),
    says: /a bad height was taken: 400/,
  },
  {
    check: "sharing",
    on: "theme",
    js: inFile("site.js", swap("text + location.hash", "text")),
    says: /device: shares/,
  },
  {
    check: "sharing",
    on: "position",
    js: inFile("site.js", swap("getSelection().selectAllChildren(place);", "")),
    says: /denied: shares/,
  },
  {
    check: "sharing",
    on: "share",
    js: inFile("site.js", swap('status.textContent = done.split("|")[0];', "")),
    says: /clipboard: it says/,
  },

  {
    check: "requests to other hosts",
    on: "theme",
    html: all(swap(policy, ""), inMain('<img src="http://elsewhere.invalid/x.png" alt="">')),
    says: /asks for http:\/\/elsewhere/,
  },
  {
    check: "storage and cookies",
    on: "theme",
    js: inScript('localStorage.setItem("parti", "x");'),
    says: /localStorage/,
  },
  {
    check: "storage and cookies",
    on: "front",
    headers: { "set-cookie": "leser=1" },
    says: /cookies/,
  },
  {
    check: "console and failed requests",
    on: "theme",
    html: inMain('<img src="borte.png" alt="">'),
    says: /404/,
  },
  {
    check: "console and failed requests",
    on: "position",
    html: inMain('<p style="color: red">x</p>'),
    says: /Content Security Policy/,
  },
  { check: "content security policy", on: "theme", html: swap(policy, ""), says: /has run/ },
  {
    check: "content security policy",
    on: "method",
    html: all(swap("script-src 'self'", "script-src 'self' 'unsafe-inline'")),
    says: /the policy is/,
  },
  {
    check: "content security policy",
    on: "plan",
    html: (text, path) =>
      swap(policy, "")(text, path).replace("</head>", `${policy.exec(text)[0]}</head>`),
    says: /before the policy/,
  },
  {
    check: "without JavaScript",
    on: "theme",
    html: inMain("<button>Skjul</button>"),
    says: /controls/,
  },
  {
    check: "without JavaScript",
    on: "pair",
    css: rule(".card { display: none }"),
    says: /\.card cannot be seen/,
  },
  {
    check: "without JavaScript",
    on: "party",
    js: inScript('document.querySelector("main").append("bare med skript");'),
    says: /words differ/,
  },

  { check: "valid HTML", on: "theme", html: inMain('<p id="side-lest"></p>'), says: /no-dup-id/ },
  { check: "valid HTML", on: "overview", html: swap(/ scope="(row|col)"/g, ""), says: /h63/ },

  { check: "reflow at 320 px", on: "theme", css: rule(".lead { width: 30rem }"), says: /px wide/ },
  {
    check: "a word and a sign for every stance",
    on: "theme",
    html: swap(/(<svg class="icon".*?<\/svg>)[^<]+(<\/span>)/, "$1$2"),
    says: /without a word/,
  },
  {
    check: "a word and a sign for every stance",
    on: "overview",
    html: swap(/(<a href="[^"]*"><svg class="icon".*?<\/svg>)[^<]+/, "$1"),
    says: /without a word/,
  },
  {
    check: "whole tables in named frames",
    on: "overview",
    html: swap(' tabindex="0"', ""),
    says: /takes the focus/,
  },
  {
    check: "whole tables in named frames",
    on: "overview",
    html: swap(/(<td class="s-[a-z_]+">).*?(<\/td>)/, "$1–$2"),
    says: /an empty cell/,
  },
  {
    check: "zoom to 400 %",
    on: "party",
    css: rule(".card { white-space: nowrap }"),
    says: /px wide|sticks out/,
  },
  {
    check: "text at 200 %",
    on: "theme",
    css: rule(".question { height: 2rem; overflow: hidden }"),
    says: /is cut/,
  },
  {
    check: "text spacing",
    on: "theme",
    css: rule(".proposition { height: 5rem; overflow: hidden }"),
    says: /is cut/,
  },
  {
    check: "text spacing, wide",
    on: "theme",
    css: rule(".strip dt { height: 0 }"),
    says: /lies upon/,
  },
  {
    check: "heads of the overview",
    on: "overview",
    css: rule(".scroll { max-height: none }"),
    says: /1280 × 720/,
  },
  {
    check: "heads of the overview",
    on: "overview",
    css: rule("thead th.s, thead th, tbody th { position: sticky }"),
    says: /640 × 300/,
  },
  {
    check: "colour vision, light",
    on: "method",
    html: sameSign,
    says: /side-i-for and #side-i-conditional differ/,
  },
  {
    check: "colour vision, dark",
    on: "method",
    css: rule(":root { --soft: #3a4248 }"),
    says: /hardly stands out/,
  },
  {
    check: "signs in forced colours, light",
    on: "method",
    html: sameSign,
    says: /side-i-for and #side-i-conditional differ/,
  },
  {
    check: "signs in forced colours, dark",
    on: "method",
    css: rule(".icon { forced-color-adjust: none; stroke: #333; fill: none; color: #333 }"),
    says: /hardly stands out/,
  },
  {
    check: "forced colours",
    on: "theme",
    css: rule(":focus-visible { outline: none; box-shadow: 0 0 0 3px red }"),
    says: /the focus is outlined/,
  },
  {
    check: "forced colours",
    on: "position",
    css: rule(".card { forced-color-adjust: none }"),
    says: /keeps its own colours/,
  },
  {
    check: "reduced motion",
    on: "theme",
    css: rule("a { transition: color 1s }"),
    says: /a moves/,
  },
  {
    check: "print",
    on: "theme",
    css: rule("@media print { .quotes { display: none } }"),
    says: /missing on paper/,
  },
  {
    check: "print",
    on: "theme",
    css: rule("@media print { .print img { display: none } }"),
    says: /code for phones/,
  },
  {
    check: "print",
    on: "theme",
    css: rule("@media print { .print p { display: none } }"),
    says: /address .* is missing/,
  },
  {
    check: "print",
    on: "theme",
    css: rule("@media print { html { font-size: 14pt } }"),
    says: /sheets of paper/,
  },
  {
    check: "print",
    on: "overview",
    css: rule("@media print { .scroll { overflow: hidden !important } .overview { min-width: 130rem !important } }"),
    says: /wider than the paper/,
  },

  { check: "weight of the words", on: "theme", html: inMain(noise(60_000)), says: /bytes packed/ },
  {
    check: "weight and elements",
    on: "theme",
    html: inMain(noise(20_000)),
    says: /HTML and CSS are/,
  },
  {
    check: "weight and elements",
    on: "theme",
    html: inMain('<img src="../../icon.svg" alt="">'),
    says: /requests/,
  },
  {
    check: "weight and elements",
    on: "overview",
    html: inMain("<i></i>".repeat(1500)),
    says: /elements/,
  },
  {
    check: "weight and elements",
    on: "front",
    js: inScript(`// ${noise(20_000)}`),
    says: /scripts are/,
  },
  {
    check: "paint and layout shift",
    on: "theme",
    html: atOnce,
    says: /the first paint waits for: .*script/,
  },
  {
    check: "paint and layout shift",
    on: "theme",
    js: inScript(busy),
    says: /the scripts run \d{7} blocks/,
  },
  {
    check: "paint and layout shift",
    on: "theme",
    html: swap(/<main[^>]*>/, '$&<img src="kort.png" width="380" height="800" alt="">'),
    says: /the largest part is no text/,
  },
  {
    check: "paint and layout shift",
    on: "overview",
    js: inScript(
      `setTimeout(() => {
        const it = document.createElement("p");
        it.style.height = "20rem";
        document.body.prepend(it);
      }, 600);`,
    ),
    says: /layout shifted/,
  },
  {
    check: "Lighthouse, mobile",
    on: "theme",
    html: all(swap(/<meta name="description".*?>/, ""), swap(/<html lang="\w+"/, "<html")),
    js: inScript('throw new Error("planted");'),
    says: /accessibility is [\s\S]*best-practices is [\s\S]*seo is /,
  },
];
