/* A slip in a Hangul word (하나타드, 유효기강), corrected by the words of titles, keywords and synonyms. */

import { runs } from "./grams.js";
import { toLetters } from "./hangul.js";
import { toWords } from "./text.js";

/** @import { Index } from "./index.js" */
/** @typedef {{word: string, letters: string}} Known */

const HANGUL = /[가-힣]+/g;
// Shorter words are one letter from too many others, and a sentence has words enough that are no slips (죽겠네, 적게네).
const FEWEST_LETTERS = { few: 5, sentence: 8 };
const FEW_WORDS = 3;

export class Spelling {
  /**
   * @param {Index} index
   * @param {string[]} others words that are known besides those of its titles and keywords
   */
  constructor(index, others) {
    this.index = index;
    this.others = others;
    /** @type {Known[] | undefined} */
    this.made = undefined;
  }

  /** @returns {Known[]} the words, the longest first; made when first asked for, then kept */
  get known() {
    if (!this.made) {
      // What people ask is written as they write it, slips and all.
      const texts = this.index.sections.filter(({ asked }) => !asked).flatMap(({ title, doc }) => [title, ...(doc.keywords ?? [])]);
      const words = new Set([...texts, ...this.others].flatMap((text) => text.match(HANGUL) ?? []));
      this.made = Array.from(words, (word) => ({ word, letters: toLetters(word) }))
        .filter(({ letters }) => letters.length >= FEWEST_LETTERS.few)
        .sort((a, b) => b.letters.length - a.letters.length);
    }
    return this.made;
  }

  /**
   * Return *text* with each word that stands nowhere on the site as the longest known one that it begins with but for a letter.
   * @param {string} text
   */
  corrected(text) {
    const fewest = toWords(text).length > FEW_WORDS ? FEWEST_LETTERS.sentence : FEWEST_LETTERS.few;
    return text.replace(HANGUL, (word) => (this.#isStrange(word) ? this.#correctedWord(word, fewest) : word));
  }

  /** @param {string} word */
  #isStrange(word) {
    let strange = false;
    runs(toWords(word), (gram) => (strange ||= this.index.last(gram) < 0));
    return strange;
  }

  /**
   * @param {string} word
   * @param {number} fewest letters of a word to correct it by
   */
  #correctedWord(word, fewest) {
    const letters = toLetters(word);
    for (const known of this.known) {
      if (known.letters.length < fewest) break;
      const end = slipped(letters, known.letters);
      if (end) return known.word + word.slice(syllablesTo(word, end));
    }
    return word;
  }
}

/**
 * Return how many *letters* are *known* but for one that is another, too many or left out; 0 where more differ.
 * @param {string} letters
 * @param {string} known
 */
function slipped(letters, known) {
  let at = 0;
  while (at < known.length && letters[at] === known[at]) at += 1;
  // One that is too many makes no more syllables.
  if ([at, at + 1].some((from) => letters.startsWith(known.slice(from), at + 1))) return known.length;
  return letters.startsWith(known.slice(at + 1), at) ? known.length - 1 : 0;
}

/**
 * Return how many syllables of *word* its first *count* letters are.
 * @param {string} word
 * @param {number} count
 */
function syllablesTo(word, count) {
  let at = 0;
  for (let letters = 0; letters < count; at += 1) letters += toLetters(word[at]).length;
  return at;
}
