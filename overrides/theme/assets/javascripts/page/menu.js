// Material's switches are labels, which no keyboard reaches and no screen reader names: real buttons stand in for them.

import "./paper.js";

const SWITCHES = ".md-header__button[for], .md-sidebar--primary :is(.md-nav__link, .md-nav__title)[for]:not([for=__drawer])";
const SEARCH_KEYS = ["/", "f", "s"];

/**
 * Return the button that stands in for *label*, with all its attributes: Material's styles go by its `for`.
 * @param {HTMLLabelElement} label
 */
function standIn(label) {
  const button = document.createElement("button");
  for (const { name, value } of label.attributes) button.setAttribute(name, value);
  button.type = "button";
  if (label.title) button.setAttribute("aria-label", label.title);
  button.append(...label.childNodes);
  label.replaceWith(button);
  return button;
}

/** @param {Element | null | undefined} element */
function isVisible(element) {
  return element instanceof HTMLElement && element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
}

/**
 * Focus the first of *elements* that is seen.
 * @param {Iterable<Element>} elements
 */
function focusFirst(elements) {
  for (const element of elements) {
    if (element instanceof HTMLElement && isVisible(element)) return element.focus({ preventScroll: true });
  }
}

/**
 * Have *button* turn *toggle* and say how it stands, and bring the keyboard to where it is of use: into *opened*, and back.
 * @param {HTMLButtonElement} button
 * @param {HTMLInputElement} toggle
 * @param {Element} opened
 */
function connect(button, toggle, opened) {
  const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
  button.addEventListener("click", () => toggle.click());
  toggle.addEventListener("change", () => {
    tell();
    // A section that unfolds in place leaves the keyboard where it is.
    if (toggle.checked && !(opened.matches(".md-nav") && isVisible(button))) focusFirst(opened.querySelectorAll("a[href], button, input"));
    else if (!toggle.checked && opened.contains(document.activeElement)) button.focus();
  });
  tell();
}

/**
 * Have the keys that mean a search to Material open it where only its button shows: what is hidden takes no focus.
 * @param {HTMLButtonElement} button
 */
function listen(button) {
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input, select, textarea, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !SEARCH_KEYS.includes(event.key) || !isVisible(button)) return;
    event.preventDefault(); // or the key would be typed into the box
    button.click();
  });
}

const menu = document.querySelector(".md-sidebar--primary");
const drawer = document.getElementById("__drawer");

for (const label of document.querySelectorAll(SWITCHES)) {
  if (!(label instanceof HTMLLabelElement)) continue;
  const toggle = document.getElementById(label.htmlFor);
  if (!(toggle instanceof HTMLInputElement)) continue;
  const back = label.matches(".md-nav__title");
  const opened = { __drawer: menu, __search: document.querySelector(".md-search__inner") }[toggle.id] ?? toggle.parentElement?.querySelector(":scope > .md-nav");
  const button = standIn(label);
  if (back) button.addEventListener("click", () => toggle.click());
  else if (opened) connect(button, toggle, opened);
  if (toggle.id === "__search") listen(button);
}

if (menu && drawer instanceof HTMLInputElement) {
  const close = () => drawer.checked && drawer.click();
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  // Leaving the open menu by keyboard closes it: what is behind it cannot be seen.
  menu.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    if (next instanceof Node && !menu.contains(next)) close();
  });
}
