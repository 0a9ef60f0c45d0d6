/* BM25 over grams: the pages that a query fits, best first, each with its sections. */

import { runs, starts } from "./grams.js";

/** @import { Index } from "./index.js" */
/** @typedef {{page: number, score: number, sections: ArrayLike<number>}} Ranked */

const SATURATION = 2.5;
const BY_LENGTH = { page: 0.75, section: 0.3 };
// A sentence is answered in one place; a long page holds its words here and there, and answers nothing.
const WHOLE_PAGE = 0.5;
const WEIGHT = { run: 1, overSpace: 0.5, start: 1, number: 4 };
const START_LETTERS = 3;

/**
 * Return how much each gram of *words* counts.
 * @param {string[]} words
 */
export function gramsOf(words) {
  /** @type {Map<number, number>} */
  const result = new Map();
  /**
   * @param {number} gram
   * @param {number} weight
   */
  const put = (gram, weight) => result.set(gram, Math.max(weight, result.get(gram) ?? 0));
  runs(words, (gram, overSpace) => put(gram, overSpace ? WEIGHT.overSpace : WEIGHT.run));
  for (const word of words) {
    const all = starts(word);
    put(all[Math.min(all.length, START_LETTERS) - 1], WEIGHT.start);
    if (/\d$/.test(word)) put(all[all.length - 1], WEIGHT.number);
  }
  return result;
}

/** Return {page, score, sections} of each page of *index* where one of *grams* stands, best first.

    `sections` holds the score of each of its sections, in their order.
 * @param {Index} index
 * @param {Map<number, number>} grams
 */
export function rank(index, grams) {
  const pages = new Float64Array(index.pages.length);
  const sections = new Float64Array(index.sections.length);
  for (const [gram, weight] of grams) add(index, gram, weight, pages, sections);
  /** @type {Ranked[]} */
  const result = [];
  for (let page = 0; page < pages.length; page += 1) {
    if (!pages[page]) continue;
    const { first, count, boost } = index.pages[page];
    const own = sections.subarray(first, first + count);
    result.push({ page, score: boost * (WHOLE_PAGE * pages[page] + Math.max(...own)), sections: own });
  }
  return result.sort((a, b) => b.score - a.score);
}

/**
 * Add what *gram* is worth to each page and section where it stands: the rarer, the more.
 * @param {Index} index
 * @param {number} gram
 * @param {number} weight
 * @param {Float64Array} pages
 * @param {Float64Array} sections
 */
function add(index, gram, weight, pages, sections) {
  const count = pagesWith(index, gram);
  const rarity = weight * Math.log(1 + (index.pages.length - count + 0.5) / (count + 0.5));
  const { before, section, weight: found, typical } = index;
  for (let at = index.last(gram); at >= 0; ) {
    const { page } = index.sections[section[at]];
    let onPage = 0;
    // The sections of a page follow one another.
    for (; at >= 0 && index.sections[section[at]].page === page; at = before[at]) {
      onPage += found[at];
      sections[section[at]] += rarity * saturated(found[at], index.sections[section[at]].length / typical.section, BY_LENGTH.section);
    }
    pages[page] += rarity * saturated(onPage, index.pages[page].length / typical.page, BY_LENGTH.page);
  }
}

/**
 * @param {Index} index
 * @param {number} gram
 */
function pagesWith(index, gram) {
  let count = 0;
  let last = -1;
  for (let at = index.last(gram); at >= 0; at = index.before[at]) {
    const { page } = index.sections[index.section[at]];
    if (page !== last) count += 1;
    last = page;
  }
  return count;
}

/**
 * Return *weight* as it counts in a text *length* times as long as usual: each repetition less, and less in a long text.
 * @param {number} weight
 * @param {number} length
 * @param {number} byLength
 */
const saturated = (weight, length, byLength) =>
  (weight * (SATURATION + 1)) / (weight + SATURATION * (1 - byLength + byLength * length));
