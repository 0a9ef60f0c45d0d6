/* Whether a page has to do with a query at all, or only shares a few letters with it. */

import { toLetters } from "./hangul.js";
import { toWords } from "./text.js";

/** @import { Index, Page } from "./index.js" */
/** @typedef {{words: string, letters: string}} Spelled texts in letters, with and without the spaces between words */

const IN_TITLE = 1;
const IN_TEXT = 0.5;
const LONG = 6;
const LOOSE = { letters: 4, share: 0.55 };

/**
 * Return how much of *words* page *at* of *index* holds: `solid` from 0 to 1.5, and whether it comes near at all.
 * @param {Index} index
 * @param {number} at
 * @param {string[]} words
 */
export function fit(index, at, words) {
  const { titles, texts } = spelledOf(index, index.pages[at]);
  const all = words.map(toLetters);
  const found = all.map((word) => word.length * (IN_TITLE * solid(titles, word) + IN_TEXT * solid(texts, word)));
  const loose = all.some((word) => begun(titles, word) || nearly(titles, word) || nearly(texts, word));
  return { solid: sum(found) / sum(all.map((word) => word.length)), loose };
}

/**
 * Return titles and texts of *page* in letters; made when first asked for, then kept.
 * @param {Index} index
 * @param {Page} page
 */
function spelledOf(index, page) {
  if (!page.spelled) {
    const sections = index.sectionsOf(page);
    const titles = spelled(sections.flatMap(({ title, doc }) => [title, ...(doc.keywords ?? [])]));
    page.spelled = { titles, texts: spelled(sections.map(({ text }) => text)) };
  }
  return page.spelled;
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
/**
 * @param {string[]} texts
 * @returns {Spelled}
 */
const spelled = (texts) => {
  const words = ` ${texts.flatMap(toWords).map(toLetters).join(" ")} `;
  return { words, letters: words.replaceAll(" ", "") };
};

/**
 * Return 1 if *word* starts a word, less its last letter (걸림, 취속), or shares a long run of letters.
 * @param {Spelled} spelled
 * @param {string} word
 */
function solid({ words, letters }, word) {
  if (words.includes(` ${word}`)) return 1;
  if (word.length > LOOSE.letters && words.includes(` ${word.slice(0, -1)}`)) return 1;
  return longest(letters, word) >= Math.min(LONG, Math.max(word.length, LOOSE.letters)) ? 1 : 0;
}

/**
 * Return whether *word* begins as some word does, as while it is typed.
 * @param {Spelled} spelled
 * @param {string} word
 */
const begun = ({ words }, word) => words.includes(` ${word.slice(0, LOOSE.letters)}`);

/**
 * Return whether *word* shares more than half its letters in a run.
 * @param {Spelled} spelled
 * @param {string} word
 */
function nearly({ letters }, word) {
  const run = longest(letters, word);
  return run >= LOOSE.letters && run / word.length >= LOOSE.share;
}

/**
 * Return the length of the longest run of letters of *word* in *letters*.
 * @param {string} letters
 * @param {string} word
 */
function longest(letters, word) {
  let length = 0;
  for (let from = 0; from + length < word.length; from += 1) {
    while (from + length < word.length && letters.includes(word.slice(from, from + length + 1))) length += 1;
  }
  return length;
}
