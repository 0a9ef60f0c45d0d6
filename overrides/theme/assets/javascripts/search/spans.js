/* Where words stand in a sentence, spaces and sounds that are alike aside: as whole syllables, so that 쓱 is not in 의식. */

import { lettersOf, toLetters } from "./hangul.js";
import { toWords } from "./text.js";

/** @typedef {{letters: string, starts: Set<number>}} Sentence in letters, and where in them its syllables, numbers and Latin words begin */

// A number or a Latin word goes on.
const INSIDE = /^(?:\d\d|[a-z]+)$/;
const CONSONANT = /[ㄱ-ㅎ]$/;

/** @param {string} text its words in letters, without spaces */
export const spelled = (text) => toLetters(toWords(text).join(""));

/**
 * @param {string} text
 * @returns {Sentence}
 */
export function sentenceOf(text) {
  const starts = new Set();
  let letters = "";
  for (const word of toWords(text)) {
    for (const [at, char] of Array.from(word).entries()) {
      if (at === 0 || !INSIDE.test(word.slice(at - 1, at + 1))) starts.add(letters.length);
      letters += lettersOf(char);
    }
  }
  return { letters, starts };
}

/**
 * Return from where to where *parts*, in letters, stand in a sentence one after the other, the first time that they do.
 * @param {Sentence} sentence
 * @param {string[]} parts
 */
export function spanOf({ letters, starts }, parts) {
  /** @param {string} part @param {number} at its syllables are syllables of the sentence, whose last one may go on */
  const stands = (part, at) => starts.has(at) && (!CONSONANT.test(part) || at + part.length === letters.length || starts.has(at + part.length));
  let from = -1;
  let end = 0;
  for (const part of parts) {
    let at = letters.indexOf(part, end);
    while (at >= 0 && !stands(part, at)) at = letters.indexOf(part, at + 1);
    if (at < 0) return [];
    if (from < 0) from = at;
    end = at + part.length;
  }
  return [{ at: from, end }];
}
