// The remarks on the text: how many they are, said aloud when it changes, and each mistake with its line.

import { button, element, say } from "../shared/dom.js";

/** @typedef {import("./editor.js").Remark} Remark */
/** @typedef {Remark & {page: string}} RemarkOfPage */

/**
 * Return how to show the remarks in *list*, and in one sentence in *said*.
 * @param {{list: HTMLElement, said: HTMLElement, texts: import("../shared/dom.js").Texts, goTo: (line: number) => void}} place
 * @returns {(remarks: RemarkOfPage[], page: string) => void} page: the one that is being edited; other pages have no line to go to
 */
export function createRemarks({ list, said, texts, goTo }) {
  return (remarks, page) => {
    list.replaceChildren(...remarks.map((each) => itemOf(each, page, texts, goTo)));
    list.hidden = !remarks.length;
    const faults = remarks.filter(({ fault }) => fault).length;
    const notices = remarks.length - faults;
    const sentence = remarks.length ? say(texts, "remarks", { faults, notices }) : say(texts, "no_remarks");
    if (said.textContent !== sentence) said.textContent = sentence;
  };
}

/**
 * @param {RemarkOfPage} remark
 * @param {string} page
 * @param {import("../shared/dom.js").Texts} texts
 * @param {(line: number) => void} goTo
 */
function itemOf({ page: where, line, message, fault }, page, texts, goTo) {
  const kind = element("strong", { class: fault ? "edit-fault" : "edit-notice" }, say(texts, fault ? "fault" : "notice"));
  if (where !== page) return element("li", {}, kind, ` ${say(texts, "elsewhere", { page: where, line })} `, message);
  const link = button(say(texts, "line", { line }), () => goTo(line), { class: "edit-line" });
  return element("li", {}, kind, " ", link, " ", message);
}
