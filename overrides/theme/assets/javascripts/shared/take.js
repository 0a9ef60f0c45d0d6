// What the reader takes along: letters to copy or print, and a calendar file. Nothing is sent anywhere.

import { copied } from "./clipboard.js";
import { button, element, say } from "./dom.js";
import { CALENDAR, save } from "./download.js";
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
      button(say(texts, "copy"), async () => {
        said.textContent = say(texts, (await copied(letter.text)) ? "copied" : "not_copied");
      }),
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
export function letterSheet({ title, address, opening, points, closing }, lang = "") {
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
    element("p", { class: "tool-actions" }, button(say(texts, "save_calendar"), () => save(file, text, CALENDAR))),
  );
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
