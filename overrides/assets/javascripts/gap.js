// Why the amount differs, as a page: the headline, what may explain it with its next step, and what is ruled out.

import { element, say } from "./dom.js";

/** @import { Texts } from "./dom.js" */

/**
 * Show the gap finder's *answer* in *place*; pages of causes are found from *root*, the front page's address.
 * @param {HTMLElement} place
 * @param {Protocol.GapAnswer} answer
 * @param {URL} root
 * @param {Texts} texts
 */
export function showGap(place, answer, root, texts) {
  const open = answer.causes.filter(({ fit }) => fit !== "ruled_out");
  const closed = answer.causes.filter(({ fit }) => fit === "ruled_out");
  place.replaceChildren(
    element("h2", {}, say(texts, "gap")),
    element("p", { class: "tool-lead" }, answer.text),
    ...(open.length ? [element("ol", { class: "tool-causes" }, ...open.map((cause) => openCause(cause, root, texts)))] : []),
    ...(closed.length ? [ruledOut(closed, root, texts)] : []),
  );
  place.hidden = false;
}

/**
 * @param {Protocol.Finding} cause
 * @param {URL} root
 * @param {Texts} texts
 */
function openCause({ title, fit, text, for: support, against, question, page }, root, texts) {
  return element(
    "li",
    { class: `tool-cause tool-cause--${fit}` },
    element("h3", {}, title, " ", element("span", { class: "tool-cause__fit" }, say(texts, `fit_${fit}`))),
    element("p", {}, text),
    ...reasons("for", support, texts),
    ...reasons("against", against, texts),
    element("p", {}, element("strong", {}, say(texts, "ask")), " ", question),
    element("p", {}, element("a", { href: new URL(page, root).href }, say(texts, "what_to_do", { title }))),
  );
}

/**
 * @param {string} kind
 * @param {string[]} sentences
 * @param {Texts} texts
 */
function reasons(kind, sentences, texts) {
  if (!sentences.length) return [];
  const items = sentences.map((sentence) => element("li", {}, sentence));
  return [element("p", { class: "tool-cause__reasons" }, say(texts, kind)), element("ul", {}, ...items)];
}

/**
 * @param {Protocol.Finding[]} causes
 * @param {URL} root
 * @param {Texts} texts
 */
function ruledOut(causes, root, texts) {
  const items = causes.map(({ title, text, page }) =>
    element("li", {}, element("a", { href: new URL(page, root).href }, title), `: ${text}`),
  );
  return element(
    "details",
    { class: "tool-working" },
    element("summary", {}, say(texts, "ruled_out", { count: causes.length })),
    element("ul", {}, ...items),
  );
}
