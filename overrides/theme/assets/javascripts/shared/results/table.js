// Tables and lists of what was found.

import { element, say } from "../dom.js";

/** @import { Texts } from "../dom.js" */

/**
 * Return a table of the class *kind* with *rows* below the names of its *columns*.
 * @param {string} kind
 * @param {string[]} columns
 * @param {HTMLElement[]} rows
 * @param {string} [caption]
 */
export function table(kind, columns, rows, caption = "") {
  return element(
    "table",
    { class: kind || null },
    ...(caption ? [element("caption", {}, caption)] : []),
    element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, ...rows),
  );
}

/**
 * Return the row called *name* of a table with *columns*: on a narrow screen the name of its column stands beside each of the other *cells*.
 * @param {string} name
 * @param {string[]} columns
 * @param {string[]} cells
 */
export function row(name, columns, cells) {
  const labelled = cells.map((text, at) => element("td", { "data-label": columns[at + 1] }, element("span", {}, text)));
  return element("tr", {}, element("th", { scope: "row" }, name), ...labelled);
}

/**
 * Return a table of labels and values.
 * @param {[string, string][]} rows
 * @param {string} caption
 */
export function values(rows, caption) {
  const body = rows.map(([label, value]) => element("tr", {}, element("th", { scope: "row" }, label), element("td", {}, value)));
  return element("table", { class: "diagnosis-table" }, element("caption", {}, caption), element("tbody", {}, ...body));
}

/**
 * Return amounts to be seen against each other, each with its label.
 * @param {[string, string, string?][]} amounts with the name of the column that they are of, if any
 */
export function against(amounts) {
  const lines = amounts.map(([label, value, column]) => element("div", {}, element("dt", {}, label), element("dd", { "data-column": column }, value)));
  return element("dl", { class: "tool-against" }, ...lines);
}

/**
 * Return a link to a source, with its day.
 * @param {Protocol.Source} source
 * @param {Texts} texts
 */
export function cite({ title, url, date }, texts) {
  return element("a", { class: "tool-source", href: url, rel: "noopener noreferrer", target: "_blank" }, say(texts, "source", { title, date }));
}
