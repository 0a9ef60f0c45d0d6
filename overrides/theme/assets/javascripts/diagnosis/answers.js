// What was answered, as the page shows it: each answer with a way back to its question, and a link that holds them all.

import { copied } from "../shared/clipboard.js";
import { button, element, labelled, say } from "../shared/dom.js";
import { writeAddress } from "./address.js";
import { GIVEN } from "./question.js";

/** @typedef {{texts: import("../shared/dom.js").Texts, goBackTo: (answers: Record<string, string>) => void}} Page */

/**
 * Return the answers of *steps* by the name of their question.
 * @param {Protocol.DiagnosisStep[]} steps
 */
export function answersOf(steps) {
  return Object.fromEntries(steps.map(({ id, answer }) => [id, answer]));
}

/**
 * The way back, where it is looked for: above the question.
 * @param {Protocol.DiagnosisStep[]} steps
 * @param {Page} page
 */
export function backButton(steps, { texts, goBackTo }) {
  if (!steps.length) return [];
  return [button(say(texts, "back"), () => goBackTo(answersOf(steps.slice(0, -1))), { class: "diagnosis-back" })];
}

/**
 * After a reload the choices are still known and the amounts are not: that is said, with the way to type them again.
 * @param {Protocol.DiagnosisStep[]} steps
 * @param {Page} page
 */
export function lostAmounts(steps, { texts, goBackTo }) {
  const at = steps.findIndex(({ answer, typed: values }) => answer === GIVEN && !values.length);
  if (at < 0) return [];
  const again = button(say(texts, "type_again"), () => goBackTo(answersOf(steps.slice(0, at))));
  return [element("div", { class: "tool-old diagnosis-lost" }, element("p", {}, say(texts, "lost")), element("p", { class: "tool-actions" }, again))];
}

/**
 * What was answered, each with a link back to its question.
 * @param {Protocol.DiagnosisStep[]} steps
 * @param {Page} page
 */
export function answersSection(steps, { texts, goBackTo }) {
  const items = steps.map((step, number) =>
    element(
      "li",
      {},
      element("span", { class: "diagnosis-asked" }, step.title),
      element("span", { class: "diagnosis-answer" }, step.text),
      ...step.typed.map(([label, value]) => element("span", { class: "diagnosis-typed" }, labelled(label, value))),
      button([say(texts, "change"), element("span", { class: "visually-hidden" }, ` ${step.title}`)], () => goBackTo(answersOf(steps.slice(0, number)))),
    ),
  );
  return element(
    "section",
    { class: "diagnosis-answers", "aria-labelledby": "diagnosis-answers-title" },
    element("h2", { id: "diagnosis-answers-title" }, say(texts, "answers")),
    element("ol", {}, ...items),
  );
}

/**
 * Copy a link that holds the choices; the one place where they get into an address.
 * @param {Protocol.DiagnosisStep[]} steps
 * @param {HTMLElement} said
 * @param {Page["texts"]} texts
 */
export async function copyLink(steps, said, texts) {
  const { href } = new URL(writeAddress(steps), location.href);
  said.textContent = (await copied(href)) ? say(texts, "link_copied") : say(texts, "link_not_copied", { link: href });
}
