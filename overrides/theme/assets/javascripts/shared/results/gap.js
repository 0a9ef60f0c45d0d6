// Why the amount differs, as a page: the verdict with the one thing to do, then what may explain it, folded after the first,
// what cannot be tested, and what is ruled out.

import { element, folded, list, renew, say } from "../dom.js";

/** @import { Texts } from "../dom.js" */

/** Where a verdict leads that names no cause: a page below the root of the language. */
/** @type {Partial<Record<Protocol.GapAnswer["verdict"], string>>} */
const NEXT = { as_due: "guide/voucher/", unexplained: "guide/contacts/" };
/** Where the words and letters with the reader's numbers are. */
const LETTERS = "case/";

/**
 * Show the verdict of the gap finder's *answer* in *place*, with *question* below it, and the causes in *reasons*;
 * pages of causes are found from *root*, the front page's address.
 * @param {{gap: HTMLElement, reasons: HTMLElement}} places
 * @param {Protocol.GapAnswer} answer
 * @param {URL} root
 * @param {Texts} texts
 * @param {Node[]} [question] what is asked to settle it
 */
export function showGap({ gap, reasons }, answer, root, texts, question = settling(answer)) {
  /** @param {string[]} fits */
  const group = (...fits) => answer.causes.filter(({ fit }) => fits.includes(fit));
  const open = group("exact", "possible");
  const within = answer.verdict === "within";
  /** @param {string} text */
  const asked = (text) => Boolean(text) && question.some((part) => part.textContent?.includes(text));
  const [first, ...others] = open.map((cause, at) => openCause(cause, root, texts, { closed: at > 0 || within, asked: asked(cause.question) }));
  renew(
    gap,
    element("h2", { tabindex: "-1" }, say(texts, `verdict_${answer.verdict}`)),
    element("p", { class: "tool-lead" }, lead(answer, asked)),
    ...action(answer, within ? undefined : open[0], root, texts),
    ...question,
  );
  renew(
    reasons,
    ...together(answer, texts),
    ...(!first ? [] : within ? [folded(say(texts, "within_causes", { count: open.length }), element("div", {}, first, ...others))] : [first, ...others]),
    ...named("untested", group("untested"), root, texts),
    ...named("ruled_out", group("ruled_out"), root, texts),
  );
  gap.hidden = reasons.hidden = false;
}

/**
 * The verdict in words, without the question where that is asked below it.
 * @param {Protocol.GapAnswer} answer
 * @param {(text: string) => boolean} asked
 */
function lead({ text, causes: [first] }, asked) {
  return first && asked(first.question) ? text.replace(first.question, "").trim() : text;
}

/**
 * The one thing to do: what the page of the likeliest cause says, or what helps where there is none; then the letters.
 * @param {Protocol.GapAnswer} answer
 * @param {Protocol.Finding | undefined} cause
 * @param {URL} root
 * @param {Texts} texts
 */
function action({ verdict }, cause, root, texts) {
  /**
   * @param {string} page
   * @param {string} key
   * @param {string} look
   */
  const link = (page, key, look) => element("a", { class: `md-button ${look}`, href: new URL(page, root).href }, say(texts, key));
  const page = verdict === "as_due" ? NEXT.as_due : (cause?.page ?? NEXT[verdict]);
  const first = page ? [link(page, verdict in NEXT ? `action_${verdict}` : "action", "md-button--primary")] : [];
  const letters = verdict === "as_due" ? [] : [link(LETTERS, "action_letters", "")];
  const links = [...first, ...letters];
  return links.length ? [element("p", { class: "tool-actions" }, ...links)] : [];
}

/**
 * What two causes may have done together, where none fits alone.
 * @param {Protocol.GapAnswer} answer
 * @param {Texts} texts
 */
function together({ causes, pairs }, texts) {
  if (!pairs.length || causes.some(({ fit, paired }) => ["exact", "possible"].includes(fit) && !paired)) return [];
  return [element("p", {}, say(texts, "pairs")), list(pairs.map(({ text }) => text))];
}

/**
 * The cheapest facts that would settle the answer, with where each is found.
 * @param {Protocol.GapAnswer} answer
 */
function settling({ settle: [first] }) {
  if (!first) return [];
  return [element("p", {}, element("strong", {}, first.leaves)), list(first.where)];
}

/**
 * A cause that may be true: the first one open, the others folded to a line each.
 * @param {Protocol.Finding} cause
 * @param {URL} root
 * @param {Texts} texts
 * @param {{closed: boolean, asked: boolean}} how folded, and whether its question stands above already
 */
function openCause({ title, fit, text, for: support, against, question, page }, root, texts, { closed, asked }) {
  const mark = fit === "exact" ? [" ", element("span", { class: "tool-cause__fit" }, say(texts, "fit_exact"))] : [];
  const why = [...reasons("for", support, texts), ...reasons("against", against, texts)];
  const told = [element("p", {}, text), ...(question && !asked ? [element("p", {}, element("strong", {}, say(texts, "ask")), " ", question)] : [])];
  const link = element("p", {}, element("a", { href: new URL(page, root).href }, say(texts, "what_to_do", { title })));
  const name = `tool-cause tool-cause--${fit}`;
  if (closed) return element("details", { class: `${name} tool-working` }, element("summary", {}, title, ...mark), ...told, ...why, link);
  const more = folded(say(texts, "grounds"), ...why, link);
  return element("div", { class: name }, element("h3", {}, title, ...mark), ...told, more);
}

/**
 * @param {string} kind
 * @param {string[]} sentences
 * @param {Texts} texts
 */
function reasons(kind, sentences, texts) {
  return sentences.length ? [element("p", { class: "tool-cause__reasons" }, say(texts, kind)), list(sentences)] : [];
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
  return [folded(say(texts, kind, { count: causes.length }), element("ul", {}, ...items))];
}
