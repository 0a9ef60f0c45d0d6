/* Which gram stands in which section, and how much it says there. */

import { runs, starts } from "./grams.js";
import { anchorOf, toText, toWords } from "./text.js";

/** @import { Spelled } from "./fit.js" */
/** @import { Initials } from "./initials.js" */
/** @import { Sentence } from "./mark.js" */

const WEIGHT = { page: 6, keyword: 4, section: 3, asked: 3, text: 1 };

// Grams of three letters have numbers small enough for a plain table.
const SHORT = 1 << 19;
const NONE = -1;

/** @param {{length: number}[]} items */
const mean = (items) => items.reduce((sum, { length }) => sum + length, 0) / items.length;

/**
 * Return *room*, which begins with what *full* holds.
 * @template {Int32Array | Float32Array} A
 * @param {A} full
 * @param {A} room
 */
function wider(full, room) {
  room.set(full);
  return room;
}

/**
 * @typedef {{location: string, title: string, text: string, keywords?: string[], asked?: string[], boost?: number}} Doc
 * an entry of a Material index, with what the build adds; a location that ends with # goes on with the title's anchor
 */
/** @typedef {{path: string, first: number, count: number, length: number, boost: number, spelled?: {titles: Spelled, texts: Spelled}}} Page its sections by number */
/**
 * @typedef {{page: number, doc: Doc, title: string, text: string, length: number, asked?: boolean, initials?: Initials, sentences?: Sentence[]}} Section
 * initials and sentences are made when first asked for
 */

/** The grams of *docs*, the entries of a Material index in their order: each page before its sections. */
export class Index {
  /** @param {Doc[]} docs */
  constructor(docs) {
    /** @type {Section[]} */
    this.sections = [];
    /** @type {Page[]} */
    this.pages = [];
    // Per gram the place of its last entry; per entry its section, its weight and the entry before it.
    this.lastOfShort = new Int32Array(SHORT).fill(NONE);
    /** @type {Map<number, number>} */
    this.lastOfLong = new Map();
    this.size = 0;
    this.section = new Int32Array(1 << 16);
    this.weight = new Float32Array(1 << 16);
    this.before = new Int32Array(1 << 16);
    /** @type {Map<string, number>} */
    const known = new Map();
    for (const doc of docs) this.#add(doc, known);
    this.typical = { page: mean(this.pages), section: mean(this.sections) };
  }

  /**
   * Return the place of the last entry of *gram*, or -1.
   * @param {number} gram
   * @returns {number}
   */
  last(gram) {
    return gram < SHORT ? this.lastOfShort[gram] : (this.lastOfLong.get(gram) ?? NONE);
  }

  /**
   * Return the sections of *page*.
   * @param {Page} page
   */
  sectionsOf({ first, count }) {
    return this.sections.slice(first, first + count);
  }

  /**
   * @param {Doc} given
   * @param {Map<string, number>} known
   */
  #add(given, known) {
    const doc = given.location.endsWith("#") ? { ...given, location: given.location + anchorOf(given.title) } : given;
    const [path] = doc.location.split("#");
    let page = known.get(path);
    const title = toText(doc.title);
    const text = toText(doc.text);
    if (page === undefined) {
      page = this.pages.length;
      known.set(path, page);
      this.pages.push({ path, first: this.sections.length, count: 0, length: 0, boost: doc.boost ?? 1 });
    }
    const first = this.pages[page].count === 0;
    const length = title.length + text.length;
    this.pages[page].count += 1;
    this.pages[page].length += length;
    this.sections.push({ page, doc, title, text, length });
    this.#put(toWords(title), first ? WEIGHT.page : WEIGHT.section);
    this.#put(toWords(text), WEIGHT.text);
    for (const keyword of doc.keywords ?? []) this.#put(toWords(keyword), WEIGHT.keyword);
    for (const question of doc.asked ?? []) this.#ask(page, question);
  }

  /**
   * Add *question*, which people ask and *page* answers, as a section of its own that is never shown.
   * @param {number} page
   * @param {string} question
   */
  #ask(page, question) {
    this.pages[page].count += 1;
    this.sections.push({ page, asked: true, doc: { location: "", title: question, text: "" }, title: question, text: "", length: question.length });
    this.#put(toWords(question), WEIGHT.asked);
  }

  /**
   * @param {string[]} words
   * @param {number} weight
   */
  #put(words, weight) {
    runs(words, (gram) => this.#post(gram, weight));
    for (const word of words) for (const gram of starts(word)) this.#post(gram, weight);
  }

  /**
   * @param {number} gram
   * @param {number} weight
   */
  #post(gram, weight) {
    const last = this.last(gram);
    const section = this.sections.length - 1;
    if (last !== NONE && this.section[last] === section) {
      this.weight[last] += weight;
      return;
    }
    if (this.size === this.section.length) this.#grow();
    this.section[this.size] = section;
    this.weight[this.size] = weight;
    this.before[this.size] = last;
    if (gram < SHORT) this.lastOfShort[gram] = this.size;
    else this.lastOfLong.set(gram, this.size);
    this.size += 1;
  }

  #grow() {
    this.section = wider(this.section, new Int32Array(2 * this.size));
    this.weight = wider(this.weight, new Float32Array(2 * this.size));
    this.before = wider(this.before, new Int32Array(2 * this.size));
  }
}
