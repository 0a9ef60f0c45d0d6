// Words about payments that nobody explained: the reader says whether they mean a cancellation.

import { button, element, say } from "../shared/dom.js";
import { writeWon } from "../shared/won.js";

/** @import { Page } from "./result.js" */

/** @type {("cancelled" | "normal")[]} */
const ANSWERS = ["cancelled", "normal"];

/**
 * Return a question for each word; an answer goes into the facts for all its rows, and can be put right.
 * @param {Protocol.StatementAnswer} answer
 * @param {Page} page
 */
export function statusQuestions({ statuses }, { facts, check, texts }) {
  return statuses.map(({ status, rows, won, said }, number) => {
    const id = `statement-status-${number}`;
    const buttons = ANSWERS.map((each) => {
      const own = `${id}-${each}`;
      const answer = async () => {
        facts.statuses.set(status, each);
        await check({ moveFocus: false });
        document.getElementById(own)?.focus();
      };
      return button(say(texts, `status_${each}`), answer, { class: "statement-kind", id: own, "aria-pressed": String(said === each) });
    });
    return element(
      "div",
      { class: "statement-shop", role: "group", "aria-labelledby": id },
      element("p", { id, class: "statement-shop__name" }, say(texts, "status_question", { status, rows, won: writeWon(won) })),
      element("p", { class: "statement-kinds" }, ...buttons),
    );
  });
}
