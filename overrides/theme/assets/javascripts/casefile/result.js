// What is known of a case, as it will stand in its file, and the other people whose cases are in this tab.

import { button, element, folded, list, say } from "../shared/dom.js";
import { dayName, monthName } from "../shared/language.js";
import { values } from "../shared/results/table.js";
import { otherPeople } from "../shared/typed.js";
import { writeWon } from "../shared/won.js";

/** @import { Texts } from "../shared/dom.js" */

/**
 * Return what is filled in in *form*, by the names of its fields.
 * @param {HTMLFormElement} form
 */
export function filled(form) {
  const entries = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value.trim());
  return Object.fromEntries(entries);
}

/**
 * Show in *place* everything that the file of the case holds.
 * @param {HTMLElement} place
 * @param {Protocol.CaseAnswer} answer
 * @param {Texts} texts
 */
export function showCase(place, { case: { numbers, steps }, months, file }, texts) {
  /** @type {[string, string][]} */
  const rows = Object.entries(numbers).flatMap(([name, value]) =>
    typeof value === "object"
      ? Object.entries(value).map(([month, won]) => [say(texts, `held_${name}`, { month: month ? monthName(month) : say(texts, "held_no_month") }), written(won)])
      : [[say(texts, `held_${name}`), written(value)]],
  );
  place.replaceChildren(
    element("h2", {}, say(texts, "held")),
    ...(months.length ? [list(months)] : []),
    ...(rows.length ? [values(rows, say(texts, "held_numbers"))] : []),
    ...(steps.length ? [element("h3", {}, say(texts, "held_steps")), element("ol", {}, ...steps.map((step) => element("li", {}, stepText(step, texts))))] : []),
    folded(say(texts, "held_file"), element("pre", { class: "tool-file" }, file.text)),
  );
}

/** @param {string | number} value */
function written(value) {
  if (typeof value === "number") return writeWon(value);
  return value.length > 7 ? dayName(value) : monthName(value);
}

/**
 * A step in one line: when, whom, how, and what came of it.
 * @param {Protocol.CaseStep} step
 * @param {Texts} texts
 */
function stepText({ day, office = "", way, receipt, answer, outcome }, texts) {
  const parts = [
    day ? dayName(day) : "",
    chosen("office", office),
    way ? chosen("way", way) : "",
    receipt ? say(texts, "receipt", { receipt }) : "",
    outcome ? chosen("outcome", outcome) : "",
  ];
  return [parts.filter(Boolean).join(", "), answer ? say(texts, "said", { answer }) : ""].filter(Boolean).join(". ");
}

/**
 * What the choice *value* of the field *name* is called on the page; an office that is none of the choices as it is.
 * @param {string} name
 * @param {string} value
 */
function chosen(name, value) {
  const options = /** @type {NodeListOf<HTMLOptionElement>} */ (document.querySelectorAll(`select[name="${name}"] option`));
  return [...options].find((option) => option.value === value)?.text ?? value;
}

/**
 * Show in *place* whose case can be taken up; *onChange* gets the place of that person, null for a new one.
 * @param {HTMLElement} place
 * @param {Texts} texts
 * @param {(at: number | null) => void} onChange
 */
export function showPeople(place, texts, onChange) {
  const others = otherPeople().map((name, at) => button(say(texts, "person", { name: name || say(texts, "person_unnamed", { number: at + 1 }) }), () => onChange(at)));
  place.replaceChildren(...others, button(say(texts, "person_new"), () => onChange(null)));
}
