// What the months of the files come to, for the other tools, so that nobody adds it up and types it again.

import { note, typed } from "../shared/typed.js";
import { writeWon } from "../shared/won.js";

/** What was handed on, by the name of the field: what the reader typed there instead is left alone. */
/** @type {Map<string, string>} */
const carried = new Map();

/**
 * Keep in mind what was spent in every month of which the files tell all to the won; return whether there is such a month.
 * @param {Record<string, Protocol.StatementMonth>} months
 */
export function carry(months) {
  const known = Object.entries(months).filter(([, { use, whole, unsure }]) => use === "spend" && whole !== false && !unsure);
  const sums = new Map(known.map(([month, { counts }]) => [`spend.${month}`, writeWon(counts)]));
  for (const name of new Set([...carried.keys(), ...sums.keys()])) {
    if (typed(name) === (carried.get(name) ?? "")) note(name, sums.get(name) ?? "");
    carried.set(name, sums.get(name) ?? "");
  }
  return sums.size > 0;
}
