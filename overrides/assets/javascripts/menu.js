// Material's menu button is a label, which no keyboard reaches and no screen reader names: a real button stands in for it.

/** @type {HTMLLabelElement} */
const label = document.querySelector("label.md-header__button[for=__drawer]");
/** @type {HTMLInputElement} */
const toggle = document.querySelector("#__drawer");
const menu = document.querySelector(".md-sidebar--primary");
const button = document.createElement("button");

/** @param {boolean} open */
function turn(open) {
  if (toggle.checked !== open) toggle.click();
}

/** Say how the menu stands, and bring the keyboard to where it is of use. */
function follow() {
  button.setAttribute("aria-expanded", String(toggle.checked));
  if (toggle.checked) focusFirst();
  else if (menu.contains(document.activeElement)) button.focus();
}

function focusFirst() {
  const links = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll("a[href], label[tabindex]")]);
  const seen = (link) => link.getClientRects().length > 0 && getComputedStyle(link).visibility === "visible";
  links.find(seen)?.focus({ preventScroll: true });
}

if (label && toggle && menu) {
  button.type = "button";
  button.className = `${label.className} site-menu`;
  button.title = label.title;
  button.setAttribute("aria-label", label.title);
  button.setAttribute("aria-expanded", String(toggle.checked));
  button.append(...label.childNodes);
  label.replaceWith(button);
  button.addEventListener("click", () => turn(!toggle.checked));
  toggle.addEventListener("change", follow);
  addEventListener("keydown", (event) => event.key === "Escape" && turn(false));
  // Leaving the open menu by keyboard closes it: what is behind it cannot be seen.
  menu.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    if (next && !menu.contains(/** @type {Node} */ (next))) turn(false);
  });
}
