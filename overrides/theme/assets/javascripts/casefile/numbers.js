// The numbers of a case: what was typed in any tool, for every month, as the file holds it; and back again.

import { monthMeant, note, typed, typedByMonth } from "../shared/typed.js";
import { readWon } from "../shared/won.js";

// Groups of amounts by month in the file, and the names of their fields in the tools.
const BY_MONTH = /** @type {const} */ ([["spend", "spend"], ["received", "received"], ["cancelled", "cancelled"], ["base_months", "base"]]);

/**
 * Return everything that was typed and can be read as a number or a day.
 * @returns {Protocol.CaseNumbers}
 */
export function numbersTyped() {
  const single = { month: monthMeant(), base: readWon(typed("base")), notice: readWon(typed("notice")), applied_on: typed("applied_on") };
  const days = ["month", "applied_on"];
  const known = Object.entries(single).filter(([name, value]) => (days.includes(name) ? value : typeof value === "number"));
  const tables = BY_MONTH.map(([group, name]) => [group, amounts(name)]).filter(([, table]) => Object.keys(table).length);
  return Object.fromEntries([...known, ...tables]);
}

/** @param {string} name */
function amounts(name) {
  const read = Object.entries(typedByMonth(name)).map(([month, text]) => [month, readWon(text)]);
  return Object.fromEntries(read.filter(([, won]) => typeof won === "number"));
}

/**
 * Keep in mind the *numbers* of an opened file, each where its tool looks for it.
 * @param {Protocol.CaseHeld["numbers"]} numbers
 */
export function noteNumbers(numbers) {
  for (const [name, value] of Object.entries(numbers)) {
    if (typeof value !== "object") note(name, String(value));
  }
  for (const [group, name] of BY_MONTH) {
    for (const [month, won] of Object.entries(numbers[group] ?? {})) note(`${name}.${month}`, String(won));
  }
}
