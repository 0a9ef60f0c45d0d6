// The calculator page: a form, a result, and Python in between.

import { forgetAfterAWhile } from "../shared/away.js";
import { keepChoices, restoreChoices } from "./choices.js";
import { element, held, one, renew, say, textsOf } from "../shared/dom.js";
import { clearErrors, showErrors } from "../shared/errors.js";
import { startEarly } from "../engine/start_early.js";
import { baseMonthsIn, echoAmounts, estimatesOf, inputFor, isComplete, messageOf, noteFields, noteTypedEarly, showChosen, takeFields, takeTyped } from "./form.js";
import { createVerdict } from "../shared/results/settle.js";
import { refundOf, showMonths, showResult } from "../shared/results/refund.js";
import { drawn } from "../shared/when_idle.js";
import { onEnter, sharedEngine } from "../page/tool_pages.js";
import { forgetAll, onForget } from "../shared/typed.js";

const SILENCE = 800;
// What is typed faster than this is one change: an answer drawn between two digits keeps the second from the screen.
const PAUSE = 250;
// After a key alone for so long: by then another has come where somebody types fast.
const SECOND_KEY = 120;

/** @param {string} id */
const place = (id) => one(document, `#${id}`, HTMLElement);
const form = one(document, "#calculator", HTMLFormElement);
const more = one(form, ".tool-more", HTMLDetailsElement);
const summary = place("calculator-errors");
const answers = one(document, ".tool-answer", HTMLElement);
const result = place("calculator-result");
const places = { gap: place("calculator-gap"), reasons: place("calculator-reasons") };
const months = place("calculator-months");
const shown = [result, places.gap, months, places.reasons];
const beyond = place("calculator-beyond");
// Where the page does not speak the offices' language.
const words = /** @type {HTMLElement | null} */ (document.querySelector("#calculator-words"));
const root = new URL("../", document.baseURI);
const old = place("calculator-old");
const edge = place("calculator-edge");
const texts = textsOf(document);
const said = element("p", { class: "visually-hidden", role: "status" });
// A line of the result, as long as that is below what is seen of the page.
const watched = new IntersectionObserver(([{ isIntersecting, boundingClientRect: { top } }]) => {
  edge.hidden = isIntersecting || top <= 0 || result.hidden;
  const field = document.activeElement;
  if (!edge.hidden && field && form.contains(field) && isCovered(field)) field.scrollIntoView({ block: "nearest" });
});
let asking = new AbortController();
/** @type {Protocol.RefundMessage | null} */
let asked = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let emptying;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let following;
let typedAt = -Infinity;

const engine = sharedEngine(place("calculator-status"), texts, () => compute({ moveFocus: true }));

const verdict = createVerdict(places, { root, texts, months: () => baseMonthsIn(form), onChange: () => compute({ moveFocus: false }) });

/**
 * Ask Python for the result of what is typed now, and no longer for that of what was typed before.
 * @param {{moveFocus: boolean}} options
 */
async function compute({ moveFocus }) {
  const { signal } = askAnew();
  const typed = verdict.withAnswers({ .../** @type {Protocol.GapMessage} */ ({ ...messageOf(form), do: "gap" }), about: estimatesOf(form) });
  const message = refundOf(typed);
  let answer;
  let reasons;
  let backward;
  try {
    answer = await engine.call(message, { signal });
    if (answer.ok && message.received) reasons = await engine.call(typed, { signal });
    if (answer.ok && message.received && Object.values(message.spend).every((won) => won === null)) backward = await engine.call(inverseOf(message), { signal });
  } catch {
    return; // Asked again meanwhile; or the status tells why, and offers to try again.
  }
  old.hidden = answer.ok || result.hidden;
  if (answer.ok || moveFocus) clearErrors(form, summary);
  if (answer.ok) {
    const spent = backward?.ok ? backward.months.map(({ text }) => element("p", { class: "tool-lead" }, text)) : [];
    const heading = showResult(result, answer, texts, spent);
    edge.replaceChildren(...held(edgeText()));
    watched.observe(result);
    showMonths(months, message, answer, texts);
    if (!moveFocus && reasons) {
      // What is below the result in a frame of its own: a key pressed meanwhile waits for one of the two.
      await drawn();
      if (signal.aborted) return;
    }
    asked = message;
    beyond.hidden = false;
    if (words) words.hidden = !reasons?.ok || reasons.verdict === "as_due";
    showBeyond();
    if (reasons) verdict.show(reasons);
    else showNothingReceived();
    if (moveFocus) {
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
    } else {
      speaking = setTimeout(speak, SILENCE);
    }
  } else if (moveFocus) {
    showErrors(form, summary, answer.errors, inputFor, texts);
  }
}

/** The result in a line: the total, and how far what was received is from it. */
function edgeText() {
  const total = one(result, ".tool-total", HTMLElement).textContent;
  const difference = result.querySelector("[data-column=difference]")?.textContent;
  const known = difference && difference !== say(texts, "unknown");
  return known ? say(texts, "edge_against", { total, difference }) : say(texts, "edge", { total });
}

/** Let go of what was asked before, of its answer too. */
function askAnew() {
  clearTimeout(speaking);
  clearTimeout(following);
  asking.abort();
  return (asking = new AbortController());
}

/** Have the result follow what is typed, in *wait* milliseconds. @param {number} wait */
function follow(wait) {
  askAnew();
  following = setTimeout(() => compute({ moveFocus: false }), wait);
}

/**
 * What was received tells what was spent, where that is not known.
 * @param {Protocol.RefundMessage} message
 * @returns {Protocol.InverseMessage}
 */
function inverseOf({ lang, edition, base, received }) {
  return { do: "inverse", lang, edition, base, received: /** @type {Record<string, Protocol.Typed>} */ (received) };
}

/** Whether the line at the edge lies over *field*. @param {Element} field */
function isCovered(field) {
  const [above, below] = [field.getBoundingClientRect(), edge.getBoundingClientRect()];
  return above.top < below.bottom && above.bottom > below.top;
}

/** Fill what is unfolded below the result, and what to say; its script is fetched when the first of it is there. */
async function showBeyond() {
  const open = /** @type {NodeListOf<HTMLElement>} */ (answers.querySelectorAll("details[open] > [data-beyond], section:not([hidden]) > [data-beyond]"));
  if (!open.length || !asked) return;
  /** @type {typeof import("./beyond.js")} */
  const { showPart } = await import(new URL("./beyond.js", import.meta.url).href);
  for (const part of open) if (asked) showPart(part, { message: asked, engine, texts });
}

/** Where nothing received is typed, the one thing to do is to type it. */
function showNothingReceived() {
  const first = form.querySelector('input[name^="received"]:enabled');
  const link = element("a", { class: "md-button md-button--primary", href: `#${first?.id}` }, say(texts, "action_received"));
  renew(places.gap, element("p", { class: "tool-hint" }, say(texts, "say_received")), element("p", { class: "tool-actions" }, link));
  places.gap.hidden = false;
  places.reasons.hidden = true;
}

/** Have a screen reader say the total, which it does not while something is still being typed. */
function speak() {
  said.textContent = one(result, ".tool-total", HTMLElement).textContent;
}

function choose() {
  // What was chosen otherwise than usual is not left folded.
  const chosen = /** @type {NodeListOf<HTMLInputElement>} */ (more.querySelectorAll("input:checked"));
  if ([...chosen].some((radio) => !radio.defaultChecked)) more.open = true;
  showChosen(form);
  echoAmounts(form, texts);
  noteFields(form);
}

/** Take over what was typed in another tool meanwhile, and have the result follow it. */
function enter() {
  const taken = takeFields(form);
  if (!taken.length) return;
  verdict.drop(taken);
  choose();
  if (isComplete(messageOf(form))) compute({ moveFocus: false });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  compute({ moveFocus: true });
});

// From the first complete input on the result follows what is typed; a half-typed field is not scolded,
// and Python is not started for it where it was not.
form.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  verdict.drop([target.name]);
  const wait = performance.now() - typedAt < PAUSE ? PAUSE : SECOND_KEY;
  typedAt = performance.now();
  // An old answer must not be drawn with the letter.
  const { signal } = result.hidden ? asking : askAnew();
  takeTyped(target, texts, () => {
    if (signal.aborted) return; // Asked meanwhile.
    const awake = engine.status.state !== "idle" && engine.status.state !== "failed";
    if (!result.hidden || (awake && isComplete(messageOf(form)))) follow(wait);
  });
});

form.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLInputElement) || event.target.type !== "radio") return;
  keepChoices(form);
  showChosen(form);
});

// What a form holds changes only when all have heard that it is reset.
form.addEventListener("reset", () => {
  emptying = setTimeout(forgetAll);
});

function empty() {
  askAnew();
  clearErrors(form, summary);
  verdict.clear();
  asked = null;
  for (const part of [...shown, said, edge, ...answers.querySelectorAll("[data-beyond]")]) part.replaceChildren();
  for (const part of [...shown, old, edge, beyond, ...(words ? [words] : [])]) part.hidden = true;
  keepChoices(form);
  choose();
}

onForget(() => {
  form.reset();
  clearTimeout(emptying);
  empty();
});

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
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof RadioNodeList) field.value = value;
    }
    choose();
    form.requestSubmit();
  });
}

addEventListener("beforeprint", () => {
  for (const part of shown) {
    for (const details of part.querySelectorAll("details")) details.open = true;
  }
});

for (const details of beyond.querySelectorAll("details")) details.addEventListener("toggle", showBeyond);
form.before(said);
place("calculator-without-script").hidden = true;
restoreChoices(form);
onEnter(enter);
noteTypedEarly(form);
enter();
choose();
// Browsers put typed values back after this script ran.
addEventListener("pageshow", choose);
