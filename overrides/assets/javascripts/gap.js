// Why the amount differs, as a page: the verdict first, what may explain it with its next step, what would settle it,
// what cannot be tested, and what is ruled out.

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
  /** @param {string[]} fits */
  const group = (...fits) => answer.causes.filter(({ fit }) => fits.includes(fit));
  const open = group("exact", "possible");
  const list = element("ol", { class: "tool-causes" }, ...open.map((cause) => openCause(cause, root, texts)));
  place.replaceChildren(
    element("h2", {}, say(texts, `verdict_${answer.verdict}`)),
    element("p", { class: "tool-lead" }, answer.text),
    ...together(answer, texts),
    ...settling(answer),
    ...(!open.length ? [] : answer.verdict === "within" ? [folded("within_causes", open.length, list, texts)] : [list]),
    ...named("untested", group("untested"), root, texts),
    ...named("ruled_out", group("ruled_out"), root, texts),
  );
  place.hidden = false;
}

/**
 * What two causes may have done together, where none fits alone.
 * @param {Protocol.GapAnswer} answer
 * @param {Texts} texts
 */
function together({ causes, pairs }, texts) {
  if (!pairs.length || causes.some(({ fit, paired }) => ["exact", "possible"].includes(fit) && !paired)) return [];
  return [element("p", {}, say(texts, "pairs")), element("ul", {}, ...pairs.map(({ text }) => element("li", {}, text)))];
}

/**
 * The cheapest facts that would settle the answer, with where each is found.
 * @param {Protocol.GapAnswer} answer
 */
function settling({ settle: [first] }) {
  if (!first) return [];
  return [element("p", {}, element("strong", {}, first.leaves)), element("ul", {}, ...first.where.map((where) => element("li", {}, where)))];
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
    ...(question ? [element("p", {}, element("strong", {}, say(texts, "ask")), " ", question)] : []),
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
 * @param {string} kind
 * @param {Protocol.Finding[]} causes
 * @param {URL} root
 * @param {Texts} texts
 */
function named(kind, causes, root, texts) {
  if (!causes.length) return [];
  const items = causes.map(({ title, text, page }) =>
    element("li", {}, element("a", { href: new URL(page, root).href }, title), `: ${text}`),
  );
  return [folded(kind, causes.length, element("ul", {}, ...items), texts)];
}

/**
 * @param {string} kind
 * @param {number} count
 * @param {HTMLElement} content
 * @param {Texts} texts
 */
function folded(kind, count, content, texts) {
  return element("details", { class: "tool-working" }, element("summary", {}, say(texts, kind, { count })), content);
}
