// What goes back as a page: the amount first, how it comes about, and how much of the notice it explains.

import { element, folded, list, say } from "../shared/dom.js";
import { monthName } from "../shared/language.js";
import { cite } from "../shared/results/table.js";
import { writeWon } from "../shared/won.js";

/** @import { Texts } from "../shared/dom.js" */

/**
 * Show *answer* to *message* in *place*; return its heading.
 * @param {HTMLElement} place
 * @param {Protocol.ClawbackMessage} message
 * @param {Protocol.ClawbackAnswer} answer
 * @param {Texts} texts
 */
export function showReturned(place, message, { months, text, notice, ways }, texts) {
  const heading = element("h2", { tabindex: "-1" }, say(texts, "returned"));
  place.replaceChildren(
    heading,
    element("p", { class: "tool-total" }, text),
    ...(notice ? [element("h3", {}, say(texts, "notice")), element("p", {}, notice.text), ...explaining(message, notice, texts)] : []),
    list(months.map((month) => month.text)),
    folded(say(texts, "way"), ...ways.map((way) => wayOf(way, texts))),
  );
  place.hidden = false;
  return heading;
}

/**
 * The cancellations that come to the notice's amount.
 * @param {Protocol.ClawbackMessage} message
 * @param {Protocol.Notice} notice
 * @param {Texts} texts
 */
function explaining({ cancelled }, { explained_by: places }, texts) {
  if (!places.length || !cancelled) return [];
  const items = places.map((at) => {
    const { month, amount } = cancelled[at];
    return say(texts, "cancelled_in", { month: monthName(month), won: writeWon(Number(amount)) });
  });
  return [element("p", {}, say(texts, "explaining")), list(items)];
}

/**
 * @param {Protocol.Way} way
 * @param {Texts} texts
 */
function wayOf({ text, source }, texts) {
  return element("p", {}, text, ...(source ? [" ", cite(source, texts)] : []));
}
