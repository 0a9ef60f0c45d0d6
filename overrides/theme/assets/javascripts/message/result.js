// What a text was understood to say: what kind it is, signs of fraud, and its numbers in fields that can be corrected.

import { element, say } from "../shared/dom.js";
import { note } from "../shared/typed.js";

/** @import { Texts } from "../shared/dom.js" */

const MONTH = /^\d{4}-\d{2}$/u;
const PLACE = /^\d+$/u;
const BY_MONTH = ["spend", "received", "cancelled"];
const HANDED = ["base", "notice", "applied_on", ...BY_MONTH];

/**
 * Show *answer* in *place*; return whether it leads on: not a fraud, nor another payment.
 * @param {HTMLElement} place
 * @param {Protocol.ReadAnswer} answer
 * @param {Texts} texts
 */
export function showUnderstood(place, answer, texts) {
  const { kind, decision, signs, advice, fields, months, questions, difference, usable } = answer;
  const open = questions.filter(({ field }) => !/^(?:kind|decision|fields\.\d+)$/u.test(field));
  place.replaceChildren(
    element("h2", { tabindex: "-1" }, kind.text),
    ...(signs.length || advice ? [warning(signs, advice)] : []),
    ...difference.map(({ text }) => element("p", {}, text)),
    ...(kind.options.length ? [element("p", {}, say(texts, "understood")), whole(kind, "kind", texts)] : []),
    ...(usable ? [whole(decision, "decision", texts)] : []),
    ...open.map(({ text, options }) => element("p", { class: "tool-hint" }, [text, options.map((option) => option.text).join(" / ")].join(" "))),
    ...(usable ? fields.map((field, at) => part(field, at, questions.find((question) => question.field === `fields.${at}`), months, texts)) : []),
  );
  return usable;
}

/**
 * @param {Protocol.Warned[]} signs
 * @param {string} advice
 */
function warning(signs, advice) {
  const items = signs.map(({ text }) => element("li", {}, text));
  return element(
    "div",
    { class: signs.length ? "tool-summary" : "tool-hint" },
    ...(advice ? [element("p", {}, element("strong", {}, advice))] : []),
    ...(items.length ? [element("ul", {}, ...items)] : []),
  );
}

/**
 * One number of the text, to be corrected; what it is or of which month is chosen where the text does not say.
 * @param {Protocol.TextField} field
 * @param {number} at
 * @param {Protocol.TextQuestion | undefined} question
 * @param {Protocol.TextOption[]} months
 * @param {Texts} texts
 */
function part({ id, label, month, month_text: monthText, value, shown, sure, place }, at, question, months, texts) {
  const day = typeof value === "string";
  const name = label ? [monthText, label].filter(Boolean).join(" ") : say(texts, "number_unnamed");
  const inputId = `message-${at}`;
  const input = element("input", { id: inputId, type: day ? "date" : "text", autocomplete: "off", "data-role": id, "data-month": month });
  input.value = day ? value : shown;
  const quoted = place.quote ? [element("p", { class: "tool-hint" }, say(texts, "quoted", { quote: place.quote }))] : [];
  const options = question?.options ?? [];
  // Of two numbers for one thing the reader says of each whether it is that.
  const usual = options.some((option) => PLACE.test(option.id)) ? [{ id: id ?? "", text: name }] : options.filter((option) => option.id !== "none");
  const choice = question && usual.length ? [chosen(question.text, usual, `${inputId}-choice`, texts)] : [];
  const asks = question && !usual.length ? [element("p", { class: "tool-hint" }, question.text)] : [];
  return element(
    "div",
    { class: "tool-field", "data-sure": sure },
    element("label", { for: inputId }, name),
    input,
    ...quoted,
    ...asks,
    ...choice,
    ...(choice.length && !month && usual.some((option) => BY_MONTH.includes(option.id)) ? [chosen(say(texts, "which_month"), months, `${inputId}-month`, texts)] : []),
  );
}

/**
 * What kind of text it is or what was decided in it, to be put right.
 * @param {Protocol.TextKind} read
 * @param {"kind" | "decision"} name
 * @param {Texts} texts
 */
function whole({ id, options }, name, texts) {
  const field = chosen(say(texts, `which_${name}`), options, `message-${name}`, texts);
  field.classList.add("tool-field");
  const select = field.querySelector("select");
  if (select && id) select.value = id;
  return field;
}

/**
 * @param {string} text
 * @param {Protocol.TextOption[]} options
 * @param {string} id
 * @param {Texts} texts
 */
function chosen(text, options, id, texts) {
  const each = options.map((option) => element("option", { value: option.id }, option.text));
  const none = element("option", { value: "" }, say(texts, "not_used"));
  return element("div", {}, element("label", { for: id }, text), element("select", { id }, none, ...each));
}

/**
 * Keep in mind what the fields in *place* hold; nothing of a number that the reader was asked about and did not decide.
 * @param {HTMLElement} place
 */
export function noteUnderstood(place) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (place.querySelectorAll("input"))) {
    const [answer, ofMonth] = [...(input.closest(".tool-field")?.querySelectorAll("select") ?? [])].map(({ value }) => value);
    if (answer === "") continue;
    const role = answer && !MONTH.test(answer) ? answer : input.dataset.role;
    const month = answer && MONTH.test(answer) ? answer : input.dataset.month || ofMonth;
    if (!role || !HANDED.includes(role) || (BY_MONTH.includes(role) && !month)) continue;
    note(BY_MONTH.includes(role) ? `${role}.${month}` : role, input.value);
  }
}
