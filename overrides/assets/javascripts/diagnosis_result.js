// The result as a page: why, what to do, whom to ask with which words, and what else it may be.

import { element, say } from "./dom.js";

/** @import { Texts } from "./dom.js" */

/**
 * Return the section that shows *result*; *home* leads from this page to the site's front page.
 * @param {Protocol.Result} result
 * @param {string} home
 * @param {Texts} texts
 */
export function resultSection(result, home, texts) {
  return element(
    "section",
    { class: "diagnosis-result", "aria-labelledby": "diagnosis-result-title" },
    element("h2", { id: "diagnosis-result-title", class: "diagnosis-heading", tabindex: "-1" }, result.title),
    element("p", { class: "diagnosis-ground" }, result.ground),
    ...paragraphs([...result.summary, ...result.numbers]),
    ...(result.figures.length ? [rowsTable(result.figures, say(texts, "figures"))] : []),
    ...part("checks", list("ol", result.checks), texts),
    ...part("actions", list("ol", result.actions), texts),
    ...part("calls", result.calls.map((call) => contact(call, texts)), texts),
    ...part("papers", list("ul", result.papers), texts),
    ...part("wait", paragraphs(result.wait), texts),
    ...(result.page ? [element("p", { class: "diagnosis-more" }, element("a", { href: home + result.page }, say(texts, "more")))] : []),
    ...part("others", others(result.others, home), texts),
    ...part("not_known", list("ul", result.unknown), texts),
    ...part("sources", sources(result.sources), texts),
  );
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

/** @param {string[]} texts */
function paragraphs(texts) {
  return texts.map((text) => element("p", {}, text));
}

/**
 * @param {"ol"|"ul"} tag
 * @param {string[]} items
 */
function list(tag, items) {
  return items.length ? [element(tag, {}, ...items.map((item) => element("li", {}, item)))] : [];
}

/**
 * Return a table of labels and values.
 * @param {[string, string][]} rows
 * @param {string} caption
 */
function rowsTable(rows, caption) {
  const body = rows.map(([label, value]) =>
    element("tr", {}, element("th", { scope: "row" }, label), element("td", {}, value)),
  );
  return element("table", { class: "diagnosis-table" }, element("caption", {}, caption), element("tbody", {}, ...body));
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
function call({ lines, beneath }, texts) {
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
    element("div", {}, element("p", {}, element("a", { href: home + page }, title)), element("p", {}, tell)),
  );
}

/** @param {Protocol.Source[]} each */
function sources(each) {
  const links = each.map(({ title, url, date }) =>
    element("li", {}, element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, `${title}, ${date}`)),
  );
  return links.length ? [element("ul", {}, ...links)] : [];
}
