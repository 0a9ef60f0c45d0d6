// The calculator page: a form, a result, and Python in between.

import { forgetAfterAWhile } from "./away.js";
import { keepChoices, restoreChoices } from "./choices.js";
import { element, one, textsOf } from "./dom.js";
import { startEarly } from "./early.js";
import { createEngine, runtimeOf } from "./engine.js";
import { clearErrors, echoAmounts, messageOf, showChosen, showErrors } from "./form.js";
import { showGap } from "./gap.js";
import { showResult } from "./result.js";
import { createStatus } from "./status.js";

const SILENCE = 800;

/** @param {string} id */
const place = (id) => one(document, `#${id}`, HTMLElement);
const form = one(document, "#calculator", HTMLFormElement);
const summary = place("calculator-errors");
const result = place("calculator-result");
const gap = place("calculator-gap");
const root = new URL("../", document.baseURI);
const old = place("calculator-old");
const texts = textsOf(document);
const said = element("p", { class: "visually-hidden", role: "status" });
let asking = new AbortController();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let emptying;

const engine = createEngine({
  runtime: runtimeOf(document),
  onChange: createStatus(place("calculator-status"), texts, {
    onStop: () => engine.stop(),
    onRetry: () => compute({ moveFocus: true }),
  }),
});

/**
 * Ask Python for the result of what is typed now, and no longer for that of what was typed before.
 * @param {{moveFocus: boolean}} options
 */
async function compute({ moveFocus }) {
  clearTimeout(speaking);
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  if (engine.status.state === "failed") engine.retry();
  const message = messageOf(form);
  let answer;
  let reasons;
  try {
    answer = await engine.call(message, { signal });
    if (answer.ok && message.received) reasons = await engine.call(/** @type {Protocol.GapMessage} */ ({ ...message, do: "gap" }), { signal });
  } catch {
    return; // Asked again meanwhile; or the status tells why, and offers to try again.
  }
  old.hidden = answer.ok || result.hidden;
  if (answer.ok || moveFocus) clearErrors(form, summary);
  if (answer.ok) {
    const heading = showResult(result, message, answer, texts);
    if (reasons?.ok) showGap(gap, reasons, root, texts);
    else gap.hidden = true;
    if (moveFocus) heading.focus();
    else speaking = setTimeout(speak, SILENCE);
  } else if (moveFocus) {
    showErrors(form, summary, answer.errors, texts);
  }
}

/** Have a screen reader say the total, which it does not while something is still being typed. */
function speak() {
  said.textContent = one(result, ".tool-total", HTMLElement).textContent;
}

function choose() {
  showChosen(form);
  echoAmounts(form, texts);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  compute({ moveFocus: true });
});

// After a first result, it follows what is typed; a half-typed field is not scolded.
form.addEventListener("input", () => {
  echoAmounts(form, texts);
  if (!result.hidden) compute({ moveFocus: false });
});

form.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLInputElement) || event.target.type !== "radio") return;
  keepChoices(form);
  showChosen(form);
});

// What a form holds changes only when all have heard that it is reset.
form.addEventListener("reset", () => {
  emptying = setTimeout(forget);
});

function empty() {
  clearTimeout(speaking);
  asking.abort();
  asking = new AbortController();
  clearErrors(form, summary);
  for (const part of [result, gap, said]) part.replaceChildren();
  result.hidden = gap.hidden = old.hidden = true;
  keepChoices(form);
  choose();
}

/** Forget everything, and Python with whatever it kept of it. */
function forget() {
  empty();
  engine.forget();
}

forgetAfterAWhile(() => form.reset());

startEarly(engine, form);

/** @type {NodeListOf<HTMLButtonElement>} */
const examples = document.querySelectorAll("[data-example]");
for (const button of examples) {
  button.addEventListener("click", () => {
    form.reset();
    clearTimeout(emptying);
    empty();
    for (const [name, value] of Object.entries(JSON.parse(button.dataset.example ?? "{}"))) {
      one(form, `[name="${name}"]`, HTMLInputElement).value = value;
    }
    form.requestSubmit();
  });
}

addEventListener("beforeprint", () => {
  for (const part of [result, gap]) {
    for (const details of part.querySelectorAll("details")) details.open = true;
  }
});

result.before(said);
place("calculator-without-script").hidden = true;
restoreChoices(form);
choose();
// Browsers put typed values back after this script ran.
addEventListener("pageshow", choose);
