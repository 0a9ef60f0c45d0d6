/* Words as numbered runs of letters, the terms of the index.

   Runs of three and four letters cross the spaces, which carry no meaning in compounds; the start
   of each word is kept apart, for words that are still being typed. */

import { lettersOf } from "./hangul.js";

const ALPHABET = "^$ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎㅏㅑㅓㅕㅗㅛㅜㅠㅡㅣㅔ0123456789abcdefghijklmnopqrstuvwxyz";
const CODES = new Map(Array.from(ALPHABET, (letter, index) => [letter, index]));
const START = 0;
const END = 1;
const BITS = 6;
const LONGEST = 4;
/** @type {Map<string, number[]>} */
const coded = new Map();

/**
 * Return the numbers of the letters of *word*.
 * @param {string} word
 */
function codes(word) {
  /** @type {number[]} */
  const result = [];
  for (const char of word) {
    let found = coded.get(char);
    if (!found) coded.set(char, (found = Array.from(lettersOf(char), (letter) => CODES.get(letter) ?? 0)));
    for (const code of found) result.push(code);
  }
  return result;
}

/**
 * Return the gram of *count* letters of *all* from *from* on; grams of different length differ.
 * @param {number[]} all
 * @param {number} from
 * @param {number} count
 */
function gram(all, from, count) {
  let result = 1;
  for (let at = from; at < from + count; at += 1) result = (result << BITS) | all[at];
  return result;
}

/**
 * Call *emit* with each gram of *words* and whether a space lies in it.
 * @param {string[]} words
 * @param {(gram: number, overSpace: boolean) => void} emit
 */
export function runs(words, emit) {
  /** @type {number[]} */
  const all = [];
  /** @type {number[]} */
  const word = [];
  for (let index = 0; index < words.length; index += 1) {
    for (const code of codes(words[index])) {
      all.push(code);
      word.push(index);
    }
  }
  for (let count = 3; count <= LONGEST; count += 1) {
    for (let at = 0; at + count <= all.length; at += 1) emit(gram(all, at, count), word[at] !== word[at + count - 1]);
  }
}

/** @type {Map<string, number[]>} */
const begun = new Map();

/**
 * Return the grams of the start of *word*, shortest first; the last says that a number ends there.
 * @param {string} word
 * @returns {number[]}
 */
export function starts(word) {
  let result = begun.get(word);
  if (!result) {
    const all = [START, ...codes(word)];
    result = [];
    for (let count = 2; count <= Math.min(LONGEST, all.length); count += 1) result.push(gram(all, 0, count));
    if (/\d$/.test(word)) result.push(gram([...all.slice(-LONGEST + 1), END], 0, Math.min(LONGEST, all.length + 1)));
    begun.set(word, result);
  }
  return result;
}
