/* Which gram stands in which section, and how much it says there. */

import { runs, starts } from "./grams.js";
import { toText, toWords } from "./text.js";

const WEIGHT = { page: 6, keyword: 4, section: 3, asked: 3, text: 1 };

// Grams of three letters have numbers small enough for a plain table.
const SHORT = 1 << 19;
const NONE = -1;

const mean = (items) => items.reduce((sum, { length }) => sum + length, 0) / items.length;

/** The grams of *docs*, the entries of a Material index in their order: each page before its sections. */
export class Index {
  constructor(docs) {
    this.sections = [];
    this.pages = [];
    // Per gram the place of its last entry; per entry its section, its weight and the entry before it.
    this.lastOfShort = new Int32Array(SHORT).fill(NONE);
    this.lastOfLong = new Map();
    this.size = 0;
    this.section = new Int32Array(1 << 16);
    this.weight = new Float32Array(1 << 16);
    this.before = new Int32Array(1 << 16);
    const known = new Map();
    for (const doc of docs) this.#add(doc, known);
    this.typical = { page: mean(this.pages), section: mean(this.sections) };
  }

  /** Return the place of the last entry of *gram*, or -1. */
  last(gram) {
    return gram < SHORT ? this.lastOfShort[gram] : (this.lastOfLong.get(gram) ?? NONE);
  }

  #add(doc, known) {
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

  /** Add *question*, which people ask and *page* answers, as a section of its own that is never shown. */
  #ask(page, question) {
    this.pages[page].count += 1;
    this.sections.push({ page, asked: true, doc: {}, title: question, text: "", length: question.length });
    this.#put(toWords(question), WEIGHT.asked);
  }

  #put(words, weight) {
    runs(words, (gram) => this.#post(gram, weight));
    for (const word of words) for (const gram of starts(word)) this.#post(gram, weight);
  }

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
    for (const name of ["section", "weight", "before"]) {
      const wider = new this[name].constructor(2 * this.size);
      wider.set(this[name]);
      this[name] = wider;
    }
  }
}
