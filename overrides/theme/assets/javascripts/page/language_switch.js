// Takes the choices in the address along to the same page in the other language; nothing typed is in it.

const link = /** @type {HTMLAnchorElement} */ (document.querySelector("[data-language-switch]"));

function takeAlong() {
  link.hash = location.hash;
}

// Before any way of following a link: a press, a key, a menu on it.
for (const event of ["pointerdown", "focus", "click", "contextmenu"]) link.addEventListener(event, takeAlong);
