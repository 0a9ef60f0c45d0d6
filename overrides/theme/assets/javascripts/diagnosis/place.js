// Where the reader stands: the answers so far, in the entries of this tab and not in an address, which the browser
// would write into its history. After a reload they hold for a short while; in another tab there are none.

import { isRecent } from "../shared/away.js";
import { readAddress } from "./address.js";

/** @typedef {{answers: Record<string, string>, entrance: string | null}} Place */
/** @typedef {{visit: number, seen: number, answers: Record<string, string>}} Entry what an entry of the tab holds */

const HANDED = "diagnosis#";
let visit = Date.now();

/** @returns {Entry | null} */
const entry = () => history.state;

/**
 * Leave the answers to the page in the other language, which takes them up and away.
 * @param {MouseEvent} press
 */
function handOver({ ctrlKey, metaKey, shiftKey }) {
  const elsewhere = ctrlKey || metaKey || shiftKey || !document.querySelector("#diagnosis");
  const { answers } = here();
  if (!elsewhere && Object.keys(answers).length) window.name = HANDED + new URLSearchParams(answers);
}

/** Begin: with a link's answers, those handed over by the page in the other language, or those of a moment ago. */
export function begin() {
  const handed = window.name.startsWith(HANDED) ? window.name.slice(HANDED.length) : "";
  if (handed) {
    window.name = "";
    keep(readAddress(handed).answers);
  }
  const current = entry();
  if (current && isRecent(current.seen)) visit = current.visit;
  /** @type {NodeListOf<HTMLElement>} */
  const languages = document.querySelectorAll("[data-language-switch]");
  for (const link of languages) link.addEventListener("click", handOver);
  document.addEventListener("visibilitychange", () => {
    const leaving = entry();
    if (document.hidden && leaving?.visit === visit) history.replaceState({ ...leaving, seen: Date.now() }, "");
  });
}

/**
 * Return where the tab's present entry stands.
 * @returns {Place}
 */
export function here() {
  const current = entry();
  if (!current) return readAddress(location.hash);
  return { answers: current.visit === visit ? current.answers : {}, entrance: null };
}

/** @param {Record<string, string>} answers */
function keep(answers) {
  history.replaceState(entryOf(answers), "");
}

/**
 * Go on to an entry of its own for *answers*.
 * @param {Record<string, string>} answers
 */
export function goOn(answers) {
  history.pushState(entryOf(answers), "", location.pathname + location.search);
}

/**
 * Forget every answer, also those in the entries before.
 * @param {boolean} shown whether the tab's present entry is of the questions
 */
export function leaveNothing(shown) {
  visit = visit + 1;
  if (!shown) return;
  history.replaceState(entryOf({}), "", location.pathname + location.search);
}

/**
 * @param {Record<string, string>} answers
 * @returns {Entry}
 */
function entryOf(answers) {
  return { visit, seen: Date.now(), answers };
}
