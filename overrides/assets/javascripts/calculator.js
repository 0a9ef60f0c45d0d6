// The calculator page: a form, a result, and Python in between.

import { keepChoices, restoreChoices } from "./choices.js";
import { textsOf } from "./dom.js";
import { startEarly } from "./early.js";
import { createEngine, runtimeUrlOf } from "./engine.js";
import { clearErrors, echoAmounts, messageOf, showChosen, showErrors } from "./form.js";
import { showGap } from "./gap.js";
import { showResult } from "./result.js";
import { createStatus } from "./status.js";

const PAUSE = 200;

const form = /** @type {HTMLFormElement} */ (document.getElementById("calculator"));
const summary = document.getElementById("calculator-errors");
const result = document.getElementById("calculator-result");
const gap = document.getElementById("calculator-gap");
const root = new URL("../", document.baseURI);
const old = document.getElementById("calculator-old");
const texts = textsOf(document);
let asked = 0;
let pause;

const engine = createEngine({
  runtimeUrl: runtimeUrlOf(document),
  onChange: createStatus(document.querySelector("#calculator-status"), texts, {
    onStop: () => engine.stop(),
    onRetry: () => compute({ moveFocus: true }),
  }),
});

/** Ask Python for the result of what is typed now; only the answer to the last question is shown. */
async function compute({ moveFocus }) {
  const question = (asked += 1);
  if (engine.status.state === "failed") engine.retry();
  const message = messageOf(form);
  let answer;
  let reasons;
  try {
    answer = await engine.call(message);
    if (answer.ok && message.received) reasons = await engine.call({ ...message, do: "gap" });
  } catch {
    return; // The status tells why, and offers to try again.
  }
  if (question !== asked) return;
  old.hidden = answer.ok || result.hidden;
  if (answer.ok || moveFocus) clearErrors(form, summary);
  if (answer.ok) {
    const heading = showResult(result, message, answer, texts);
    if (reasons) showGap(gap, reasons, root, texts);
    else gap.hidden = true;
    if (moveFocus) heading.focus();
  } else if (moveFocus) {
    showErrors(form, summary, answer.errors, texts);
  }
}

function choose() {
  showChosen(form);
  echoAmounts(form, texts);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  compute({ moveFocus: true });
});

// After a first result, it follows what is typed; a half-typed field is not scolded.
form.addEventListener("input", () => {
  echoAmounts(form, texts);
  clearTimeout(pause);
  if (!result.hidden) pause = setTimeout(() => compute({ moveFocus: false }), PAUSE);
});

form.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLInputElement) || event.target.type !== "radio") return;
  keepChoices(form);
  showChosen(form);
});

form.addEventListener("reset", () => {
  setTimeout(() => {
    clearErrors(form, summary);
    result.hidden = gap.hidden = old.hidden = true;
    keepChoices(form);
    choose();
  });
});

startEarly(engine, form);

/** @type {NodeListOf<HTMLButtonElement>} */
const examples = document.querySelectorAll("[data-example]");
for (const button of examples) {
  button.addEventListener("click", () => {
    form.reset();
    for (const [name, value] of Object.entries(JSON.parse(button.dataset.example))) form.elements[name].value = value;
    setTimeout(() => form.requestSubmit());
  });
}

addEventListener("beforeprint", () => {
  for (const part of [result, gap]) {
    for (const details of part.querySelectorAll("details")) details.open = true;
  }
});

document.getElementById("calculator-without-script").hidden = true;
restoreChoices(form);
choose();
// Browsers put typed values back after this script ran.
addEventListener("pageshow", choose);
