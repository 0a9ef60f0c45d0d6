/* Around Material's search box: text without key events, and what is found said aloud. */

import { handOver, takeOver } from "./hand.js";

const REST = 700;
/** @type {HTMLInputElement | null} */
const input = document.querySelector("[data-md-component=search-query]");
const result = document.querySelector("[data-md-component=search-result]");
/** @type {HTMLElement | null} */
const said = document.querySelector("[data-search=said]");

const [meta, list] = [result?.firstElementChild, result?.lastElementChild];

if (input && result && said && meta && list) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  // An empty search is nothing wrong, and Orca calls a required field that is empty invalid.
  input.required = false;

  /** Return how many of the entries are offered although they do not answer; the engine scores them below 0. */
  const offered = () => Array.from(list.children).filter((entry) => entry.querySelector(`[data-md-score^="-"]`)).length;

  // Material listens to keys alone; an input method, a voice or a menu's paste presses none.
  input.addEventListener("input", () => input.dispatchEvent(new KeyboardEvent("keyup")));

  // Material would open the first entry, and none of these was asked for.
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && list.childElementCount && offered() === list.childElementCount) {
      event.preventDefault();
      event.stopPropagation();
    }
  });

  // Material closes the search at Tab, and no key but the arrows would reach what was found. It closes when the focus leaves.
  const search = input.closest("[data-md-component=search]");
  search?.addEventListener("keydown", (event) => /** @type {KeyboardEvent} */ (event).key === "Tab" && event.stopPropagation());
  search?.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    const toggle = document.getElementById("__search");
    if (next instanceof Node && !search.contains(next) && toggle instanceof HTMLInputElement && toggle.checked) toggle.click();
  });

  list.addEventListener("click", (event) => {
    const { target, ctrlKey, metaKey, shiftKey } = /** @type {MouseEvent} */ (event);
    const link = target instanceof Element && target.closest("a");
    if (link && !ctrlKey && !metaKey && !shiftKey) handOver(link);
  });

  const tell = () => {
    // Material means the arrows alone, and an article in a link gives it no name.
    for (const link of list.querySelectorAll("a[tabindex]")) {
      link.removeAttribute("tabindex");
      link.querySelector("article")?.setAttribute("role", "none");
    }
    if (!input.value.trim()) return;
    const count = offered();
    if (count) {
      const sentence = count === list.childElementCount ? said.dataset.none : said.dataset.hardly;
      if (sentence && meta.textContent !== sentence) meta.textContent = sentence;
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      said.textContent = meta.textContent.trim();
    }, REST);
  };

  new MutationObserver(tell).observe(result, { childList: true, subtree: true });
  tell(); // a link with ?q= may have been answered already
}

takeOver();
