// What the questionnaire's fields hold: the same that was typed in the other tools, for the month that it is about.

import { monthMeant, note, typed } from "../shared/typed.js";
import { readWon } from "../shared/won.js";

const WON = ["base", "spend", "received", "cancelled", "notice"];
const FIELDS = ["month", "applied_on", ...WON];
const BY_MONTH = ["spend", "received", "cancelled"];

/**
 * @param {string} name of the field in the questionnaire
 * @param {string} month
 */
function nameOf(name, month) {
  return BY_MONTH.includes(name) ? `${name}.${month}` : name;
}

/**
 * Return what every field holds, those with nothing in them left out.
 * @returns {Record<string, string>}
 */
export function typedHere() {
  const month = monthMeant();
  const each = FIELDS.map((name) => [name, name === "month" ? month : typed(nameOf(name, month))]);
  return Object.fromEntries(each.filter(([, text]) => text));
}

/**
 * Return what the fields mean to the engine: amounts read as won, the rest as it is.
 * @returns {Record<string, Protocol.Typed>}
 */
export function valuesHere() {
  return Object.fromEntries(Object.entries(typedHere()).map(([name, text]) => [name, WON.includes(name) ? readWon(text) : text]));
}

/**
 * Keep in mind what was typed in the fields of one question.
 * @param {Record<string, string>} texts by their name
 */
export function noteTyped(texts) {
  if (texts.month) note("month", texts.month);
  for (const [name, text] of Object.entries(texts)) note(nameOf(name, texts.month ?? monthMeant()), text);
}

/**
 * Keep in mind where the questions led.
 * @param {string | null} cause
 * @param {Record<string, string>} answers
 */
export function noteResult(cause, answers) {
  note("cause", cause ?? "");
  note("answers", JSON.stringify(answers));
}

/**
 * Return the answers that led to a result, here or in an opened file.
 * @returns {Record<string, string>}
 */
export function answersKept() {
  return JSON.parse(typed("answers") || "{}");
}

/**
 * Show in *form* what was typed for the month that is chosen in it now.
 * @param {HTMLFormElement} form
 * @param {EventTarget | null} changed
 */
export function showMonth(form, changed) {
  if (!(changed instanceof HTMLSelectElement) || changed.name !== "month") return;
  for (const name of BY_MONTH) {
    const input = form.elements.namedItem(name);
    const text = typed(nameOf(name, changed.value));
    if (input instanceof HTMLInputElement && text) input.value = text;
  }
}
