// The result as a page: what comes of it and the one thing to do, why, whom to ask with which words, and what else it may be.

import { element, folded, say } from "../shared/dom.js";
import { against, values } from "../shared/results/table.js";

/** @import { Texts } from "../shared/dom.js" */

/**
 * Return the section that shows *result*: first what comes of it and the one thing to do, *tools* to go on with,
 * then why, whom to ask, what to *take* along, and folded what else there is. *home* leads to the site's front page.
 * @param {Protocol.Result} result
 * @param {{home: string, tools: Node, take: Node | null, texts: Texts}} page
 */
export function resultSection(result, { home, tools, take, texts }) {
  /** @param {string} text */
  const linked = (text) => withLinks(text, result.links, home);
  const [first, ...checks] = result.checks;
  const actions = first ? list("ol", result.actions, linked) : list("ol", result.actions.slice(1), linked, 2);
  const why = [...paragraphs([...result.summary, ...result.numbers], linked), ...moreOf(result, home, texts)];
  return element(
    "section",
    { class: "diagnosis-result", "aria-labelledby": "diagnosis-result-title" },
    element("h2", { id: "diagnosis-result-title", class: "diagnosis-heading", tabindex: "-1" }, result.title),
    ...(result.sight.length ? [against(result.sight)] : []),
    element("p", { class: "diagnosis-ground" }, result.ground),
    ...firstStep(first ?? result.actions[0] ?? "", result, linked, texts),
    tools,
    ...(result.suspect ? [folded(result.suspect, ...why, ...part("actions", actions, texts))] : why),
    ...part("checks", list("ol", checks, linked, 2), texts),
    ...(result.suspect ? [] : part("actions", actions, texts)),
    ...part("calls", result.calls.map((call) => contact(call, texts)), texts),
    ...part("papers", list("ul", result.papers, linked), texts),
    ...part("wait", paragraphs(result.wait, linked), texts),
    ...(take ? [take] : []),
    ...part("others", others(result.others, home), texts),
    ...(result.figures.length ? [folded(say(texts, "figures"), values(result.figures, say(texts, "figures")))] : []),
    ...foldedPart("not_known", list("ul", result.unknown, linked), texts),
    ...foldedPart("sources", sources(result.sources), texts),
  );
}

/**
 * The one thing to begin with, with the way to the statement check where payments are to be looked through.
 * @param {string} text
 * @param {Protocol.Result} result
 * @param {(text: string) => (Node | string)[]} linked
 * @param {Texts} texts
 */
function firstStep(text, { suspect }, linked, texts) {
  if (!text) return [];
  return [
    element(
      "div",
      { class: "diagnosis-first" },
      element("h3", {}, say(texts, suspect ? "look_up" : "first")),
      element("p", {}, ...linked(text)),
    ),
  ];
}

/**
 * Where more is said, and where a file of payments shows which of them it was.
 * @param {Protocol.Result} result
 * @param {string} home
 * @param {Texts} texts
 */
function moreOf({ page, sight: rows }, home, texts) {
  /**
   * @param {string} name
   * @param {string} address
   * @param {string} text
   */
  const link = (name, address, text) => element("p", { class: name }, element("a", { href: home + address }, text));
  return [
    ...(page ? [link("diagnosis-more", page, say(texts, "more"))] : []),
    ...(rows.length && texts.has("statement") ? [link("diagnosis-file", "statement/", say(texts, "statement"))] : []),
  ];
}

/**
 * *text* with what a page links to as a link.
 * @param {string} text
 * @param {Record<string, string>} links
 * @param {string} home
 * @returns {(Node | string)[]}
 */
function withLinks(text, links, home) {
  for (const [words, page] of Object.entries(links)) {
    const at = text.indexOf(words);
    if (at < 0) continue;
    const rest = Object.fromEntries(Object.entries(links).filter(([other]) => other !== words));
    return [
      ...withLinks(text.slice(0, at), rest, home),
      element("a", { href: home + page }, words),
      ...withLinks(text.slice(at + words.length), rest, home),
    ];
  }
  return text ? [text] : [];
}

/**
 * A heading with its content, or nothing where there is none.
 * @param {string} name
 * @param {Node[]} content
 * @param {Texts} texts
 */
function part(name, content, texts) {
  if (!content.length) return [];
  return [element("div", { class: `diagnosis-part diagnosis-part--${name}` }, element("h3", {}, say(texts, name)), ...content)];
}

/**
 * @param {string} name
 * @param {Node[]} content
 * @param {Texts} texts
 */
function foldedPart(name, content, texts) {
  return content.length ? [element("div", { class: `diagnosis-part--${name}` }, folded(say(texts, name), ...content))] : [];
}

/**
 * @param {string[]} texts
 * @param {(text: string) => (Node | string)[]} [linked]
 */
function paragraphs(texts, linked = (text) => [text]) {
  return texts.map((text) => element("p", {}, ...linked(text)));
}

/**
 * Return the *items* from the number *from* on.
 * @param {"ol"|"ul"} tag
 * @param {string[]} items
 * @param {(text: string) => (Node | string)[]} linked
 * @param {number} [from]
 */
function list(tag, items, linked, from = 1) {
  return items.length ? [element(tag, { start: tag === "ol" && from > 1 ? from : null }, ...items.map((item) => element("li", {}, ...linked(item))))] : [];
}

/**
 * @param {Protocol.Call} call
 * @param {Texts} texts
 */
function contact({ name, phone, hours, url, words, note, script }, texts) {
  const where = phone ? { href: `tel:${phone.replaceAll("-", "")}`, text: phone } : { href: url, text: say(texts, "site") };
  return element(
    "div",
    { class: "diagnosis-call" },
    element("p", {}, element("strong", {}, name), ...(where.href ? [" ", element("a", { class: "phone", href: where.href }, where.text)] : [])),
    ...(hours ? [element("p", { class: "diagnosis-hours" }, hours)] : []),
    ...(script ? call(script, texts) : []),
    ...(words ? [element("p", { class: "diagnosis-words" }, say(texts, "words", { words }))] : []),
    ...(note ? [element("p", {}, note)] : []),
  );
}

/**
 * The sentences of a call, in Korean as the office speaks, and beneath them what they say in the page's language.
 * @param {Protocol.Script} script
 * @param {Texts} texts
 */
export function call({ lines, beneath }, texts) {
  return [
    element("p", {}, say(texts, "script")),
    element("blockquote", { class: "diagnosis-script", lang: "ko" }, ...paragraphs(lines)),
    ...(beneath ? [element("blockquote", {}, ...paragraphs(beneath))] : []),
  ];
}

/**
 * @param {Protocol.Other[]} causes
 * @param {string} home
 */
function others(causes, home) {
  return causes.map(({ title, page, tell }) =>
    folded(title, element("p", {}, tell), element("p", {}, element("a", { href: home + page }, title))),
  );
}

/** @param {Protocol.Source[]} each */
function sources(each) {
  const links = each.map(({ title, url, date }) =>
    element("li", {}, element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, `${title}, ${date}`)),
  );
  return links.length ? [element("ul", {}, ...links)] : [];
}
