/* The sentence that fits best, and the matches in it marked, particles included. */

import { toLetters } from "./hangul.js";
import { runs, starts } from "./grams.js";
import { toHtml, toWords } from "./text.js";

/** @import { Section } from "./index.js" */
/** @typedef {{sentence: string, held: Set<number>}} Sentence with its grams */
/** @typedef {{at: number, letters: string}} Tail */

const LONGEST = 160;
const ENOUGH = { letters: 4, share: 0.6 };

/**
 * Return the sentences of *section* from the one where *grams* weigh most, as HTML with *words* marked.
 * @param {Section} section
 * @param {Map<number, number>} grams
 * @param {string[]} words
 */
export function excerpt(section, grams, words) {
  section.sentences ??= sentencesOf(section.text);
  const weights = section.sentences.map(({ held }) => weigh(held, grams));
  const best = Math.max(weights.indexOf(Math.max(...weights)), 0);
  let shown = "";
  for (const { sentence } of section.sentences.slice(best)) {
    if (shown && shown.length + sentence.length > LONGEST) break;
    shown += sentence;
  }
  return (best > 0 ? "… " : "") + marked(shown.trim(), words) + (section.text.endsWith(shown) ? "" : " …");
}

/**
 * Return each sentence of *text* with the grams that it holds.
 * @param {string} text
 * @returns {Sentence[]}
 */
function sentencesOf(text) {
  return (text.match(/.+?(?:[.?!](?=\s)|$)\s*/g) ?? []).map((sentence) => {
    const words = toWords(sentence);
    const held = new Set(words.flatMap(starts));
    runs(words, (gram) => held.add(gram));
    return { sentence, held };
  });
}

/**
 * @param {Set<number>} held
 * @param {Map<number, number>} grams
 */
function weigh(held, grams) {
  let weight = 0;
  for (const [gram, worth] of grams) if (held.has(gram)) weight += worth;
  return weight;
}

/**
 * Return *text* as HTML in which every word is marked from where it fits one of *words* on.
 * @param {string} text
 * @param {string[]} words
 */
export function marked(text, words) {
  const wanted = words.map(toLetters);
  return text
    .split(/(\s+)/)
    .map((part) => {
      const found = tailsOf(part).find(({ letters }) => wanted.some((word) => fits(letters, word)));
      return found ? `${toHtml(part.slice(0, found.at))}<mark>${toHtml(part.slice(found.at))}</mark>` : toHtml(part);
    })
    .join("");
}

/** @type {Map<string, Tail[]>} */
const tails = new Map();

/**
 * Return the ends of *part* in letters, the longest first, each with where it begins; kept, since words recur.
 * @param {string} part
 * @returns {Tail[]}
 */
function tailsOf(part) {
  let found = tails.get(part);
  if (!found) {
    found = [];
    for (let at = 0; at < part.length; at += 1) {
      const letters = /[가-힣a-z0-9]/i.test(part[at]) ? toLetters(toWords(part.slice(at)).join("")) : "";
      if (letters) found.push({ at, letters });
    }
    tails.set(part, found);
  }
  return found;
}

/**
 * Return whether *rest* begins with *word* or most of it, or with a part that fills most of *rest*.
 * @param {string} rest
 * @param {string} word
 */
function fits(rest, word) {
  if (rest.startsWith(word)) return true;
  for (let from = 0; from + ENOUGH.letters <= word.length; from += 1) {
    let length = 0;
    while (from + length < word.length && word[from + length] === rest[length]) length += 1;
    const share = length / Math.min(from ? rest.length : word.length, rest.length);
    if (length >= ENOUGH.letters && share >= ENOUGH.share) return true;
  }
  return false;
}
