// What to do next in a case: with whom, until when, what to say or send, and the days to remember.

import { call } from "../diagnosis/result.js";
import { takeSection } from "../shared/take.js";
import { element, say } from "../shared/dom.js";

/** @import { Texts } from "../shared/dom.js" */

/**
 * Show the next step of *answer* in *place*.
 * @param {HTMLElement} place
 * @param {Protocol.CaseAnswer} answer
 * @param {Texts} texts
 */
export function showNext(place, { next, letters, calendar, notes }, texts) {
  // The letter that is due stands first.
  const ordered = [...letters].sort((one, other) => Number(other.id === next.letter?.id) - Number(one.id === next.letter?.id));
  const take = takeSection({ letters: ordered, calendar }, texts);
  place.replaceChildren(
    element("h2", { tabindex: "-1" }, say(texts, "ask_office")),
    element("p", { class: "tool-lead" }, next.text),
    ...notes.map((text) => element("p", { class: "tool-hint" }, text)),
    ...(next.call ? call(next.call, texts) : []),
    ...(take ? [take] : []),
  );
  place.hidden = false;
}
