// What a form's fields were refused for: said beside each, and together in a summary that leads to them.

import { element, labelled, say } from "./dom.js";

/** @import { Texts } from "./dom.js" */
/** @typedef {HTMLInputElement | HTMLSelectElement} Input */

/**
 * Mark the refused fields of *form*, list them in *summary* with links, and give it the focus.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} summary
 * @param {Protocol.FieldError[]} errors
 * @param {(form: HTMLFormElement, field: string) => Input | undefined} inputFor the input that the door's field names, if one is shown
 * @param {Texts} texts
 */
export function showErrors(form, summary, errors, inputFor, texts) {
  clearErrors(form, summary);
  const items = errors.map(({ field, message }) => {
    const input = inputFor(form, field);
    if (!input) return element("li", {}, message);
    const id = errorOf(input);
    input.setAttribute("aria-invalid", "true");
    describe(input, () => true, id);
    input.closest(".tool-field")?.append(element("p", { id, class: "tool-error" }, message));
    return element("li", {}, linkTo(input, labelled(input.labels?.[0].textContent.trim() ?? "", message)));
  });
  const heading = element("h2", { class: "tool-summary__title" }, say(texts, "errors"));
  summary.replaceChildren(heading, element("ul", {}, ...items));
  summary.hidden = false;
  summary.focus();
}

/**
 * Take every mark of an earlier refusal off *form*.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} summary
 */
export function clearErrors(form, summary) {
  if (summary.hidden) return;
  for (const input of form.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    describe(input, (id) => id !== errorOf(input));
  }
  for (const message of form.querySelectorAll(".tool-error")) message.remove();
  summary.hidden = true;
  summary.replaceChildren();
}

/**
 * Return a link that leads to *input* and leaves the address as it is: it may hold a reader's choices.
 * @param {Input} input
 * @param {string} text
 */
function linkTo(input, text) {
  const link = element("a", { href: `#${input.id}` }, text);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    input.focus();
  });
  return link;
}

/** @param {Element} input */
function errorOf(input) {
  return `${input.id}-error`;
}

/**
 * Keep the descriptions of *input* that pass, and put *first* before them: an error is said before a hint.
 * @param {Element} input
 * @param {(id: string) => boolean} keep
 * @param {...string} first
 */
function describe(input, keep, ...first) {
  const kept = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && keep(id));
  input.setAttribute("aria-describedby", [...first, ...kept].join(" "));
}
