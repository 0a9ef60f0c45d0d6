// A file of no known kind: the reader says which column is what.

import { button, element, say } from "../shared/dom.js";

/** @import { Texts } from "../shared/dom.js" */
/** @import { Check, Opened } from "./statement.js" */

/** @typedef {"date" | "shop" | "amount" | "cancelled" | "status" | "approval"} Role */
/** @type {Role[]} */
const NEEDED = ["date", "shop", "amount"];
/** @type {Role[]} */
const OPTIONAL = ["cancelled", "status", "approval"];
let made = 0;

/**
 * Return the question about *file*; the answer is kept in *opened*, and *check* asks Python again.
 * @param {Protocol.StatementFile} file
 * @param {Opened} opened
 * @param {Check} check
 * @param {Texts} texts
 */
export function columnQuestion({ name, ask }, opened, check, texts) {
  if (!ask) return again(opened, check, texts);
  const told = opened.columns ?? {};
  const columns = Object.keys(told).length ? told : ask.columns;
  const width = Math.max(...ask.rows.map(({ cells }) => cells.length));
  const examples = Array.from({ length: width }, (_, column) => ask.rows.map(({ cells }) => cells[column]).filter(Boolean).slice(0, 3));
  const selects = [...NEEDED, ...OPTIONAL].map((role) => selectOf(role, columns[role], examples, texts));
  const use = () => {
    const chosen = selects.filter(({ select }) => select.value !== "").map(({ role, select }) => [role, Number(select.value)]);
    opened.columns = Object.fromEntries(chosen);
    check({ moveFocus: true });
  };
  return element(
    "fieldset",
    { class: "statement-columns" },
    element("legend", {}, say(texts, "file_ask", { name })),
    preview(ask.rows, texts),
    ...selects.map(({ field }) => field),
    element("p", { class: "tool-actions" }, button(say(texts, "choose_use"), use, { class: "md-button md-button--primary" })),
  );
}

/**
 * Columns told by words can be put right: an empty choice makes Python ask.
 * @param {Opened} opened
 * @param {Check} check
 * @param {Texts} texts
 */
function again(opened, check, texts) {
  const forget = () => {
    opened.columns = {};
    check({ moveFocus: true });
  };
  return element("p", { class: "tool-actions" }, button(say(texts, "choose_again"), forget));
}

/**
 * @param {Role} role
 * @param {number | undefined} chosen
 * @param {string[][]} examples
 * @param {Texts} texts
 */
function selectOf(role, chosen, examples, texts) {
  const id = `statement-column-${(made += 1)}`;
  const options = examples.map((cells, column) =>
    element("option", { value: column, selected: column === chosen }, say(texts, "choose_column", { number: column + 1, example: cells.join(", ") })),
  );
  const select = element("select", { id }, element("option", { value: "" }, say(texts, "choose_none")), ...options);
  const field = element("div", { class: "tool-field" }, element("label", { for: id }, say(texts, `choose_${role}`)), select);
  return { role, select, field };
}

/**
 * @param {Protocol.Cells[]} rows
 * @param {Texts} texts
 */
function preview(rows, texts) {
  const lines = rows.map(({ line, cells }) =>
    element("tr", {}, element("th", { scope: "row" }, String(line)), ...cells.map((cell) => element("td", {}, cell))),
  );
  return element(
    "div",
    { class: "statement-preview", tabindex: "0", role: "region", "aria-label": say(texts, "choose_preview") },
    element("table", {}, element("tbody", {}, ...lines)),
  );
}
