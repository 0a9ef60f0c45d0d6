// What the reader takes along: letters to copy or print, and a calendar file. Nothing is sent anywhere.

import { element, say } from "./dom.js";
import { dayName } from "./language.js";

/** @import { Texts } from "./dom.js" */

/**
 * Return the section with letters and calendar of *result*, null where there is neither.
 * @param {Pick<Protocol.Result, "letters" | "calendar">} result
 * @param {Texts} texts
 */
export function takeSection({ letters, calendar }, texts) {
  const parts = [...letters.map((letter) => letterPart(letter, texts)), ...(calendar ? [calendarPart(calendar, texts)] : [])];
  if (!parts.length) return null;
  return element(
    "section",
    { class: "diagnosis-take", "aria-labelledby": "diagnosis-take-title" },
    element("h2", { id: "diagnosis-take-title" }, say(texts, "take")),
    ...parts,
  );
}

/**
 * @param {Protocol.Letter} letter
 * @param {Texts} texts
 * @returns {HTMLElement}
 */
function letterPart(letter, texts) {
  const said = element("p", { role: "status", class: "diagnosis-said" });
  const part = element(
    "details",
    { class: "diagnosis-letter", "data-letter": letter.id },
    element("summary", {}, letter.name),
    element("p", { class: "diagnosis-letter__where" }, letter.where),
    letterSheet(letter, "ko"),
    ...(letter.beneath ? [letterSheet(letter.beneath)] : []),
    element(
      "p",
      { class: "tool-actions" },
      button(say(texts, "copy"), () => copy(letter.text, said, texts)),
      button(say(texts, "print_letter"), () => printOnly(part)),
    ),
    said,
  );
  return part;
}

/**
 * Return *letter* as a sheet of paper; *lang* is its language where that is not the page's.
 * @param {Protocol.LetterSheet} letter
 * @param {string} [lang]
 */
function letterSheet({ title, address, opening, points, closing }, lang = "") {
  return element(
    "div",
    { class: "diagnosis-letter__sheet", ...(lang ? { lang } : {}) },
    element("h3", {}, title),
    element("p", {}, address),
    element("p", {}, opening),
    element("ol", {}, ...points.map(point)),
    element("p", {}, closing),
  );
}

/** @param {Protocol.Point} point */
function point({ label, lines }) {
  return element("li", {}, element("strong", {}, label), ...lines.map((line) => element("p", {}, line)));
}

/**
 * @param {Protocol.Calendar} calendar
 * @param {Texts} texts
 */
function calendarPart({ file, events, text }, texts) {
  const items = events.map(({ day, title, note }) =>
    element("li", {}, element("strong", {}, dayName(day)), ` ${title}. ${note}`),
  );
  return element(
    "details",
    { class: "diagnosis-calendar" },
    element("summary", {}, say(texts, "calendar")),
    element("ul", {}, ...items),
    element("p", { class: "tool-actions" }, button(say(texts, "save_calendar"), () => save(file, text))),
  );
}

/**
 * @param {string} name
 * @param {() => void} onClick
 */
function button(name, onClick) {
  const made = element("button", { type: "button", class: "md-button" }, name);
  made.addEventListener("click", onClick);
  return made;
}

/**
 * @param {string} text
 * @param {HTMLElement} said
 * @param {Texts} texts
 */
async function copy(text, said, texts) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = say(texts, "copied");
  } catch {
    said.textContent = say(texts, "not_copied");
  }
}

/**
 * Print *part* and nothing else of the page.
 * @param {HTMLElement} part
 */
function printOnly(part) {
  part.classList.add("is-printed");
  addEventListener("afterprint", () => part.classList.remove("is-printed"), { once: true });
  printAs("prints-part");
}

/**
 * Print the page as the styles for the class *name* have it.
 * @param {string} name
 */
export function printAs(name) {
  const page = document.documentElement;
  page.classList.add(name);
  addEventListener("afterprint", () => page.classList.remove(name), { once: true });
  print();
}

/**
 * Have the browser save *text* as a file on this device.
 * @param {string} file
 * @param {string} text
 * @param {string} [type]
 */
export function save(file, text, type = "text/calendar") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
