// The page that reads a message: the text as it was pasted, what it was understood to say, and on to the other tools with it.

import { forgetAfterAWhile } from "../shared/away.js";
import { one, textsOf } from "../shared/dom.js";
import { startEarly } from "../engine/start_early.js";
import { LANGUAGE } from "../shared/language.js";
import { showNext } from "./next.js";
import { noteUnderstood, showUnderstood } from "./result.js";
import { sharedEngine } from "../page/tool_pages.js";
import { forgetAll, monthsTyped, onForget, typed } from "../shared/typed.js";
import { readWon } from "../shared/won.js";

const form = one(document, "#message", HTMLFormElement);
const field = one(form, "textarea", HTMLTextAreaElement);
const result = one(document, "#message-result", HTMLElement);
const news = one(document, "#message-error", HTMLElement);
const onward = one(document, "#message-onward", HTMLElement);
const texts = textsOf(document);
let latest = 0;
/** @type {Record<string, Protocol.TextNext>} */
let next = {};
/** Whether the numbers of what was read last may be used. */
let usable = true;

const engine = sharedEngine(one(document, "#message-status", HTMLElement), texts, () => read());

/**
 * Ask Python what the pasted text says, and show it.
 * @param {string} [kind] what kind of text it is, where the reader put it right
 */
async function read(kind) {
  const request = (latest += 1);
  let answer;
  try {
    answer = await engine.call({ ...messageOf(field.value), ...(kind ? { kind } : {}) });
  } catch {
    return; // The status tells why, and offers to try again.
  }
  if (request !== latest) return;
  news.textContent = answer.ok ? "" : answer.errors.map(({ message }) => message).join(" ");
  result.hidden = onward.hidden = !answer.ok;
  if (answer.ok) {
    usable = showUnderstood(result, answer, texts);
    onward.hidden = !usable;
    next = answer.next;
    showNext(onward, result, next);
    one(result, kind ? "#message-kind" : "h2", HTMLElement).focus();
  } else {
    field.focus();
  }
}

/**
 * The pasted text with the reader's own numbers, where there are any to set against it.
 * @param {string} text
 * @returns {Protocol.ReadMessage}
 */
function messageOf(text) {
  /** @param {string} kind */
  const known = (kind) =>
    Object.fromEntries(
      monthsTyped(kind).flatMap((month) => {
        const won = readWon(typed(`${kind}.${month}`));
        return typeof won === "number" ? [[month, won]] : [];
      }),
    );
  const spend = known("spend");
  if (!Object.keys(spend).length) return { do: "read", lang: LANGUAGE, text };
  const base = readWon(typed("base"));
  const received = Object.fromEntries(Object.entries(known("received")).filter(([month]) => month in spend));
  return { do: "read", lang: LANGUAGE, text, case: { base: typeof base === "number" ? base : null, spend, received } };
}

function empty() {
  latest += 1;
  next = {};
  field.value = "";
  news.textContent = "";
  result.replaceChildren();
  result.hidden = onward.hidden = true;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  read();
});
one(form, "[type=reset]", HTMLButtonElement).addEventListener("click", forgetAll);
result.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || !/^message-(?:kind|decision)$/u.test(target.id)) return;
  // The numbers of a text taken for another payment are read once the reader says that it is none.
  if (usable) showNext(onward, result, next, target.id);
  else read(target.value);
});
// Before the link is followed.
onward.addEventListener("click", () => noteUnderstood(result));
onForget(empty);
forgetAfterAWhile(forgetAll);
startEarly(engine, form);
one(document, "#message-without-script", HTMLElement).hidden = true;
