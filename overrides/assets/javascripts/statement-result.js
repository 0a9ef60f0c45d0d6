// The first half of the result: what was opened, what the months come to, and the questions.

import { element, say } from "./dom.js";
import { monthName } from "./language.js";
import { checksOf } from "./statement-checks.js";
import { columnQuestion } from "./statement-columns.js";
import { shapeOf } from "./statement-shape.js";
import { shopQuestions } from "./statement-shops.js";
import { writeWon } from "./won.js";

/** @import { Texts } from "./dom.js" */
/** @import { Check, Facts, Opened } from "./statement.js" */

/** @type {("counts" | "unsure" | "excluded" | "total")[]} */
const COLUMNS = ["counts", "unsure", "excluded", "total"];

/**
 * Show *answer* in *place*; *check* asks again after the reader answered something. Returns the heading.
 * @param {HTMLElement} place
 * @param {{answer: Protocol.StatementAnswer | Protocol.StatementRefusal, facts: Facts, check: Check, texts: Texts}} page
 */
export function showResult(place, { answer, facts, check, texts }) {
  const heading = element("h2", { tabindex: "-1" }, say(texts, "checked"));
  place.replaceChildren(
    heading,
    element("h3", {}, say(texts, "files")),
    ...(answer.files ?? []).map((file, number) => fileOf(file, facts.files[number], check, texts)),
    ...(answer.ok && answer.rows.length ? judged(answer, facts, check, texts) : []),
  );
  place.hidden = false;
  return heading;
}

/**
 * @param {Protocol.StatementAnswer} answer
 * @param {Facts} facts
 * @param {Check} check
 * @param {Texts} texts
 */
function judged(answer, facts, check, texts) {
  return [
    ...checksOf(answer, texts),
    ...shopQuestions(answer, facts, check, texts),
    monthTable(answer.months, texts),
    element("h3", {}, say(texts, "assumptions")),
    element("ul", {}, ...answer.assumptions.map((text) => element("li", {}, text))),
    skipped(answer, texts),
  ];
}

/**
 * @param {Protocol.StatementFile} file
 * @param {Opened} opened
 * @param {Check} check
 * @param {Texts} texts
 */
function fileOf(file, opened, check, texts) {
  const { name, error, ask, warnings, footer, rows } = file;
  if (error) return element("div", {}, warning(say(texts, "file_error", { name, error }), "error"), ...shapeOf(file.shape, texts));
  if (ask) return element("div", {}, columnQuestion(file, opened, check, texts), ...shapeOf(file.shape, texts));
  const layout = file.layout || say(texts, "file_unknown");
  return element(
    "div",
    { class: "statement-file" },
    element("p", {}, say(texts, "file", { name, layout, rows: rows.toLocaleString("ko-KR") })),
    ...warnings.map((text) => warning(text)),
    ...(footer ? [footer.ok ? element("p", { class: "tool-hint" }, footer.text) : warning(footer.text)] : []),
    columnQuestion(file, opened, check, texts),
  );
}

/**
 * @param {string} text
 * @param {string} [kind]
 */
function warning(text, kind = "warning") {
  return element("p", { class: `statement-note statement-note--${kind}` }, text);
}

/**
 * @param {Record<string, Protocol.StatementMonth>} months
 * @param {Texts} texts
 */
function monthTable(months, texts) {
  const head = ["month", ...COLUMNS].map((column) => element("th", { scope: "col" }, say(texts, `column_${column}`)));
  const body = Object.entries(months).map(([month, total]) => {
    const cells = COLUMNS.map((column) => element("td", { "data-label": say(texts, `column_${column}`) }, writeWon(total[column])));
    return element("tr", {}, element("th", { scope: "row" }, nameOf(month, total, texts)), ...cells);
  });
  return element(
    "table",
    { class: "tool-table" },
    element("caption", {}, say(texts, "months")),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...body),
  );
}

/**
 * The month's name with what sets it apart: another year, or only a part of it in the files.
 * @param {string} month
 * @param {Protocol.StatementMonth} total
 * @param {Texts} texts
 */
function nameOf(month, { use, whole }, texts) {
  const name = monthName(month);
  if (use !== "spend") return say(texts, `month_${use}`, { month: name });
  return whole === false ? say(texts, "month_cut", { month: name }) : name;
}

/**
 * @param {Protocol.StatementAnswer} answer
 * @param {Texts} texts
 */
function skipped({ skipped: entries, files }, texts) {
  const items = entries.map(({ file, line, reason }) =>
    element("li", {}, say(texts, "skipped_line", { name: files[file].name, line, reason })),
  );
  return element(
    "details",
    { class: "tool-working", hidden: !entries.length },
    element("summary", {}, say(texts, "skipped", { count: entries.length })),
    element("ul", {}, ...items),
  );
}
