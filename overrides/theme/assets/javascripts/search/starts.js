/* What a sentence starts: the answer of the questionnaire, or the tool, that people ask for in such words.

   Learned from the sentences that the editors wrote for each: how much more often each gram stands in those of
   one than in those of the others (naive Bayes). */

import { runs, starts as begin } from "./grams.js";
import { sentenceOf, spanOf, spelled } from "./spans.js";
import { toWords } from "./text.js";

/** @import { Index } from "./index.js" */
/** @import { Ranked } from "./rank.js" */
/** @import { Said as Amounts } from "./amounts.js" */
/** @import { Sentence } from "./spans.js" */
/**
 * @typedef {{location: string, title: string, text: string, page: string, says: string[], pages: Record<string, number>, tool?: string, amount?: string, alone?: string[], unless?: string[]}} Start
 * `page` is where it is told of, `says` are words that call for it, `pages` how much each page belongs to it, from 0 to 1,
 * `tool` is the title of the one that it is a part of, and `amount` which amounts call for it; `alone` are names of what the site
 * does not tell of, which call for it whatever else is said, `unless` one of those words is; one without a location starts nothing
 */
/** @typedef {{at: number, end: number, start: Start}} Said where words that call for a start stand in a sentence */
/** @typedef {{grams: Set<number>, shares: number[]}} Example the grams of a sentence, and how much it belongs to each start */

// Whoever types a word or two looks for a page.
const FEWEST_SYLLABLES = 5;
const SMOOTHING = 0.05;
// How many times as likely, as a logarithm, words and amounts that call for a start make it; and that it is none.
const SAID = 80;
// What is asked back, or is said beside the usual amount, is plain; what came is told of for many reasons.
const AMOUNT = { nothing: 60, received: 60, spent: 160, returned: 160 };
const NOTHING = -100;
// The same of the pages that are found: how many are asked, what they weigh together, and how much more the first counts than the last.
const FOUND = { pages: 8, weight: 300, power: 2 };
const NEXT = "…";

export class Starts {
  /**
   * @param {Start[]} starts
   * @param {Index} index whose questions that people ask are examples too
   */
  constructor(starts, index) {
    this.starts = starts;
    this.pages = index.pages;
    this.says = starts.flatMap((start) => start.says.map((said) => ({ start, parts: said.split(NEXT).map(spelled) })));
    /** @param {string[]} words */
    const spelledOut = (words = []) => words.map((word) => [spelled(word)]);
    this.others = starts.filter(({ alone }) => alone).map((start) => ({ start, alone: spelledOut(start.alone), unless: spelledOut(start.unless) }));
    const examples = starts.length ? [...this.#words(), ...this.#asked(index)] : [];
    /** @type {Map<number, number>} */
    const often = new Map();
    for (const { grams } of examples) for (const gram of grams) often.set(gram, (often.get(gram) ?? 0) + 1);
    /** @type {Map<number, {rare: number, held: Float64Array}>} */
    this.known = new Map();
    this.total = new Float64Array(starts.length);
    for (const [gram, count] of often) this.known.set(gram, { rare: Math.log(examples.length / count), held: new Float64Array(starts.length) });
    for (const example of examples) this.#learn(example);
  }

  /** @returns {Example[]} the words that call for each */
  #words() {
    return this.starts.flatMap(({ says }, at) => says.map((said) => ({ grams: gramsOf(said), shares: this.starts.map((_, each) => Number(at === each)) })));
  }

  /**
   * @param {Index} index
   * @returns {Example[]} the questions that people ask, each for the starts that its page belongs to
   */
  #asked({ sections, pages }) {
    return sections.filter(({ asked }) => asked).map(({ title, page }) => ({ grams: gramsOf(title), shares: this.#sharesOf(pages[page].path) }));
  }

  /**
   * Return how much the page at *path* belongs to each start; to none, if to no other.
   * @param {string} path
   */
  #sharesOf(path) {
    const shares = this.starts.map(({ pages }) => pages[path] ?? 0);
    const nothing = this.starts.findIndex(({ location }) => !location);
    if (nothing >= 0 && !shares.some(Boolean)) shares[nothing] = 1;
    return shares;
  }

  /** @param {Example} example */
  #learn({ grams, shares }) {
    const found = [...grams].map((gram) => /** @type {{rare: number, held: Float64Array}} */ (this.known.get(gram)));
    const length = Math.hypot(...found.map(({ rare }) => rare)) || 1;
    const all = shares.reduce((sum, share) => sum + share, 0) || 1;
    for (const [at, share] of shares.entries()) {
      for (const { rare, held } of share ? found : []) {
        const weight = (share / all) * (rare / length);
        held[at] += weight;
        this.total[at] += weight;
      }
    }
  }

  /**
   * Return what *query* starts, given the *amounts* it says and the pages *found*, best first; null where nothing.
   * @param {string} query
   * @param {Amounts} amounts
   * @param {Ranked[]} found
   * @returns {Start | null}
   */
  of(query, amounts, found) {
    if (toWords(query).join("").length < FEWEST_SYLLABLES) return null;
    const kind = kindOf(amounts);
    const worth = this.#weigh(query);
    for (const [at, { location, amount }] of this.starts.entries()) {
      if (!location) worth[at] += NOTHING;
      if (kind !== undefined && amount === kind) worth[at] += AMOUNT[kind];
      // Who got an amount did not get nothing.
      if (kind === "received" && amount === "nothing") worth[at] -= AMOUNT.nothing;
    }
    this.#ask(found.slice(0, FOUND.pages), worth);
    const said = this.#said(sentenceOf(query)).map(({ start }) => start);
    for (const start of said) worth[this.starts.indexOf(start)] += SAID;
    const best = this.starts[worth.indexOf(Math.max(...worth))];
    if (!best?.location) return null;
    // In a question about a rule, what is likely is not enough: words or an amount have to call for it.
    const called = said.includes(best) || (kind !== undefined && best.amount === kind);
    return called || said.every(({ location }) => location) ? best : null;
  }

  /**
   * Return what *query* starts if it names something that the site does not tell of; null where it does not.
   * @param {string} query
   * @returns {Start | null}
   */
  instead(query) {
    const sentence = sentenceOf(query);
    const isSaid = (/** @type {string[]} */ parts) => spanOf(sentence, parts).length > 0;
    return this.others.find(({ alone, unless }) => alone.some(isSaid) && !unless.some(isSaid))?.start ?? null;
  }

  /**
   * Add to *worth* what the pages *found* speak for.
   * @param {Ranked[]} found
   * @param {Float64Array} worth
   */
  #ask(found, worth) {
    const weights = found.map(({ score }) => (score / found[0].score) ** FOUND.power);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [rank, { page }] of found.entries()) {
      const shares = this.#sharesOf(this.pages[page].path);
      const whole = Math.max(1, shares.reduce((sum, share) => sum + share, 0));
      for (const [at, share] of shares.entries()) worth[at] += (FOUND.weight * (weights[rank] / all) * share) / whole;
    }
  }

  /**
   * Return the words in *sentence* that call for a start; where two overlap, the longer ones ("밖에 안 나" before "안 나").
   * @param {Sentence} sentence
   */
  #said(sentence) {
    const all = this.says.flatMap(({ start, parts }) => spanOf(sentence, parts).map((span) => ({ ...span, start })));
    /** @type {Said[]} */
    const kept = [];
    for (const each of all.sort((a, b) => b.end - b.at - (a.end - a.at))) {
      const covered = kept.some(({ at, end }) => each.at < end && at < each.end && (at !== each.at || end !== each.end));
      if (!covered) kept.push(each);
    }
    return kept;
  }

  /**
   * Return how much the words of *query* speak for each start.
   * @param {string} query
   */
  #weigh(query) {
    const result = new Float64Array(this.starts.length);
    const room = SMOOTHING * this.known.size;
    const whole = this.total.reduce((sum, each) => sum + each, 0);
    for (const gram of gramsOf(query)) {
      const known = this.known.get(gram);
      if (!known) continue;
      const { rare, held } = known;
      const everywhere = held.reduce((sum, each) => sum + each, 0);
      for (const at of result.keys()) {
        const inside = (held[at] + SMOOTHING) / (this.total[at] + room);
        const outside = (everywhere - held[at] + SMOOTHING) / (whole - this.total[at] + room);
        result[at] += rare * Math.log(inside / outside);
      }
    }
    return result;
  }
}

/**
 * @param {Amounts} amounts
 * @returns {keyof typeof AMOUNT | undefined}
 */
function kindOf({ returned, received, spent, base }) {
  if (returned) return "returned";
  if (received !== undefined) return received ? "received" : "nothing";
  return base && spent ? "spent" : undefined;
}

/** @param {string} text */
function gramsOf(text) {
  const words = toWords(text);
  const grams = new Set(words.flatMap(begin));
  runs(words, (gram) => grams.add(gram));
  return grams;
}
