// The diagnosis page: one question at a time, where the answers lead asked of Python, and the result.

import { readAddress, writeAddress } from "./diagnosis_address.js";
import { answerOf, clearErrors, questionForm, showErrors, typedIn, valuesOf } from "./diagnosis_question.js";
import { resultSection } from "./diagnosis_result.js";
import { takeSection } from "./diagnosis_take.js";
import { element, one, say, textsOf } from "./dom.js";
import { startEarly } from "./early.js";
import { createEngine, runtimeOf } from "./engine.js";
import { LANGUAGE } from "./language.js";
import { createStatus } from "./status.js";

const HOME = "../";

const flow = JSON.parse(one(document, "#diagnosis-flow", HTMLElement).textContent);
const texts = textsOf(document);
const written = one(document, "#diagnosis-questions", HTMLElement);
const place = one(document, "#diagnosis", HTMLElement);
const summary = element("div", { class: "tool-summary", role: "alert", tabindex: "-1", hidden: true });
const status = element("div", { class: "tool-status", hidden: true });
const stage = element("div", { class: "diagnosis-stage" });

/** Every answer and every text typed since the page was opened, also those that do not apply just now. */
/** @type {Record<string, string>} */
let remembered = {};
/** @type {Record<string, string>} */
let typed = {};
/** @type {Map<string, string>} */
const kinds = new Map();
let asked = 0;
let again = () => {};

/** @typedef {Pick<Protocol.DiagnosisAnswer, "steps" | "question" | "left" | "result">} Shown */

const engine = createEngine({
  runtime: runtimeOf(document),
  onChange: showStatus(),
});

function showStatus() {
  const show = createStatus(status, texts, { onStop: () => engine.stop(), onRetry: () => again() });
  return (/** @type {import("./engine.js").Status} */ change) => {
    show(change);
    // Whoever cannot run Python still has the questions to read.
    written.hidden = !change.reason;
  };
}

/**
 * Ask Python where *answers* lead, and show it; only the answer to the last question is shown.
 * @param {Partial<Protocol.DiagnosisMessage> & {answers: Record<string, string>}} message
 * @param {{push: boolean, moveFocus: boolean}} options
 */
async function go(message, { push, moveFocus }) {
  const question = (asked += 1);
  again = () => go(message, { push, moveFocus });
  if (engine.status.state === "failed") engine.retry();
  let answer;
  try {
    answer = await engine.call({ do: "diagnosis", lang: LANGUAGE, flow, values: valuesOf(typed, kinds), today: today(), ...message });
  } catch {
    return; // The status tells why, and offers to try again.
  }
  if (question !== asked) return;
  const form = stage.querySelector("form");
  if (!answer.ok) {
    if (form) showErrors(form, summary, answer.errors, texts);
    return;
  }
  if (push) history.pushState(null, "", writeAddress(answer.steps));
  show(answer, moveFocus);
}

/**
 * @param {Shown} answer
 * @param {boolean} moveFocus
 */
function show({ steps, question, left, result }, moveFocus) {
  summary.hidden = true;
  for (const { id, answer } of steps) remembered[id] = answer;
  const parts = question ? [formFor(question, steps.length, left)] : result ? resultParts(result) : [];
  stage.replaceChildren(...parts, ...(steps.length ? [answersSection(steps)] : []), ...(result ? [endButtons()] : []));
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
  for (const { id, kind } of question.fields) kinds.set(id, kind);
  return questionForm(question, { before: remembered[question.id], typed, progress: progress(number + 1, left) }, texts);
}

/**
 * @param {number} number
 * @param {Protocol.Left | null} left
 */
function progress(number, left) {
  if (!left) return say(texts, "progress_first", { most: flow.most });
  if (left.most === 1) return say(texts, "progress_last", { number });
  const [least, most] = [left.least - 1, left.most - 1];
  return say(texts, least === most ? "progress_exact" : "progress_between", { number, least, most });
}

/** @param {Protocol.Result} result */
function resultParts(result) {
  const take = takeSection(result, texts);
  return [element("p", { class: "diagnosis-unofficial" }, say(texts, "unofficial")), resultSection(result, HOME, texts), ...(take ? [take] : [])];
}

/**
 * What was answered, each with a link back to its question.
 * @param {Protocol.DiagnosisStep[]} steps
 */
function answersSection(steps) {
  const items = steps.map((step, number) =>
    element(
      "li",
      {},
      element("span", { class: "diagnosis-asked" }, step.title),
      element("span", { class: "diagnosis-answer" }, step.text),
      ...step.typed.map(([label, value]) => element("span", { class: "diagnosis-typed" }, `${label}: ${value}`)),
      element(
        "a",
        { href: number ? writeAddress(steps.slice(0, number)) : "#start" },
        say(texts, "change"),
        element("span", { class: "diagnosis-unseen" }, ` ${step.title}`),
      ),
    ),
  );
  return element(
    "section",
    { class: "diagnosis-answers", "aria-labelledby": "diagnosis-answers-title" },
    element("h2", { id: "diagnosis-answers-title" }, say(texts, "answers")),
    element("ol", {}, ...items),
  );
}

function endButtons() {
  const print = element("button", { type: "button", class: "md-button md-button--primary" }, say(texts, "print"));
  print.addEventListener("click", () => globalThis.print());
  const restart = element("a", { href: "#start", class: "md-button" }, say(texts, "restart"));
  restart.addEventListener("click", forget);
  return element("p", { class: "tool-actions" }, print, restart);
}

function forget() {
  remembered = {};
  typed = {};
}

/**
 * Show where the address stands; *moveFocus* where the reader came here from another question.
 * @param {{moveFocus: boolean}} options
 */
function follow({ moveFocus }) {
  const { answers, entrance } = readAddress(location.hash);
  const first = !Object.keys(answers).length && (!entrance || entrance === flow.first);
  if (first) {
    asked += 1; // What is still being asked is not shown any more.
    const question = { id: flow.first, ...flow.questions[flow.first] };
    show({ steps: [], question, left: null, result: null }, moveFocus);
  } else {
    go({ answers, entrance }, { push: false, moveFocus });
  }
}

/** The reader's own day, as in a calendar. */
function today() {
  const now = new Date();
  /** @param {number} number */
  const pad = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

stage.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = one(stage, "form", HTMLFormElement);
  clearErrors(form, summary);
  const id = form.dataset.question ?? "";
  const answer = answerOf(form, event.submitter);
  Object.assign(typed, typedIn(form));
  const { answers, entrance } = readAddress(location.hash);
  const next = { ...remembered, ...answers, [id]: answer };
  go({ answers: next, entrance, sent: id }, { push: true, moveFocus: true });
});

startEarly(engine, stage);
addEventListener("popstate", () => follow({ moveFocus: true }));

// Below the question: nothing moves under the finger when it appears.
place.append(summary, stage, status);
place.hidden = false;
written.hidden = true;
follow({ moveFocus: false });
