/* Queries of initial consonants alone: ㄱㄱㅅㅌ for 고객센터. */

import { initials } from "./hangul.js";
import { toWords } from "./text.js";

/** @import { Index, Section } from "./index.js" */
/** @import { Ranked } from "./rank.js" */
/** @typedef {{title: string, keywords: string[], text: string}} Initials */

const WEIGHT = { page: 6, keyword: 4, section: 3, text: 0.3 };
const AT_START = 2;
const MOST_IN_TEXT = 5;

/**
 * Return {page, score, sections} of each page of *index* with *consonants* in a row, best first.
 * @param {Index} index
 * @param {string} consonants
 */
export function rankInitials(index, consonants) {
  /** @type {Ranked[]} */
  const result = [];
  index.pages.forEach((each, page) => {
    const sections = index.sectionsOf(each).map((section, at) => weigh(initialsOf(section), consonants, at === 0));
    const score = sections.reduce((sum, found) => sum + found, 0);
    if (score) result.push({ page, score, sections });
  });
  return result.sort((a, b) => b.score - a.score);
}

/**
 * Return title, keywords and text of *section* as initials; made when first asked for, then kept.
 * @param {Section} section
 */
function initialsOf(section) {
  section.initials ??= {
    title: initials(toWords(section.title).join(" ")),
    keywords: (section.doc.keywords ?? []).map((keyword) => initials(toWords(keyword).join(" "))),
    text: initials(toWords(section.text).join(" ")),
  };
  return section.initials;
}

/**
 * @param {Initials} found
 * @param {string} consonants
 * @param {boolean} isPage
 */
function weigh({ title, keywords, text }, consonants, isPage) {
  const named = Math.max(...keywords.map((keyword) => share(keyword, consonants)), 0) * WEIGHT.keyword;
  const often = Math.min(count(text, consonants), MOST_IN_TEXT) * WEIGHT.text;
  return share(title, consonants) * (isPage ? WEIGHT.page : WEIGHT.section) + named + often;
}

/**
 * Return how well *consonants* fit *text*: more where a word starts, and the more of it they are.
 * @param {string} text
 * @param {string} consonants
 */
function share(text, consonants) {
  const whole = text.replaceAll(" ", "");
  const at = whole.indexOf(consonants);
  if (at < 0) return 0;
  const begins = text.split(" ").reduce((starts, word) => [...starts, (starts.at(-1) ?? 0) + word.length], [0]);
  return (begins.includes(at) ? AT_START : 1) + consonants.length / whole.length;
}

/**
 * @param {string} text
 * @param {string} consonants
 */
function count(text, consonants) {
  const whole = text.replaceAll(" ", "");
  let found = 0;
  for (let at = whole.indexOf(consonants); at >= 0; at = whole.indexOf(consonants, at + 1)) found += 1;
  return found;
}
