// The answer to a refund message as a page: first the total and what came, then the months, and folded how it comes about.

import { element, folded, list, one, renew, say } from "../dom.js";
import { monthName } from "../language.js";
import { picture } from "./picture.js";
import { against, cite, row, table } from "./table.js";
import { writeWon } from "../won.js";

/** @import { Texts } from "../dom.js" */
/** @import { Bar } from "./picture.js" */

const TOTAL = "refund-total";

const COLUMNS = /** @type {const} */ (["month", "growth", "amount", "paid_on", "valid_until"]);
const COMPARED = /** @type {const} */ (["received", "difference"]);
/** @typedef {typeof COLUMNS[number] | typeof COMPARED[number]} Column */

/**
 * The part of *message* that the result itself follows from.
 * @param {Protocol.GapMessage} message
 * @returns {Protocol.RefundMessage}
 */
export function refundOf({ lang, edition, base, spend, applied_on: appliedOn, received }) {
  /** @type {Protocol.RefundMessage} */
  const message = { do: "refund", lang, edition, base, spend };
  if (appliedOn) message.applied_on = appliedOn;
  if (received) message.received = received;
  return message;
}

/**
 * Show the total of *answer* in *place*, set against what was received, and *more* below it; return its heading.
 * @param {HTMLElement} place
 * @param {Protocol.RefundAnswer} answer
 * @param {Texts} texts
 * @param {Node[]} [more]
 */
export function showResult(place, answer, texts, more = []) {
  // With the focus it gets, a screen reader says the total too.
  const heading = element("h2", { tabindex: "-1", "aria-describedby": TOTAL }, say(texts, "result"));
  renew(place, heading, element("p", { id: TOTAL, class: "tool-total" }, totalText(answer, texts)), ...compared(answer, texts), ...more);
  place.hidden = false;
  return one(place, "h2", HTMLElement);
}

/**
 * Show the months of *answer* to *message* in *place*, and folded how each comes about.
 * @param {HTMLElement} place
 * @param {Protocol.RefundMessage} message
 * @param {Protocol.RefundAnswer} answer
 * @param {Texts} texts
 */
export function showMonths(place, message, answer, texts) {
  renew(
    place,
    monthTable(answer, texts),
    folded(say(texts, "working"), ...drawn(message, answer, texts), ...answer.months.flatMap((month) => working(month, texts))),
    folded(say(texts, "assumptions"), list(answer.assumptions.map(assumption))),
  );
  place.hidden = false;
}

/**
 * @param {Protocol.RefundAnswer} answer
 * @param {Texts} texts
 */
function totalText(answer, texts) {
  const [{ month }, ...more] = answer.months;
  const key = `total${more.length ? "" : "_of_month"}${answer.total === null ? "_range" : ""}`;
  const count = say(texts, "counts").split(" ")[more.length] ?? more.length + 1;
  return say(texts, key, { won: between(answer, answer.total, texts), month: monthName(month), count });
}

/**
 * What was received of the months that it is known of, and the difference in words.
 * @param {Protocol.RefundAnswer} answer
 * @param {Texts} texts
 */
function compared({ months }, texts) {
  const noted = months.filter(({ received }) => received !== null);
  if (!noted.length) return [];
  const differences = noted.map(({ difference }) => difference);
  const known = differences.every((won) => won !== null);
  const lines = [
    ["received", writeWon(sum(noted.map(({ received }) => received ?? 0)))],
    ["difference", inWords(known ? sum(differences.map((won) => won ?? 0)) : null, texts)],
  ];
  // Against a total of more months it says of which it speaks.
  const of = noted.length < months.length ? noted.map(({ month }) => monthName(month)).join(", ") : "";
  /** @param {string} name */
  const labelled = (name) => (of ? say(texts, "of_months", { name, months: of }) : name);
  return [against(lines.map(([column, text]) => [labelled(say(texts, `column_${column}`)), text, column]))];
}

/** @param {number[]} amounts */
function sum(amounts) {
  return amounts.reduce((all, won) => all + won, 0);
}

/**
 * A difference as it is said: `18,000원 적음`.
 * @param {number | null} won
 * @param {Texts} texts
 */
function inWords(won, texts) {
  if (won === null) return say(texts, "unknown");
  if (!won) return say(texts, "difference_none");
  return say(texts, won < 0 ? "difference_less" : "difference_more", { won: writeWon(Math.abs(won)) });
}

/**
 * An amount, or its range where something is not known.
 * @param {Protocol.Range} range
 * @param {number | null} known
 * @param {Texts} texts
 */
function between({ low, high }, known, texts) {
  if (known !== null) return writeWon(known);
  return say(texts, "between", { low: writeWon(low), high: writeWon(high) });
}

/**
 * @param {Protocol.RefundAnswer} answer
 * @param {Texts} texts
 */
function monthTable({ months }, texts) {
  // Of one month the total and the difference stand above already.
  const several = months.length > 1 && months.some(({ received }) => received !== null);
  const columns = [...COLUMNS, ...(several ? COMPARED : [])];
  const names = columns.map((column) => say(texts, `column_${column}`));
  const rows = months.map((month) => {
    const [name, ...cells] = columns.map((column) => cell(month, column, texts));
    return row(name, names, cells);
  });
  return table("tool-table", names, rows, say(texts, "table"));
}

/**
 * @param {Protocol.RefundMonth} month
 * @param {Column} column
 * @param {Texts} texts
 */
function cell(month, column, texts) {
  if (column === "amount") return between(month, month.amount, texts) + (month.capped ? say(texts, "capped") : "");
  if (column === "paid_on") return month.paid_text;
  if (column === "month") return monthName(month.month);
  if (column === "valid_until") return month.valid_text;
  if (column === "difference") return inWords(month.difference, texts);
  const won = month[column];
  return won === null ? say(texts, "unknown") : writeWon(won);
}

/**
 * The picture, where there is something to draw: base and spending known.
 * @param {Protocol.RefundMessage} message
 * @param {Protocol.RefundAnswer} answer
 * @param {Texts} texts
 */
function drawn(message, { months }, texts) {
  const drawings = months.flatMap(({ month, base, amount }) => {
    const spend = message.spend[month];
    if (base === null || amount === null || typeof spend !== "number") return [];
    /** @type {Bar[]} */
    const bars = [
      { kind: "base", label: say(texts, "bar_base"), won: base },
      { kind: "spend", label: say(texts, "bar_spend"), won: spend },
      { kind: "refund", label: say(texts, "bar_refund"), won: amount },
    ];
    return [{ name: monthName(month), bars }];
  });
  return drawings.length ? [picture(drawings, texts)] : [];
}

/**
 * @param {Protocol.RefundMonth} month
 * @param {Texts} texts
 */
function working({ month, steps }, texts) {
  const items = steps.map(({ label, text, source }) =>
    element("li", {}, element("strong", {}, label), " ", text, ...(source ? [" ", cite(source, texts)] : [])),
  );
  return [element("h3", {}, monthName(month)), element("ol", {}, ...items)];
}

/** @param {Protocol.Assumption} assumption */
function assumption({ text, alternatives = [] }) {
  return [text, ...alternatives.map((other) => other.text)].join(" ");
}
