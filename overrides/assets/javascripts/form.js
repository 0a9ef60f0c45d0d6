// The calculator's form: from what is typed to a message, and from refused fields back to their places.

import { element, say } from "./dom.js";
import { LANGUAGE } from "./language.js";
import { readWon, writeWonInWords } from "./won.js";

const MONTHLY = /^(spend|received|base)\.(\d{4}-\d{2})$/u;

/** Show only the parts of *form* that belong to the choices made; hidden fields are left out of the message. */
export function showChosen(form) {
  for (const part of form.querySelectorAll("[data-when]")) {
    const chosen = part.dataset.when.split(" ").every((condition) => {
      const [name, value] = condition.split("=");
      return form.elements[name].value === value;
    });
    part.hidden = !chosen;
    part.disabled = !chosen;
  }
}

/** Return the message for the door that *form* stands for. */
export function messageOf(form) {
  const fields = filled(form);
  const message = {
    do: "refund",
    lang: LANGUAGE,
    edition: form.elements.edition.value,
    base: baseOf(form, fields),
    spend: monthsOf(fields, "spend"),
  };
  const received = monthsOf(fields, "received");
  if (Object.keys(received).length) message.received = received;
  if (fields.has("applied_on")) message.applied_on = fields.get("applied_on");
  return message;
}

function baseOf(form, fields) {
  if (form.elements.known.value === "unknown") return null;
  if (form.elements.known.value === "months") return monthsOf(fields, "base");
  return fields.has("base") ? fields.get("base") : undefined;
}

/** Return what is typed in the fields that count, by name: amounts read, days as they are. */
function filled(form) {
  const fields = new Map();
  for (const input of inputsOf(form)) {
    const text = input.value.trim();
    if (text && !input.matches(":disabled")) fields.set(input.name, "won" in input.dataset ? readWon(text) : text);
  }
  return fields;
}

function monthsOf(fields, kind) {
  const months = {};
  for (const [name, value] of fields) {
    const [, group, month] = MONTHLY.exec(name) ?? [];
    if (group === kind) months[month] = value;
  }
  return months;
}

/** @returns {HTMLInputElement[]} the fields that are typed in */
function inputsOf(form) {
  return [...form.querySelectorAll("input:not([type=radio])")];
}

/** Say under each amount how it was read, so that a slip is seen before the result. */
export function echoAmounts(form, texts) {
  for (const input of inputsOf(form)) {
    if (!("won" in input.dataset)) continue;
    const won = input.value.trim() ? readWon(input.value) : null;
    const echo = document.getElementById(`${input.id}-echo`);
    echo.textContent = typeof won === "number" && won >= 0 ? say(texts, "echo", { won: writeWonInWords(won) }) : "";
  }
}

/** Take every mark of an earlier refusal off *form*. */
export function clearErrors(form, summary) {
  for (const input of form.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    describe(input, (id) => id !== errorOf(input));
  }
  for (const message of form.querySelectorAll(".tool-error")) message.remove();
  summary.hidden = true;
  summary.replaceChildren();
}

/** Mark the refused fields, list them in *summary* with links, and give it the focus. */
export function showErrors(form, summary, errors, texts) {
  const items = errors.map(({ field, message }) => {
    const input = inputFor(form, field);
    if (!input) return element("li", {}, message);
    const id = errorOf(input);
    input.setAttribute("aria-invalid", "true");
    describe(input, () => true, id);
    input.closest(".tool-field").append(element("p", { id, class: "tool-error" }, message));
    const name = input.labels[0].textContent.trim();
    return element("li", {}, element("a", { href: `#${input.id}` }, `${name}: ${message}`));
  });
  const heading = element("h2", { class: "tool-summary__title" }, say(texts, "errors"));
  summary.replaceChildren(heading, element("ul", {}, ...items));
  summary.hidden = false;
  summary.focus();
}

function errorOf(input) {
  return `${input.id}-error`;
}

/** Keep the descriptions of *input* that pass, and put *first* before them: an error is said before a hint. */
function describe(input, keep, ...first) {
  const kept = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && keep(id));
  input.setAttribute("aria-describedby", [...first, ...kept].join(" "));
}

/** Return the input that the door's *field* names, or the first one of its group, where it is shown. */
function inputFor(form, field) {
  const shown = inputsOf(form).filter((input) => !input.matches(":disabled"));
  return (
    shown.find((input) => input.name === field || field.startsWith(`${input.name}.`)) ??
    shown.find((input) => input.name.startsWith(`${field}.`))
  );
}
