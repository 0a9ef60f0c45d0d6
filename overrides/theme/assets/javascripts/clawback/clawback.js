// The page for a notice to pay back: what goes back by the rules, beside what the notice asks for, and whom to ask with which words.

import { forgetAfterAWhile } from "../shared/away.js";
import { showReturned } from "./result.js";
import { one, textsOf } from "../shared/dom.js";
import { clearErrors, showErrors } from "../shared/errors.js";
import { startEarly } from "../engine/start_early.js";
import { amountsIn, echoAmounts, inputFor, messageOf, noteFields, noteTypedEarly, showChosen, takeFields, takeTyped } from "../calculator/form.js";
import { LANGUAGE, today } from "../shared/language.js";
import { showNext } from "../casefile/next_step.js";
import { onEnter, sharedEngine } from "../page/tool_pages.js";
import { forgetAll, onForget } from "../shared/typed.js";

const CAUSE = "clawback-notice";

const form = one(document, "#clawback", HTMLFormElement);
const summary = one(document, "#clawback-errors", HTMLElement);
const result = one(document, "#clawback-result", HTMLElement);
const asking = one(document, "#clawback-ask", HTMLElement);
const texts = textsOf(document);
let latest = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let emptying;

const engine = sharedEngine(one(document, "#clawback-status", HTMLElement), texts, compute);

/** Ask Python what goes back, and whom to ask, and show both. */
async function compute() {
  const request = (latest += 1);
  const message = clawbackOf();
  let answer;
  let next;
  try {
    answer = await engine.call(message);
    if (answer.ok) next = await engine.call({ do: "case", lang: LANGUAGE, today: today(), begin: { cause: CAUSE, numbers: numbersOf(message) } });
  } catch {
    return; // The status tells why, and offers to try again.
  }
  if (request !== latest) return;
  clearErrors(form, summary);
  if (!answer.ok) return showErrors(form, summary, answer.errors, inputFor, texts);
  const heading = showReturned(result, message, answer, texts);
  asking.hidden = !next?.ok;
  if (next?.ok) showNext(asking, next, texts);
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

/**
 * What a letter can say of *message*: of several months not the amounts of one.
 * @param {Protocol.ClawbackMessage} message
 */
function numbersOf({ base, spend, received, cancelled, notice }) {
  const [month, ...more] = Object.keys(spend);
  const ofMonth = more.length || !month ? {} : { month, base, spend: spend[month], received: received?.[month], cancelled: cancelled?.[0].amount };
  const known = Object.entries({ ...ofMonth, notice }).filter(([, value]) => value !== undefined && value !== null);
  return /** @type {Record<string, Protocol.Typed>} */ (Object.fromEntries(known));
}

/** @returns {Protocol.ClawbackMessage} */
function clawbackOf() {
  const { base = null, spend, received, ...refund } = messageOf(form);
  const { cancelled, notice } = amountsIn(form);
  for (const month of Object.keys(cancelled)) spend[month] ??= null;
  const purchases = Object.entries(cancelled).map(([month, amount]) => ({ month, amount }));
  return { ...refund, do: "clawback", base, spend, received, cancelled: purchases.length ? purchases : null, ...(notice === undefined ? {} : { notice }) };
}

function choose() {
  showChosen(form);
  echoAmounts(form, texts);
  noteFields(form);
}

function enter() {
  if (takeFields(form).length) choose();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  compute();
});
form.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLInputElement) takeTyped(target, texts);
});
form.addEventListener("change", () => showChosen(form));
form.addEventListener("reset", () => {
  emptying = setTimeout(forgetAll);
});
onForget(() => {
  form.reset();
  clearTimeout(emptying);
  latest += 1;
  clearErrors(form, summary);
  for (const part of [result, asking]) {
    part.replaceChildren();
    part.hidden = true;
  }
  choose();
});
forgetAfterAWhile(forgetAll);
startEarly(engine, form);
one(document, "#clawback-without-script", HTMLElement).hidden = true;
onEnter(enter);
noteTypedEarly(form);
enter();
choose();
addEventListener("pageshow", choose);
