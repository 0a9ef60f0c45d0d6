// The search for the payments behind a gap: its progress, a way to stop it, and what it found.

import { button, element, folded, list, say } from "../shared/dom.js";
import { monthName } from "../shared/language.js";
import { writeWon } from "../shared/won.js";

/** @import { Texts } from "../shared/dom.js" */
/** @import { Page } from "./compare.js" */

let running = new AbortController();

/** End the search that is under way, and know nothing of it any more. */
export function endSearch() {
  running.abort();
  running = new AbortController();
}

/**
 * Ask for the payments of *month* and show them in *place*; a new search ends the one before.
 * @param {HTMLElement} place
 * @param {string} month
 * @param {[Protocol.PaymentsMessage, import("./statement.js").Options]} about
 * @param {Pick<Page, "ask" | "tell" | "pick" | "texts">} page
 */
export async function showSearch(place, month, [message, options], { ask, tell, pick, texts }) {
  endSearch();
  const { signal } = running;
  const heading = element("h2", { tabindex: "-1" }, say(texts, "search", { month: monthName(month) }));
  const bar = element("progress", { class: "tool-status__bar", "aria-label": say(texts, "searching") });
  const stop = button(say(texts, "search_stop"), () => running.abort());
  place.replaceChildren(heading, element("p", {}, say(texts, "searching")), bar, element("p", { class: "tool-actions" }, stop));
  place.hidden = false;
  tell("");
  const onProgress = (/** @type {Protocol.Progress} */ { done, of }) => {
    bar.max = of;
    bar.value = done;
  };
  const answer = await ask(message, { ...options, onProgress, signal });
  if (signal !== running.signal) return;
  if (!answer?.ok) {
    place.hidden = true;
    if (answer) tell(answer.errors.map((error) => error.message).join(" "));
    return;
  }
  place.replaceChildren(heading, ...found(answer, pick, texts));
  heading.focus();
}

/**
 * @param {Protocol.PaymentsAnswer} answer
 * @param {Page["pick"]} pick
 * @param {Texts} texts
 */
function found({ text, more, question, sets }, pick, texts) {
  const numbered = sets.map((set, at) => /** @type {const} */ ([set, at + 1]));
  const telling = numbered.filter(([set]) => set.is_telling);
  const others = numbered.filter(([set]) => !set.is_telling);
  return [
    element("p", { class: "tool-lead", role: "status" }, text),
    ...(more ? [element("p", {}, more)] : []),
    ...(question ? [element("p", {}, element("strong", {}, say(texts, "ask")), " ", question.text)] : []),
    ...telling.map(([set, number]) => setOf(set, number, pick, texts)),
    ...(others.length ? [byChance(others.map(([set, number]) => setOf(set, number, pick, texts)), texts)] : []),
  ];
}

/**
 * What the amounts alone do not tell apart, behind a tap: no shop is named as the reason by chance.
 * @param {HTMLElement[]} sets
 * @param {Texts} texts
 */
function byChance(sets, texts) {
  return folded(say(texts, "search_others", { count: sets.length }), ...sets);
}

/**
 * @param {Protocol.PaymentSet} set
 * @param {number} number
 * @param {Page["pick"]} pick
 * @param {Texts} texts
 */
function setOf({ won, rows, note }, number, pick, texts) {
  const lines = rows.map((row) => `${row.date} ${row.shop} ${writeWon(row.net)} (${say(texts, `verdict_${row.judgement}`)})`);
  return element(
    "div",
    { class: "statement-set" },
    element("h3", {}, say(texts, "search_set", { number, won: writeWon(won) })),
    list(lines),
    element("p", { class: "tool-hint" }, note),
    element("p", { class: "tool-actions" }, button(say(texts, "search_pick"), () => pick(rows))),
  );
}
