// The questionnaire of the texts as they are being edited, to play it through: the diagnosis page's own questions and
// result, answered by the Python that read the texts.

import { answerOf, inputFor, questionForm, typedIn } from "../diagnosis/question.js";
import { resultSection } from "../diagnosis/result.js";
import { button, element, one, say, textsOf } from "../shared/dom.js";
import { clearErrors, showErrors } from "../shared/errors.js";
import { today } from "../shared/language.js";
import { forgetAll } from "../shared/typed.js";
import { noteTyped, typedHere, valuesHere } from "../diagnosis/typed.js";

/** @typedef {import("../shared/dom.js").Texts} Texts */

/**
 * Return how to play a questionnaire in *place*.
 * @param {HTMLElement} place
 * @param {{engine: import("../engine/engine.js").Engine, home: string, texts: Texts, onFail: (error: unknown) => void}} page
 */
export function createQuestionnaire(place, { engine, home, texts, onFail }) {
  const summary = element("div", { class: "tool-summary", role: "alert", tabindex: "-1", hidden: true });
  const stage = element("div", { class: "diagnosis-stage" });
  const restart = button(say(texts, "play_restart"), () => {
    answers = {};
    forgetAll();
    go({ moveFocus: true });
  });
  place.append(summary, stage, element("p", { class: "tool-actions" }, restart));
  /** @type {Record<string, any> | null} */
  let flow = null;
  /** @type {Promise<Texts> | undefined} */
  let spoken;
  /** @type {Record<string, string>} */
  let answers = {};

  /** The sentences around the questions stand on the diagnosis page. */
  async function sentences() {
    const response = await fetch(new URL("diagnosis/", home));
    return textsOf(new DOMParser().parseFromString(await response.text(), "text/html"));
  }

  /** @param {{sent?: string, moveFocus: boolean}} how */
  async function go({ sent, moveFocus }) {
    if (!flow) return;
    const message = { do: "diagnosis", flow, values: valuesHere(), today: today(), answers, ...(sent ? { sent } : {}) };
    let said, answer;
    try {
      spoken ??= sentences();
      [said, answer] = await Promise.all([spoken, engine.call(/** @type {any} */ (message))]);
    } catch (error) {
      spoken = undefined;
      return onFail(error);
    }
    const form = stage.querySelector("form");
    if (!answer.ok) {
      if (form) showErrors(form, summary, answer.errors, inputFor, said);
      return;
    }
    summary.hidden = true;
    const { question, result, steps } = answer;
    const progress = say(texts, "play_number", { number: steps.length + 1 });
    const shown = question
      ? questionForm(question, { before: answers[question.id], typed: typedHere(), progress }, said)
      : resultSection(result, { home, tools: element("p"), take: null, texts: said });
    stage.replaceChildren(shown);
    if (moveFocus) one(stage, ".diagnosis-heading", HTMLElement).focus();
  }

  stage.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = one(stage, "form", HTMLFormElement);
    clearErrors(form, summary);
    noteTyped(typedIn(form));
    const id = form.dataset.question ?? "";
    answers = { ...answers, [id]: answerOf(event.submitter) };
    go({ sent: id, moveFocus: true });
  });

  /** Take another questionnaire; the answers so far stay where they still lead somewhere. @param {Record<string, any> | null} next */
  return (next) => {
    const same = JSON.stringify(next) === JSON.stringify(flow);
    flow = next;
    place.hidden = !flow;
    if (flow && !same) go({ moveFocus: false });
  };
}
