/* Amounts of a sentence, handed to the calculator: in the name of the window, which the next page takes and clears. */

import { grouped } from "../shared/grouped.js";

const HANDED = "amounts#";

/**
 * Leave what *link* says of amounts to the page that it opens here.
 * @param {HTMLAnchorElement} link
 */
export function handOver(link) {
  const amounts = Array.from(link.querySelectorAll("data"), ({ value }) => value);
  if (amounts.length) window.name = HANDED + amounts.join("&");
}

/** Take what the page before left, and write it into the calculator if that is what this page is. */
export function takeOver() {
  if (!window.name.startsWith(HANDED)) return;
  const amounts = new URLSearchParams(window.name.slice(HANDED.length));
  window.name = "";
  const form = document.querySelector("#calculator");
  // By then the tool's own script has put the form in order.
  if (form instanceof HTMLFormElement) addEventListener("load", () => fill(form, amounts), { once: true });
}

/**
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} amounts by the name of their field, which ends in its month where it has one
 */
function fill(form, amounts) {
  for (const [name, won] of amounts) {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement)) continue;
    const month = form.querySelector(`input[type=radio][value="${name.split(".")[1]}"]`);
    if (month instanceof HTMLInputElement) month.click();
    field.value = grouped(Number(won));
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
