// The calculator's form: from what is typed to a message, and from refused fields back to their places.

import { button, one, renew, say } from "../shared/dom.js";
import { LANGUAGE } from "../shared/language.js";
import { anyTyped, note, typed } from "../shared/typed.js";
import { whenDrawn } from "../shared/when_idle.js";
import { grouped } from "../shared/grouped.js";
import { isAbout, readWon, writeUnits, writeWonInWords } from "../shared/won.js";

/** @import { Texts } from "../shared/dom.js" */

const UNIT = 10_000;
const MONTHLY = /^(spend|received|cancelled|base)\.(\d{4}-\d{2})$/u;

/**
 * Show only the parts of *form* that belong to the choices made; hidden fields are left out of the message.
 * @param {HTMLFormElement} form
 */
export function showChosen(form) {
  const choices = new FormData(form);
  for (const part of /** @type {NodeListOf<HTMLFieldSetElement>} */ (form.querySelectorAll("[data-when]"))) {
    const chosen = (part.dataset.when ?? "").split(" ").every((condition) => {
      const [name, values] = condition.split("=");
      return values.split("|").includes(String(choices.get(name)));
    });
    part.hidden = !chosen;
    part.disabled = !chosen;
  }
}

/**
 * Return the message for the door that *form* stands for.
 * @param {HTMLFormElement} form
 * @returns {Protocol.RefundMessage}
 */
export function messageOf(form) {
  const fields = filled(form);
  /** @type {Protocol.RefundMessage} */
  const message = {
    do: "refund",
    lang: LANGUAGE,
    edition: String(new FormData(form).get("edition")),
    base: baseOf(form, fields),
    spend: monthsOf(fields, "spend"),
  };
  const received = monthsOf(fields, "received");
  if (Object.keys(received).length) message.received = received;
  // What was received tells of the spending too, where that is not known.
  for (const month of Object.keys(received)) message.spend[month] ??= null;
  if (fields.has("applied_on")) message.applied_on = String(fields.get("applied_on"));
  return message;
}

/**
 * Return what a notice asks for and what was cancelled, as typed in *form*.
 * @param {HTMLFormElement} form
 */
export function amountsIn(form) {
  const fields = filled(form);
  return { cancelled: monthsOf(fields, "cancelled"), notice: fields.get("notice") };
}

/**
 * @param {HTMLFormElement} form
 * @param {Map<string, Protocol.Typed>} fields
 * @returns {Protocol.Base | undefined}
 */
function baseOf(form, fields) {
  const known = new FormData(form).get("known");
  if (known === "unknown") return null;
  if (known === "months") return monthsOf(fields, "base");
  return fields.get("base");
}

/**
 * Return what is typed in the fields that count, by name: amounts read, days as they are.
 * @param {HTMLFormElement} form
 */
function filled(form) {
  /** @type {Map<string, Protocol.Typed>} */
  const fields = new Map();
  for (const input of inputsOf(form)) {
    const text = input.value.trim();
    if (text && !input.matches(":disabled")) fields.set(input.name, "won" in input.dataset ? readWon(text) : text);
  }
  return fields;
}

/**
 * Keep in mind what stands in *form*, for the other tools.
 * @param {HTMLFormElement} form
 */
export function noteFields(form) {
  if (!form.isConnected) return;
  for (const { name, value } of inputsOf(form)) note(name, value);
}

/**
 * Keep in mind what was typed in *form* before any script listened to it: it is the reader's last word.
 * @param {HTMLFormElement} form
 */
export function noteTypedEarly(form) {
  for (const { name, value } of inputsOf(form)) if (value) note(name, value);
}

/**
 * Put into *form* what was typed in the other tools, with the choices that show it; return the names of what is new.
 * @param {HTMLFormElement} form
 */
export function takeFields(form) {
  if (!anyTyped()) return [];
  const changed = inputsOf(form).filter((input) => input.value.trim() !== typed(input.name));
  for (const input of changed) input.value = typed(input.name);
  showMonths(form, new Set(changed.flatMap(({ name }) => (name.startsWith("base") ? [] : (MONTHLY.exec(name)?.slice(2) ?? [])))));
  const filled = changed.filter(({ value }) => value).map(({ name }) => name);
  const way = filled.includes("base") ? "number" : filled.some((name) => name.startsWith("base.")) ? "months" : "";
  const known = form.querySelector(`[name="known"][value="${way}"]`);
  if (known instanceof HTMLInputElement) known.checked = true;
  return changed.map(({ name }) => name);
}

/**
 * Choose the one month in *form* that *months* names, or several where they are not that which is chosen.
 * @param {HTMLFormElement} form
 * @param {Set<string>} months
 */
function showMonths(form, months) {
  const [month, ...more] = months;
  for (const chosen of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[name^="month-"]:checked'))) {
    const own = form.querySelector(`[name="${chosen.name}"][value="${month}"]`);
    if (!own || chosen === own || chosen.value === "all") continue;
    const wanted = more.length ? one(form, `[name="${chosen.name}"][value="all"]`, HTMLInputElement) : own;
    if (wanted instanceof HTMLInputElement) wanted.checked = true;
  }
}

/**
 * Return the months that the average of the chosen programme is made of.
 * @param {HTMLFormElement} form
 */
export function baseMonthsIn(form) {
  const edition = new FormData(form).get("edition");
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[data-when~="edition=${edition}"] [name^="base."]`));
  return [...fields].map(({ name }) => name.slice("base.".length));
}

/**
 * Return the names of the fields that the reader called estimates.
 * @param {HTMLFormElement} form
 */
export function estimatesOf(form) {
  return amountsOf(form).filter((input) => !input.matches(":disabled") && isAbout(input.value)).map(({ name }) => name);
}

/**
 * Return whether enough is typed for a result: what was spent in a month, and the base as far as it is known.
 * @param {Protocol.RefundMessage} message
 */
export function isComplete({ base, spend }) {
  const hasBase = base === null || (typeof base === "object" ? Object.keys(base).length > 0 : base !== undefined);
  return hasBase && Object.keys(spend).length > 0;
}

/**
 * @param {Map<string, Protocol.Typed>} fields
 * @param {string} kind
 */
function monthsOf(fields, kind) {
  /** @type {Record<string, Protocol.Typed>} */
  const months = {};
  for (const [name, value] of fields) {
    const [, group, month] = MONTHLY.exec(name) ?? [];
    if (group === kind) months[month] = value;
  }
  return months;
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLInputElement[]} the fields that are typed in
 */
function inputsOf(form) {
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input:not([type=radio], [type=hidden])"))];
}

/** @param {HTMLFormElement} form */
function amountsOf(form) {
  return inputsOf(form).filter((input) => "won" in input.dataset);
}

/**
 * Say under each amount how it was read.
 * @param {HTMLFormElement} form
 * @param {Texts} texts
 */
export function echoAmounts(form, texts) {
  for (const input of amountsOf(form)) echoAmount(input, texts);
}

/**
 * Keep in mind what was typed in *input*, the reader's last word; once that is drawn say under it how it was read, and call *next*.
 * @param {HTMLInputElement} input
 * @param {Texts} texts
 * @param {() => void} [next]
 */
export function takeTyped(input, texts, next = () => {}) {
  if (input.type !== "radio") note(input.name, input.value);
  const won = "won" in input.dataset;
  // The question about what stood there is out of Tab's way before the next key, and keeps its room: without it
  // the rest of the page would move in the letter's own frame, and move back in the next.
  const asked = won && echoOf(input).querySelector("button");
  if (asked) asked.disabled = true;
  whenDrawn(() => {
    if (won) echoAmount(input, texts);
    next();
  });
}

/**
 * The place under *input* that says how its amount was read.
 * @param {HTMLInputElement} input
 */
function echoOf(input) {
  return one(/** @type {HTMLFormElement} */ (input.form), `#${input.id}-echo`, HTMLElement);
}

/**
 * Say under *input* how its amount was read, so that a slip is seen before the result; one too small to be meant is asked about.
 * @param {HTMLInputElement} input
 * @param {Texts} texts
 */
function echoAmount(input, texts) {
  const won = input.value.trim() ? readWon(input.value) : null;
  // What no number can hold exactly is not said as another number.
  const read = typeof won === "number" && won >= 0 && won < Number.MAX_SAFE_INTEGER;
  renew(echoOf(input), ...(read ? [say(texts, "echo", { won: writeWonInWords(won) }), ...meant(input, won, texts)] : []));
}

/**
 * The button that turns `130` into 130만: nobody spends a hundred won in a month.
 * @param {HTMLInputElement} input
 * @param {number} won
 * @param {Texts} texts
 */
function meant(input, won, texts) {
  if (won < 1 || won >= UNIT || !Number.isInteger(won) || !/^(?:base|spend)/u.test(input.name)) return [];
  const write = () => {
    // What stands there now: the button stays while its number changes.
    input.value = grouped(Number(readWon(input.value)) * UNIT);
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return [" ", button(say(texts, "meant", { won: writeUnits(won * UNIT) }), write, { class: "tool-meant" })];
}

/**
 * Return the input that the door's *field* names, or the first one of its group, where it is shown.
 * @param {HTMLFormElement} form
 * @param {string} field
 */
export function inputFor(form, field) {
  const shown = inputsOf(form).filter((input) => !input.matches(":disabled"));
  return (
    shown.find((input) => input.name === field || field.startsWith(`${input.name}.`)) ??
    shown.find((input) => input.name.startsWith(`${field}.`))
  );
}
