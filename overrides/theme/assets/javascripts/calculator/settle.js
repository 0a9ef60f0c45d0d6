// The question that settles most, with its field or its yes and no right there; every answer can be taken back.

import { element, say } from "../shared/dom.js";
import { monthName } from "../shared/language.js";
import { readWon } from "../shared/won.js";

/** @import { Texts } from "../shared/dom.js" */

/** @typedef {number | boolean | string} Value */
/** @typedef {{key: string, text: string, month: string, cause?: Protocol.Finding}} Question */
/** @typedef {{key: string, value: Value | null, month: string, cause?: string}} Answer null where it is not known */

const BY_MONTH = ["excluded", "family_card", "other_cards"];
const WON = ["base", "official_base", "lottery", "cancelled", ...BY_MONTH];
const FLAGS = ["has_applied", "has_membership", "history_set"];

/**
 * Return the question to ask next, if any: of several causes that of the likeliest, else what settles *answer*.
 * @param {Protocol.GapAnswer} answer
 * @param {Answer[]} given
 * @returns {Question | undefined}
 */
export function nextQuestion({ settle: [first], causes, months, verdict }, given) {
  const month = (months.find(({ difference }) => difference) ?? months.find(({ received }) => received !== null) ?? months[0]).month;
  const open = causes.filter(({ fit, question }) => question && ["exact", "possible"].includes(fit));
  const settling = (first?.facts ?? []).map((key, at) => ({ key, text: first.where[at], month }));
  const telling = open.map((cause) => ({ key: isField(cause.asks) ? cause.asks : cause.id, text: cause.question, month, cause }));
  const asked = [...(verdict === "several" ? telling : []), ...settling.filter(({ key }) => isField(key))];
  return asked.find(({ key }) => !given.some((answer) => answer.key === key));
}

/**
 * Return *message* with the answers put into it.
 * @param {Protocol.GapMessage} message
 * @param {Answer[]} given
 * @returns {Protocol.GapMessage}
 */
export function withAnswers(message, given) {
  /** @type {string[]} */
  const exact = [];
  /** @type {{said: string[], denied: string[]}} */
  const judged = { said: [], denied: [] };
  /** @type {Record<string, unknown>} */
  const fields = {};
  const spend = { ...message.spend };
  for (const { key, value, month, cause } of given) {
    if (value === null) continue;
    if (key.startsWith("spend.")) spend[key.slice(6)] = Number(value);
    else if (BY_MONTH.includes(key)) fields[key] = { [month]: value };
    else if (key === "cancelled") fields[key] = [{ month, amount: value }];
    else if (isField(key)) fields[key] = value;
    else if (cause) judged[value ? "said" : "denied"].push(cause);
    if (key === "base" || key.startsWith("spend.")) exact.push(key);
  }
  return { ...message, ...fields, spend, exact, ...judged };
}

/** @param {string} key */
function isField(key) {
  return key.startsWith("spend.") || ["applied_on", "months_used", ...WON, ...FLAGS].includes(key);
}

/**
 * Return *question* with its controls; *onAnswer* gets the answer, *onUndo* takes the last one back.
 * @param {Question | undefined} question
 * @param {{given: Answer[], problem: string, texts: Texts, onAnswer: (answer: Answer) => void, onUndo: () => void}} options
 */
export function ask(question, { given, problem, texts, onAnswer, onUndo }) {
  const undo = given.length ? [button("undo", onUndo, texts)] : [];
  if (!question) return undo.length ? [element("p", { class: "tool-actions" }, ...undo)] : [];
  const { key, month, cause } = question;
  /** @param {Value | null} value */
  const answer = (value) => onAnswer({ key, value, month, cause: cause?.id });
  const unknown = button("unknown", () => answer(null), texts);
  const error = element("p", { id: "settle-error", class: "tool-error", role: "alert" }, problem);
  if (FLAGS.includes(key) || !isField(key)) {
    const text = isField(key) || !cause ? question.text : `${question.text} ${say(texts, "question_cause", { title: cause.title })}`;
    const choices = [button("yes", () => answer(true), texts), button("no", () => answer(false), texts), unknown, ...undo];
    return [element("div", { class: "tool-question", role: "group", "aria-labelledby": "settle-text" }, element("p", { id: "settle-text" }, text), error, element("p", { class: "tool-actions" }, ...choices))];
  }
  const input = element("input", { id: "settle-field", type: key === "applied_on" ? "date" : "text", autocomplete: "off", "aria-describedby": "settle-error" });
  const send = element("button", { type: "submit", class: "md-button" }, say(texts, "question_answer"));
  const about = BY_MONTH.includes(key) || key === "cancelled" ? `${monthName(month)}: ` : "";
  const form = element(
    "form",
    { class: "tool-question tool-field", novalidate: true },
    element("label", { for: "settle-field" }, about, question.text),
    input,
    error,
    element("p", { class: "tool-actions" }, send, unknown, ...undo),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = key === "applied_on" ? input.value : readWon(input.value);
    if (typed === "" || (typeof typed === "string" && key !== "applied_on")) {
      error.textContent = say(texts, "question_error");
      input.focus();
    } else {
      answer(typed);
    }
  });
  return [form];
}

/**
 * @param {string} name
 * @param {() => void} onPress
 * @param {Texts} texts
 */
function button(name, onPress, texts) {
  const made = element("button", { type: "button", class: "md-button" }, say(texts, `question_${name}`));
  made.addEventListener("click", onPress);
  return made;
}
