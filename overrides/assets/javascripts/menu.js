// Material's menu button is a label, which no keyboard reaches and no screen reader names: a real button stands in for it.

/**
 * @param {HTMLLabelElement} label
 * @param {HTMLInputElement} toggle
 * @param {HTMLElement} menu
 */
function replace(label, toggle, menu) {
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
    const links = /** @type {NodeListOf<HTMLElement>} */ (menu.querySelectorAll("a[href], label[tabindex]"));
    [...links].find(isSeen)?.focus({ preventScroll: true });
  }

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
  menu.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next instanceof Node && !menu.contains(next)) turn(false);
  });
}

/** @param {HTMLElement} link */
function isSeen(link) {
  return link.getClientRects().length > 0 && getComputedStyle(link).visibility === "visible";
}

const label = document.querySelector("label.md-header__button[for=__drawer]");
const toggle = document.querySelector("#__drawer");
const menu = document.querySelector(".md-sidebar--primary");
if (label instanceof HTMLLabelElement && toggle instanceof HTMLInputElement && menu instanceof HTMLElement) {
  replace(label, toggle, menu);
}
