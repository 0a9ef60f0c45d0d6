// What is told of the text: how much it is, said aloud when it changes, and each mistake with its line.

import { element, say } from "../shared/dom.js";

/** @typedef {import("./editor.js").Told} Told */
/** @typedef {Told & {page: string}} ToldOfPage */

/**
 * Return how to show what is told in *list*, and in one sentence in *said*.
 * @param {{list: HTMLElement, said: HTMLElement, texts: import("../shared/dom.js").Texts, goTo: (line: number) => void}} place
 * @returns {(told: ToldOfPage[], page: string) => void} page: the one that is being edited; other pages have no line to go to
 */
export function createTold({ list, said, texts, goTo }) {
  return (told, page) => {
    list.replaceChildren(...told.map((each) => itemOf(each, page, texts, goTo)));
    list.hidden = !told.length;
    const faults = told.filter(({ fault }) => fault).length;
    const notices = told.length - faults;
    const sentence = told.length ? say(texts, "told", { faults, notices }) : say(texts, "told_nothing");
    if (said.textContent !== sentence) said.textContent = sentence;
  };
}

/**
 * @param {ToldOfPage} told
 * @param {string} page
 * @param {import("../shared/dom.js").Texts} texts
 * @param {(line: number) => void} goTo
 */
function itemOf({ page: where, line, message, fault }, page, texts, goTo) {
  const kind = element("strong", { class: fault ? "edit-fault" : "edit-notice" }, say(texts, fault ? "fault" : "notice"));
  if (where !== page) return element("li", {}, kind, ` ${say(texts, "elsewhere", { page: where, line })} `, message);
  const link = element("button", { type: "button", class: "edit-line" }, say(texts, "line", { line }));
  link.addEventListener("click", () => goTo(line));
  return element("li", {}, kind, " ", link, " ", message);
}
