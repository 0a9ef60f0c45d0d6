// One question as a form: a button for each answer, which is taken with one press, or fields with a way out for who does not know.

import { element, say } from "../shared/dom.js";

/** @import { Texts } from "../shared/dom.js" */
/** @typedef {HTMLInputElement | HTMLSelectElement} Input */

const UNKNOWN = "unknown";
/** The answer of who filled in the fields. */
export const GIVEN = "given";

/**
 * Return the form for *question*, with the answer given *before* and what was *typed* by the reader, if any.
 * @param {Protocol.Question} question
 * @param {{before?: string, typed: Record<string, string>, progress: string}} state
 * @param {Texts} texts
 */
export function questionForm(question, { before, typed, progress }, texts) {
  const fields = question.fields ?? [];
  const parts = fields.length
    ? fields.map((field) => fieldFor(field, typed[field.id] ?? "", texts))
    : question.options.map((option) => choiceFor(option, before, texts));
  const form = element(
    "form",
    { class: "tool-form diagnosis-form", novalidate: true, "data-question": question.id },
    element("p", { class: "diagnosis-progress" }, progress),
    element(
      "fieldset",
      { "aria-describedby": "diagnosis-why" },
      element("legend", {}, element("h2", { class: "diagnosis-heading", tabindex: "-1" }, question.title)),
      element("div", { id: "diagnosis-why" }, ...question.why.map((text) => element("p", {}, text))),
      ...parts,
    ),
    ...(fields.length ? [element("p", { class: "tool-actions" }, ...buttons(texts))] : []),
  );
  return form;
}

/** @param {Texts} texts */
function buttons(texts) {
  const next = element("button", { type: "submit", class: "md-button md-button--primary" }, say(texts, "next"));
  return [next, element("button", { type: "submit", class: "md-button", "data-answer": UNKNOWN }, say(texts, "unknown"))];
}

/**
 * @param {Protocol.Option} option
 * @param {string | undefined} before
 * @param {Texts} texts
 */
function choiceFor({ id, text }, before, texts) {
  const button = element("button", { type: "submit", class: "diagnosis-choice", "data-answer": id }, text);
  if (id === before) markChosen(button, texts);
  return button;
}

/**
 * Have *button* tell that its answer is the one that was taken; no other one of its form does any longer.
 * @param {HTMLElement} button
 * @param {Texts} texts
 */
export function markChosen(button, texts) {
  for (const mark of button.parentElement?.querySelectorAll(".diagnosis-chosen") ?? []) mark.remove();
  button.append(" ", element("span", { class: "diagnosis-chosen" }, say(texts, "chosen")));
}

/**
 * @param {Protocol.Field} field
 * @param {string} value
 * @param {Texts} texts
 */
function fieldFor(field, value, texts) {
  const id = `diagnosis-${field.id}`;
  const described = field.hint ? `${id}-hint` : null;
  const attributes = { id, name: field.id, autocomplete: "off", "aria-describedby": described };
  const input =
    field.kind === "month"
      ? monthChoice(field, attributes, texts)
      : element("input", { ...attributes, type: field.kind === "day" ? "date" : "text" });
  input.value = value;
  return element(
    "div",
    { class: "tool-field" },
    element("label", { for: id }, say(texts, `label_${field.kind}`, { label: field.label })),
    input,
    ...(field.hint ? [element("p", { id: described, class: "tool-hint" }, field.hint)] : []),
  );
}

/**
 * @param {Protocol.Field} field
 * @param {Record<string, string | null>} attributes
 * @param {Texts} texts
 */
function monthChoice({ choices }, attributes, texts) {
  const options = choices.map(({ value, text }) => element("option", { value }, text));
  return element("select", attributes, element("option", { value: "" }, say(texts, "no_month")), ...options);
}

/**
 * Return the answer that pressing *button* gives: that of a choice, or that the fields are filled in, or that it is not known.
 * @param {HTMLElement | null} button
 */
export function answerOf(button) {
  return button?.dataset.answer ?? GIVEN;
}

/**
 * Return the text in every field of *form* by its name.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export function typedIn(form) {
  return Object.fromEntries(inputsOf(form).map((input) => [input.name, input.value.trim()]));
}

/**
 * @param {HTMLFormElement} form
 * @returns {Input[]}
 */
function inputsOf(form) {
  return [.../** @type {NodeListOf<Input>} */ (form.querySelectorAll("input, select"))];
}

/**
 * Return the input that the door's *field* names.
 * @param {HTMLFormElement} form
 * @param {string} field
 */
export function inputFor(form, field) {
  return inputsOf(form).find(({ name }) => name === field);
}
