// The diagnosis page: one question at a time, where the answers lead asked of Python, and the result.

import { forgetAfterAWhile } from "../shared/away.js";
import { answersOf, answersSection, backButton, copyLink, lostAmounts } from "./answers.js";
import { begin, goOn, here, leaveNothing } from "./place.js";
import { answerOf, inputFor, markChosen, questionForm, typedIn } from "./question.js";
import { resultSection } from "./result.js";
import { printAs, takeSection } from "../shared/take.js";
import { answersKept, noteResult, noteTyped, showMonth, typedHere, valuesHere } from "./typed.js";
import { button, element, one, say, textsOf } from "../shared/dom.js";
import { clearErrors, showErrors } from "../shared/errors.js";
import { startEarly } from "../engine/start_early.js";
import { LANGUAGE, today } from "../shared/language.js";
import { onEnter, sharedEngine } from "../page/tool_pages.js";
import { forgetAll, onForget } from "../shared/typed.js";

const HOME = "../";
const NOWHERE = { answers: {}, entrance: null };

const flow = JSON.parse(one(document, "#diagnosis-flow", HTMLElement).textContent);
const texts = textsOf(document);
const written = one(document, "#diagnosis-questions", HTMLElement);
const place = one(document, "#diagnosis", HTMLElement);
const summary = element("div", { class: "tool-summary", role: "alert", tabindex: "-1", hidden: true });
const status = element("div", { class: "tool-status", hidden: true });
const stage = element("div", { class: "diagnosis-stage" });
const page = { texts, goBackTo };

/** Every answer given since the page was opened, also those that do not apply just now. */
/** @type {Record<string, string>} */
let remembered = {};
let latest = 0;
let again = () => {};

/** @typedef {Pick<Protocol.DiagnosisAnswer, "steps" | "question" | "left" | "result">} Shown */

const engine = sharedEngine(status, texts, () => again(), ({ reason }) => {
  // Whoever cannot run Python still has the questions to read.
  written.hidden = !reason;
});

/**
 * Ask Python where *answers* lead, and show it; only the answer to the last question is shown.
 * @param {Partial<Protocol.DiagnosisMessage> & {answers: Record<string, string>}} message
 * @param {{push: boolean, moveFocus: boolean}} options
 */
async function go(message, { push, moveFocus }) {
  const request = (latest += 1);
  again = () => go(message, { push, moveFocus });
  let answer;
  try {
    answer = await engine.call({ do: "diagnosis", lang: LANGUAGE, flow, values: valuesHere(), today: today(), ...message });
  } catch {
    return; // The status tells why, and offers to try again.
  }
  if (request !== latest || !stage.isConnected) return;
  const form = stage.querySelector("form");
  if (!answer.ok) {
    if (form) showErrors(form, summary, answer.errors, inputFor, texts);
    return;
  }
  if (push) goOn(answersOf(answer.steps));
  if (form && answer.question && form.dataset.question === answer.question.id && !push) tellLeft(form, answer);
  else show(answer, moveFocus);
}

/**
 * Say in the *form* that stands there already how many questions are left; whoever reads it is not disturbed.
 * @param {HTMLFormElement} form
 * @param {Shown} answer
 */
function tellLeft(form, { steps, left }) {
  one(form, ".diagnosis-progress", HTMLElement).textContent = progress(steps.length + 1, left);
}

/**
 * @param {Shown} answer
 * @param {boolean} moveFocus
 */
function show({ steps, question, left, result }, moveFocus) {
  summary.hidden = true;
  for (const { id, answer } of steps) remembered[id] = answer;
  if (result) noteResult(result.cause, answersOf(steps));
  const parts = question ? [...backButton(steps, page), formFor(question, steps.length, left)] : result ? [...lostAmounts(steps, page), ...resultParts(result)] : [];
  stage.replaceChildren(...parts, ...(steps.length ? [answersSection(steps, page), buttons(steps, result)] : []));
  document.documentElement.classList.toggle("has-result", Boolean(result));
  const heading = one(stage, ".diagnosis-heading", HTMLElement);
  if (!moveFocus) return;
  // One question a screen: what stands above it was read before.
  heading.focus({ preventScroll: true });
  stage.scrollIntoView();
}

/**
 * @param {Protocol.Question} question
 * @param {number} number
 * @param {Protocol.Left | null} left
 */
function formFor(question, number, left) {
  return questionForm(question, { before: remembered[question.id], typed: typedHere(), progress: progress(number + 1, left) }, texts);
}

/**
 * @param {number} number
 * @param {Protocol.Left | null} left
 */
function progress(number, left) {
  if (!left) return number > 1 ? "" : say(texts, "progress_first", { most: flow.most });
  if (left.most === 1) return say(texts, "progress_last", { number });
  const [least, most] = [left.least - 1, left.most - 1];
  return say(texts, least === most ? "progress_exact" : "progress_between", { number, least, most });
}

/** @param {Protocol.Result} result */
function resultParts(result) {
  const take = takeSection(result, texts);
  return [
    resultSection(result, { home: HOME, tools: tools(result, take), take, texts }),
    element("p", { class: "diagnosis-unofficial" }, say(texts, "unofficial")),
  ];
}

/**
 * The ways on from the result: to the words for the telephone, to the letters, and to paper.
 * @param {Protocol.Result} result
 * @param {HTMLElement | null} take
 */
function tools({ calls, letters }, take) {
  const toCalls = button(say(texts, "to_calls"), () => goTo(".diagnosis-part--calls h3"));
  const toLetters = button(say(texts, "to_letters"), () => goTo("#diagnosis-take-title"));
  const print = button(say(texts, "print"), () => globalThis.print());
  // After it every letter, on a sheet of its own.
  const all = button(say(texts, "print_all"), () => printAs("prints-letters"));
  const shown = [...(calls.length ? [toCalls] : []), ...(take && letters.length ? [toLetters] : []), print, ...(letters.length ? [all] : [])];
  return element("p", { class: "tool-actions diagnosis-tools" }, ...shown);
}

/** @param {string} selector */
function goTo(selector) {
  const heading = one(stage, selector, HTMLElement);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

/**
 * @param {Protocol.DiagnosisStep[]} steps
 * @param {Protocol.Result | null} result
 */
function buttons(steps, result) {
  const restart = button(say(texts, "restart"), forgetAll);
  if (!result) return element("p", { class: "tool-actions" }, restart);
  const said = element("p", { role: "status", class: "diagnosis-said" });
  const link = button(say(texts, "link"), () => copyLink(steps, said, texts));
  return element("div", {}, element("p", { class: "tool-actions" }, link, restart), said);
}

/** @param {Record<string, string>} answers */
function goBackTo(answers) {
  goOn(answers);
  follow({ moveFocus: true });
}

/** Forget what was answered and typed, and show the first question. */
function forget() {
  remembered = {};
  again = () => {};
  leaveNothing(stage.isConnected);
  follow({ moveFocus: stage.isConnected });
}

/**
 * Show where the reader stands; *moveFocus* where the reader came here from another question.
 * @param {{moveFocus: boolean}} options
 */
function follow({ moveFocus }) {
  const { answers, entrance } = stage.isConnected ? here() : NOWHERE;
  const first = !Object.keys(answers).length && (!entrance || entrance === flow.first);
  if (first) {
    latest += 1; // What is still being asked is not shown any more.
    const question = { id: flow.first, ...flow.questions[flow.first] };
    show({ steps: [], question, left: null, result: null }, moveFocus);
  } else {
    if (entrance && !Object.keys(answers).length) showEntrance(entrance, moveFocus);
    go({ answers, entrance }, { push: false, moveFocus });
  }
}

/**
 * Show the question that *entrance* names, which an answer to the first one leads to, before Python is there.
 * @param {string} entrance
 * @param {boolean} moveFocus
 */
function showEntrance(entrance, moveFocus) {
  const first = flow.questions[flow.first];
  /** @type {{id: string, text: string, to: string} | undefined} */
  const option = first.options.find((/** @type {{to: string}} */ { to }) => to === entrance);
  const question = option && flow.questions[entrance];
  if (!question || question.fields.length) return;
  const step = { id: flow.first, title: first.title, answer: option.id, text: option.text, typed: [] };
  show({ steps: [step], question: { id: entrance, ...question }, left: null, result: null }, moveFocus);
}

/** Show where the reader stands, at first where the answers in a case file lead. */
function enter() {
  const kept = answersKept();
  const { answers, entrance } = here();
  if (Object.keys(kept).length && !entrance && !Object.keys(answers).length && !Object.keys(remembered).length) goOn(kept);
  follow({ moveFocus: false });
}

stage.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = one(stage, "form", HTMLFormElement);
  clearErrors(form, summary);
  const id = form.dataset.question ?? "";
  // What was taken is seen while Python is on its way.
  if (event.submitter?.matches(".diagnosis-choice")) markChosen(event.submitter, texts);
  noteTyped(typedIn(form));
  const { answers, entrance } = here();
  const next = { ...remembered, ...answers, [id]: answerOf(event.submitter) };
  go({ answers: next, entrance, sent: id }, { push: true, moveFocus: true });
});

// The second press of a double one was not meant for the question that the first one has brought.
stage.addEventListener("click", (event) => {
  if (event.detail > 1 && event.target instanceof Element && event.target.closest(".diagnosis-choice")) event.preventDefault();
});

// What is folded on the screen cannot be unfolded on paper.
addEventListener("beforeprint", () => {
  const letters = document.documentElement.className.includes("prints-") ? "" : ":not(.diagnosis-take *)";
  for (const details of stage.querySelectorAll(`.diagnosis-result details${letters}`)) details.setAttribute("open", "");
});
stage.addEventListener("change", ({ target }) => {
  const form = stage.querySelector("form");
  if (form) showMonth(form, target);
});

startEarly(engine, stage);
// Another tool may be shown, and the tab's entry be its.
addEventListener("popstate", () => stage.isConnected && follow({ moveFocus: true }));
onEnter(enter);
onForget(forget);
forgetAfterAWhile(forgetAll);

// Below the question: nothing moves under the finger when it appears.
place.append(summary, stage, status);
place.hidden = false;
written.hidden = true;
begin();
enter();
