// What speaks for or against the files having been read completely, with the lines that it is about.

import { element, folded, list, say } from "../shared/dom.js";

/** @import { Texts } from "../shared/dom.js" */

/**
 * Return each of the *checks*: what is open as a warning, what a rule decided as a note.
 * @param {Protocol.StatementAnswer} answer
 * @param {Texts} texts
 */
export function checksOf({ checks, files }, texts) {
  return Object.values(checks).map(({ ok, text, rows = [] }) => {
    const kind = ok ? "tool-hint" : "statement-note statement-note--warning";
    return element("div", { class: kind }, element("p", {}, text), ...(rows.length ? [linesOf(rows, files, texts)] : []));
  });
}

/**
 * @param {Protocol.Marked[]} rows
 * @param {Protocol.StatementFile[]} files
 * @param {Texts} texts
 */
function linesOf(rows, files, texts) {
  const lines = rows.map(({ file, line, text }) => say(texts, "check_row", { name: files[file].name, line, text }));
  return folded(say(texts, "check_rows", { count: rows.length }), list(lines));
}
