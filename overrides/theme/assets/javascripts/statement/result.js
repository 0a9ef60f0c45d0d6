// The first part of the result: what the months come to and what is open; and last, folded, how the files were read.

import { element, folded, list, say } from "../shared/dom.js";
import { monthName } from "../shared/language.js";
import { carry } from "./carry.js";
import { checksOf } from "./checks.js";
import { columnQuestion } from "./columns.js";
import { shapeOf } from "./shape.js";
import { statusQuestions } from "./statuses.js";
import { table } from "../shared/results/table.js";
import { grouped } from "../shared/grouped.js";
import { writeWon } from "../shared/won.js";

/** @import { Texts } from "../shared/dom.js" */
/** @import { Check, Facts } from "./statement.js" */

/** @typedef {{facts: Facts, check: Check, texts: Texts}} Page */

/** @type {("counts" | "unsure" | "excluded" | "total")[]} */
const COLUMNS = ["counts", "unsure", "excluded", "total"];

/**
 * Show in *place* what *answer* comes to and what is open, then the months. Returns the heading.
 * @param {HTMLElement} place
 * @param {Protocol.StatementAnswer | Protocol.StatementRefusal} answer
 * @param {Page} page
 */
export function showResult(place, answer, page) {
  const { texts } = page;
  const heading = element("h2", { tabindex: "-1" }, say(texts, "checked"));
  const asking = (answer.files ?? []).flatMap((file, number) => (needsReader(file) ? [fileOf(file, number, page)] : []));
  place.replaceChildren(heading, ...asking, ...(answer.ok && answer.rows.length ? totals(answer, page) : []));
  place.hidden = false;
  return heading;
}

/**
 * Show in *place* the files that were read and how, folded: what a reader may want to check.
 * @param {HTMLElement} place
 * @param {Protocol.StatementAnswer | Protocol.StatementRefusal} answer
 * @param {Page} page
 */
export function showFiles(place, answer, page) {
  const { texts } = page;
  const read = (answer.files ?? []).flatMap((file, number) => (needsReader(file) ? [] : [fileOf(file, number, page)]));
  place.replaceChildren(
    ...(read.length ? [folded(say(texts, "files", { count: read.length }), ...read)] : []),
    ...(answer.ok && answer.rows.length ? [settled(answer, texts), ...(answer.skipped.length ? [skipped(answer, texts)] : [])] : []),
  );
  place.hidden = !place.childElementCount;
}

/**
 * Whether something about *file* is open that the reader has to see.
 * @param {Protocol.StatementFile} file
 */
function needsReader({ error, ask, warnings, footer }) {
  return Boolean(error || ask || warnings.length || (footer && !footer.ok));
}

/**
 * @param {Protocol.StatementAnswer} answer
 * @param {Page} page
 */
function totals(answer, page) {
  const { texts } = page;
  const months = Object.values(answer.months).filter(({ use }) => use === "spend");
  /** @param {"counts" | "unsure" | "excluded"} column */
  const sum = (column) => months.reduce((all, month) => all + month[column], 0);
  const [counts, unsure] = [sum("counts"), sum("unsure")];
  const values = { low: writeWon(counts), high: writeWon(counts + unsure), count: answer.shops.length };
  return [
    element("p", { class: "tool-total" }, say(texts, unsure ? "counted_between" : "counted", values)),
    element("p", { class: "tool-lead" }, say(texts, answer.shops.length ? "counted_open" : "counted_settled", values)),
    ...checksOf(answer, texts).filter((check) => check.matches(".statement-note")),
    ...statusQuestions(answer, page),
    monthTable(answer.months, texts),
    ...(carry(answer.months) ? [element("p", { class: "tool-hint" }, say(texts, "carried"), " ", element("a", { href: "../calculator/" }, say(texts, "carried_to")))] : []),
  ];
}

/**
 * What a rule decided about rows, and what was taken for granted.
 * @param {Protocol.StatementAnswer} answer
 * @param {Texts} texts
 */
function settled(answer, texts) {
  return folded(
    say(texts, "assumptions"),
    ...checksOf(answer, texts).filter((check) => !check.matches(".statement-note")),
    list(answer.assumptions),
  );
}

/**
 * @param {Protocol.StatementFile} file
 * @param {number} number
 * @param {Page} page
 */
function fileOf(file, number, { facts, check, texts }) {
  const { name, error, ask, warnings, footer, rows } = file;
  const opened = facts.files[number];
  if (error) return element("div", {}, warning(say(texts, "file_error", { name, error }), "error"), ...shapeOf(file.shape, texts));
  if (ask) return element("div", {}, columnQuestion(file, opened, check, texts), ...shapeOf(file.shape, texts));
  const layout = file.layout || say(texts, "file_unknown");
  return element(
    "div",
    { class: "statement-file" },
    element("p", {}, say(texts, "file", { name, layout, rows: grouped(rows) })),
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
  const names = ["month", ...COLUMNS].map((column) => say(texts, `column_${column}`));
  const body = Object.entries(months).map(([month, total]) => {
    const cells = COLUMNS.map((column) => element("td", { "data-label": say(texts, `column_${column}`), "data-zero": !total[column] }, element("span", {}, writeWon(total[column]))));
    return element("tr", {}, element("th", { scope: "row" }, nameOf(month, total, texts)), ...cells);
  });
  return table("tool-table statement-months", names, body, say(texts, "months"));
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
  const lines = entries.map(({ file, line, reason }) => say(texts, "skipped_line", { name: files[file].name, line, reason }));
  return folded(say(texts, "skipped", { count: lines.length }), list(lines));
}
