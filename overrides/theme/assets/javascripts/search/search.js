/* A Material search index and queries to it; answers in the groups that Material renders. */

import { amountsOf, answerOf } from "./amounts.js";
import { Contacts } from "./contacts.js";
import { fit } from "./fit.js";
import { consonants } from "./hangul.js";
import { Index } from "./index.js";
import { rankInitials } from "./initials.js";
import { excerpt, marked } from "./mark.js";
import { contentOf, readings, synonymsOf } from "./query.js";
import { gramsOf, rank } from "./rank.js";
import { spelled } from "./spans.js";
import { Spelling } from "./spelling.js";
import { Starts } from "./starts.js";
import { toHtml } from "./text.js";

/** @import { Said as Amounts, Words as AmountWords } from "./amounts.js" */
/** @import { Contact, Words as ContactWords } from "./contacts.js" */
/** @import { Doc } from "./index.js" */
/** @import { Ranked } from "./rank.js" */
/** @import { Start } from "./starts.js" */
/** @typedef {{terms: string[], asking: string[]}} Meaning words that the site explains, and what asks for their meaning */
/** @typedef {{location: string, title: string, text: string, score: number, terms: object}} Item what Material shows */
/** @typedef {{pages: Ranked[], fits: "well" | "hardly" | "not", words: string[], grams: Map<number, number>, score: number}} Found */

const MOST = { pages: 10, sections: 3, guesses: 3, judged: 3 };
const WORTH_SHOWING = { page: 0.25, section: 0.5 };
const FITTING = 0.3;
const ANSWERED = 2;
const NOTHING = new Map();
const NO_WORD = /(?!)/;
const SYNONYM = 0.6;
/** The score of what is offered although it does not answer; the box tells it by this. */
export const OFFERED = -1;
/** The score of what the query starts, above what it finds. */
export const STARTED = 9999;

export class Search {
  /**
   * Take *docs* of a Material index; *config* may hold what the build adds.
   * @param {{docs: Doc[], config?: {synonyms?: Record<string, string[]>, contacts?: Contact[], calls?: ContactWords, symptoms?: Doc[], meaning?: Meaning, starts?: Start[], amounts?: AmountWords}}} given
   */
  constructor({ docs, config = {} }) {
    this.index = new Index(docs);
    this.synonyms = config.synonyms ?? {};
    this.spelling = new Spelling(this.index, Object.keys(this.synonyms));
    this.contacts = new Contacts(config.contacts ?? [], config.calls ?? { asking: [], called: [], around: [] });
    this.symptoms = config.symptoms ?? [];
    this.meaning = meaningOf(config.meaning);
    this.starts = new Starts(config.starts ?? [], this.index);
    this.amounts = config.amounts;
  }

  /**
   * Return the pages for *query*, best first, and how they fit it: "well", "hardly" or "not".
   * @param {string} query
   * @returns {Found}
   */
  find(query) {
    const initials = consonants(query);
    if (initials) {
      const pages = rankInitials(this.index, initials);
      return { pages, fits: pages.length ? "well" : "not", words: [], grams: new Map(), score: 0 };
    }
    const better = (/** @type {Found} */ best, /** @type {Found} */ found) => (found.score > best.score ? found : best);
    const found = readings(query, this.index).map((text, at) => this.#read(text, at > 0)).reduce(better);
    const text = this.spelling.corrected(query);
    if (text === query) return found;
    // A slip or another word: what fits it better does not fit it well for that.
    return better(found, { ...this.#read(text, true), fits: found.fits === "well" ? "well" : "hardly" });
  }

  /**
   * @param {string} text
   * @param {boolean} isGuess
   * @returns {Found}
   */
  #read(text, isGuess) {
    const words = contentOf(text);
    const others = synonymsOf(text, this.synonyms);
    const grams = gramsOf(words);
    for (const [gram, weight] of gramsOf(others)) grams.set(gram, Math.max(SYNONYM * weight, grams.get(gram) ?? 0));
    const pages = this.#namedFirst(rank(this.index, grams), spelled(text));
    const near = pages.slice(0, MOST.judged).flatMap(({ page }) =>
      [words, others].filter((some) => some.length).map((some) => fit(this.index, page, some)),
    );
    const solid = Math.max(0, ...near.map((found) => found.solid));
    const loose = solid > 0 || (!isGuess && near.some((found) => found.loose));
    const fits = solid >= FITTING ? "well" : loose ? "hardly" : "not";
    return { pages: loose ? pages : [], fits, words: [...words, ...others], grams, score: loose ? pages[0].score : 0 };
  }

  /**
   * Return *pages* with the one first that has a section titled with just these *letters*, and that section first in it.
   * @param {Ranked[]} pages
   * @param {string} letters
   */
  #namedFirst(pages, letters) {
    for (const [at, { page, sections }] of pages.slice(0, MOST.pages).entries()) {
      const named = this.#titledAt(page, letters);
      if (named < 0) continue;
      const raised = Array.from(sections);
      raised[named] = Math.max(...raised) + 1;
      return [{ page, score: pages[0].score, sections: raised }, ...pages.slice(0, at), ...pages.slice(at + 1)];
    }
    return pages;
  }

  /**
   * Return Material's result for *query*: contacts on top, then pages; symptoms where nothing fits.
   * @param {string} query
   * @returns {{items: Item[][]}}
   */
  search(query) {
    if (!query.trim()) return { items: [] };
    const { pages: found, fits: fitting, words, grams } = this.find(query);
    const contacts = this.contacts.answering(query);
    const amounts = this.amounts ? amountsOf(query, this.amounts) : {};
    const settled = contacts.length > 0 || this.meaning.test(spelled(query)) || found.slice(0, 1).some(({ page }) => this.#titledAt(page, spelled(query)) >= 0);
    const instead = settled ? null : this.starts.instead(query);
    // Of what the site does not tell, no page speaks, however many words it shares.
    const fits = instead && fitting === "well" ? "hardly" : fitting;
    const likely = instead ?? (settled || fits === "not" ? null : this.starts.of(query, amounts, found));
    const start = likely?.location ? likely : null;
    const pages = start ? this.#amongFirst(found, start) : found;
    const top = (pages[0]?.score ?? 0) + 1;
    const answered = contacts.map(({ section, heading, text, page, title }) => [
      item({ location: section, title: heading, text }, top),
      item({ location: page, title, text: "" }, top),
    ]);
    const shown = pages
      .slice(0, fits === "well" ? MOST.pages : MOST.guesses)
      .filter(({ score }) => score >= WORTH_SHOWING.page * pages[0].score)
      .map((page) => this.#group(page, words, grams));
    const started = start ? [this.#started(start, amounts)] : [];
    const offered = fits === "well" || contacts.length ? [] : this.symptoms.map((symptom) => [item(symptom, OFFERED)]);
    return { items: [...answered, ...started, ...shown, ...offered] };
  }

  /**
   * Return which section of *page* is titled with just these *letters*, -1 if none: who typed them knows what to read.
   * @param {number} page
   * @param {string} letters
   */
  #titledAt(page, letters) {
    return this.index.sectionsOf(this.index.pages[page]).findIndex(({ title, asked }) => !asked && spelled(title) === letters);
  }

  /**
   * Return *pages* with the one that stands for *start* among the first.
   * @param {Ranked[]} pages
   * @param {Start} start
   */
  #amongFirst(pages, { page: path }) {
    const at = pages.findIndex(({ page }) => this.index.pages[page].path === path);
    if (at >= 0 && at < MOST.guesses) return pages;
    const page = this.index.pages.findIndex((each) => each.path === path);
    if (page < 0) return pages;
    const before = pages.slice(0, MOST.guesses - 1);
    const own = pages[at] ?? { page, sections: new Float64Array(this.index.pages[page].count) };
    const others = pages.slice(MOST.guesses - 1).filter((each) => each.page !== page);
    return [...before, { ...own, score: before.at(-1)?.score ?? 1 }, ...others];
  }

  /**
   * Return *start* with what is to be said of the *amounts* in the query; before the tool that it is a part of, since
   * Material shows the text of a page and of its sections alone.
   * @param {Start} start
   * @param {Amounts} amounts
   * @returns {Item[]}
   */
  #started(start, amounts) {
    const { title, location, text } = item(start, STARTED);
    const answer = this.amounts ? answerOf(amounts, this.amounts, start.amount) : null;
    const says = [answer?.text, answer?.location ? "" : text].filter(Boolean).join(" ");
    const entry = { title, location: answer?.location ?? location, text: says, score: STARTED, terms: {} };
    return start.tool ? [entry, item({ location: location.split("#")[0], title: start.tool, text: "" }, 0)] : [entry];
  }

  /**
   * Return the sections of one page that are worth showing, and the page itself.
   * @param {Ranked} ranked
   * @param {string[]} words
   * @param {Map<number, number>} grams
   * @returns {Item[]}
   */
  #group({ page, score, sections }, words, grams) {
    const { first } = this.index.pages[page];
    const all = Array.from(sections, (own, at) => ({ section: first + at, own }));
    const isAsked = (/** @type {{section: number}} */ { section }) => Boolean(this.index.sections[section].asked);
    const found = all.filter((each) => !isAsked(each)).sort((a, b) => b.own - a.own);
    const best = found[0].own;
    // Where a question that people ask fits far better than any section, the page's first sentence answers it.
    const answers = Math.max(0, ...all.filter(isAsked).map(({ own }) => own)) > ANSWERED * best;
    // Where only a question that people ask fits, the page itself stands for it.
    const worthOf = (/** @type {number} */ own) => (best ? own && (score * own) / best : score);
    const chosen = found.filter(({ own }) => own && own >= WORTH_SHOWING.section * best).slice(0, MOST.sections);
    if (!chosen.some(({ section }) => section === first)) chosen.push({ section: first, own: 0 });
    if (answers) chosen.sort((a, b) => Number(b.section === first) - Number(a.section === first))[0].own = best;
    return chosen.map(({ section, own }) => {
      const entry = this.index.sections[section];
      const worth = worthOf(own);
      const text = worth ? excerpt(entry, answers && section === first ? NOTHING : grams, words) : "";
      return { location: entry.doc.location, title: marked(entry.title, words), text, score: worth, terms: {} };
    });
  }
}

/**
 * Return what finds a question for the meaning of a word, and nothing else in it, in letters.
 * @param {Meaning} [meaning]
 */
function meaningOf({ terms, asking } = { terms: [], asking: [] }) {
  const [term, ask] = [terms, asking].map((words) => words.map(spelled).join("|"));
  return term ? new RegExp(`^(?:${term})(?:${ask})+$`) : NO_WORD;
}

/**
 * @param {{location: string, title: string, text: string}} found
 * @param {number} score
 * @returns {Item}
 */
const item = ({ location, title, text }, score) => ({ location, title: toHtml(title), text: toHtml(text), score, terms: {} });
