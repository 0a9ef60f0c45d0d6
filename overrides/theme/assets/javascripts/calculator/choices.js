// The choices of a form in the address, so that a link, reload and Back keep them; never amounts or dates.

const PAIR = /^#(?:[\w-]+=[\w-]*&?)+$/u;

/**
 * Set the radio buttons of *form* as the address says; unknown names and values change nothing.
 * @param {HTMLFormElement} form
 */
export function restoreChoices(form) {
  if (!PAIR.test(location.hash)) return;
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    for (const radio of radiosOf(form)) {
      if (radio.name === name && radio.value === value) radio.checked = true;
    }
  }
}

/**
 * Write the chosen radio buttons of *form* into the address, without a new entry in the history.
 * @param {HTMLFormElement} form
 */
export function keepChoices(form) {
  if (!form.isConnected) return; // another tool is shown, and the address is its
  const chosen = radiosOf(form).filter((radio) => radio.checked).map((radio) => [radio.name, radio.value]);
  history.replaceState(history.state, "", `#${new URLSearchParams(chosen)}`);
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLInputElement[]}
 */
function radiosOf(form) {
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('input[type="radio"]'))];
}
