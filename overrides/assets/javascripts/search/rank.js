/* BM25 over grams: the pages that a query fits, best first, each with its sections. */

import { runs, starts } from "./grams.js";

const SATURATION = 1.5;
const BY_LENGTH = 0.3;
const WEIGHT = { run: 1, overSpace: 0.5, start: 1, number: 4 };
const START_LETTERS = 3;

/** Return how much each gram of *words* counts. */
export function gramsOf(words) {
  const result = new Map();
  const put = (gram, weight) => result.set(gram, Math.max(weight, result.get(gram) ?? 0));
  runs(words, (gram, overSpace) => put(gram, overSpace ? WEIGHT.overSpace : WEIGHT.run));
  for (const word of words) {
    const all = starts(word);
    put(all[Math.min(all.length, START_LETTERS) - 1], WEIGHT.start);
    if (/\d$/.test(word)) put(all.at(-1), WEIGHT.number);
  }
  return result;
}

/** Return {page, score, sections} of each page of *index* where one of *grams* stands, best first. */
export function rank(index, grams) {
  const pages = new Float64Array(index.pages.length);
  const sections = new Float64Array(index.sections.length);
  for (const [gram, weight] of grams) add(index, gram, weight, pages, sections);
  const result = [];
  index.pages.forEach(({ first, count }, page) => {
    if (!pages[page]) return;
    const found = Array.from(sections.subarray(first, first + count), (score, at) => ({ section: first + at, score }))
      .filter(({ score }) => score)
      .sort((a, b) => b.score - a.score);
    result.push({ page, score: pages[page] + found[0].score, sections: found });
  });
  return result.sort((a, b) => b.score - a.score);
}

/** Add what *gram* is worth to each page and section where it stands: the rarer, the more. */
function add(index, gram, weight, pages, sections) {
  const onPage = new Map();
  index.each(gram, (section, found) => {
    const { page } = index.sections[section];
    onPage.set(page, (onPage.get(page) ?? 0) + found);
  });
  const rarity = weight * Math.log(1 + (index.pages.length - onPage.size + 0.5) / (onPage.size + 0.5));
  for (const [page, found] of onPage) pages[page] += rarity * saturated(found, index.pages[page], index.typical.page);
  index.each(gram, (section, found) => {
    sections[section] += rarity * saturated(found, index.sections[section], index.typical.section);
  });
}

const saturated = (weight, { length }, typical) =>
  (weight * (SATURATION + 1)) / (weight + SATURATION * (1 - BY_LENGTH + (BY_LENGTH * length) / typical));
