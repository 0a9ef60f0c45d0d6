/* What a sentence says in won, for which month, and what of it was received, spent or usual; and what that means. */

import { grouped } from "../shared/grouped.js";
import { inDigits, wonOf } from "./numbers.js";

/** @typedef {"received" | "spent" | "base" | "returned" | "other"} Role what an amount is; one to be *returned*, or any *other*, belongs in no field of a month */
/** @typedef {{month: string, label: string, names: string[], cap: number, location: string}} Month one that was paid for, what people call it, its limit, and where whoever received that is led */
/** @typedef {{roles: Record<Role, string[]>, denied: string[], months: Month[], says: Record<string, string>, won: string}} Words the editors' words that tell what an amount is and which month is not meant, the months, and what is said of them */
/** @typedef {{month?: Month} & Partial<Record<Role, number>>} Said */
/** @typedef {{text: string, location?: string}} Answer as HTML in which each amount carries the field that it belongs in */

const AMOUNT = /\d+(?:\.\d+)?(?:\s?[십백천만억]+(?:\s?\d+)?)*\s?(?:원|won|(?<=[천만]\s?))/g;
// 11월 15일 is the day of a payment, and 11월 the month that was paid for; 9~11월 are several.
const NO_MONTH = /\d+월\s?\d+일|\d+월?\s?[~-]\s?\d+월/g;
// Who spent not a penny received something else.
const NO_PENNY = /(?<![가-힣\d])한\s?푼(?=도\s?[안못]\s?(?:들어|받|나[왔오]|[왔오줬주]))|(?<=\b(?:got|received?) )nothing\b/g;
const NEAR = 12;
// 12월분은 아니고.
const AT_ONCE = 5;
// Ends a word that stands before what it tells of.
const NEXT = "…";

/** @param {string} text */
const joined = (text) => text.replace(/\s/g, "");

/**
 * Return what *query* says of amounts; what cannot be told is left out.
 * @param {string} query
 * @param {Words} words
 * @returns {Said}
 */
export function amountsOf(query, { roles, denied, months }) {
  const text = inDigits(query.normalize("NFKC")).toLowerCase().replace(NO_PENNY, "0원");
  const named = monthsIn(text.replace(NO_MONTH, ""), months, denied);
  /** @type {Said} */
  const said = named.length === 1 ? { month: named[0] } : {};
  const found = [...text.matchAll(AMOUNT)];
  for (const [at, { 0: amount, index }] of found.entries()) {
    const last = found[at - 1];
    const before = text.slice(last ? last.index + last[0].length : 0, index);
    const role = roleOf(joined(before), joined(text.slice(index + amount.length, found[at + 1]?.index)), roles);
    const won = wonOf(amount);
    if (Number.isNaN(won)) continue;
    if (role && (won || role !== "other")) said[role] ??= won;
    // Who names nothing got that.
    else if (!won) said.received ??= won;
  }
  return said;
}

/**
 * Return those of *months* that *text* names, less those that it says are not meant.
 * @param {string} text
 * @param {Month[]} months
 * @param {string[]} denied
 */
function monthsIn(text, months, denied) {
  const places = months.flatMap((month) => {
    const name = month.names.find((each) => text.includes(each));
    return name === undefined ? [] : [{ month, at: text.indexOf(name), end: text.indexOf(name) + name.length }];
  }).sort((a, b) => a.at - b.at);
  const isMeant = places.map(({ at, end }, each) => {
    const before = joined(text.slice(places[each - 1]?.end ?? 0, at));
    const after = joined(text.slice(end, places[each + 1]?.at)).slice(0, AT_ONCE);
    return !denied.map(joined).some((word) => (word.endsWith(NEXT) ? before.endsWith(word.slice(0, -1)) : after.includes(word)));
  });
  return places.filter((_, each) => isMeant[each]).map(({ month }) => month);
}

/**
 * Return what the amount between *before* and *after* is: what the last word before it tells, else the first after it.
 * @param {string} before
 * @param {string} after
 * @param {Record<Role, string[]>} roles
 */
function roleOf(before, after, roles) {
  const words = /** @type {Role[]} */ (Object.keys(roles)).flatMap((role) => roles[role].map((word) => ({ role, word: joined(word) })));
  const near = before.slice(-NEAR);
  const [last] = words
    .map(({ role, word }) => ({ role, at: word.endsWith(NEXT) ? near.lastIndexOf(word.slice(0, -1)) : -1 }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at);
  const [first] = words
    .map(({ role, word }) => ({ role, at: after.indexOf(word), length: word.length }))
    .filter(({ at }) => at >= 0 && at < NEAR)
    .sort((a, b) => a.at - b.at || b.length - a.length);
  // 환급액 10만원이어야 is said of no amount that came.
  const isOther = first?.role === "other" && first.at <= 1;
  return (isOther ? first : (last ?? first))?.role;
}

/**
 * Return what is to be said of the amounts *said* beside a start that *asked*, its kind of amount, calls for, and where
 * that leads; null where there is nothing to say.
 * @param {Said} said
 * @param {Words} words
 * @param {string} [asked]
 * @returns {Answer | null}
 */
export function answerOf(said, words, asked) {
  if (!asked || asked === "returned") return null;
  const { month, spent, base } = said;
  const received = asked === "spent" ? 0 : said.received;
  /** @param {string} name @param {Record<string, string>} values */
  const say = (name, values) => words.says[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  /** @param {number} won @param {string} [field] */
  const write = (won, field) => {
    const text = words.won.replace("{won}", grouped(won));
    return field ? `<data value="${field}=${won}">${text}</data>` : text;
  };
  if (received && month) {
    const name = received === month.cap ? "at_cap" : received < month.cap ? "below_cap" : "above_cap";
    const text = say(name, { month: month.label, won: write(received, `received.${month.month}`), cap: write(month.cap) });
    return { text, ...(name === "at_cap" && { location: month.location }) };
  }
  if (received) {
    const labels = words.months.filter(({ cap }) => cap === received).map(({ label }) => label);
    return labels.length ? { text: say("some_cap", { won: write(received), months: labels.join(", ") }) } : null;
  }
  if (!base || !spent) return null;
  return { text: say("usual", { base: write(base, "base"), spent: write(spent, month && `spend.${month.month}`) }) };
}
