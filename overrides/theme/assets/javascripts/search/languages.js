/* A search for each language beside the others: the pages in Korean, and those of the others below their folders. */

import { Search } from "./search.js";

const KOREAN = "ko";
const HANGUL = /[가-힣ㄱ-ㅎㅏ-ㅣ]/;
const LATIN = /[a-z]/i;
const SENTENCE = /^\S+\s+\S+\s+\S/;

export class Languages {
  /**
   * Take a whole Material index; *language* is that of the page where the reader types.
   * @param {{docs: any[], config?: any}} index
   */
  constructor({ docs, config = {} }, language = "ko") {
    const { languages = {}, ...korean } = config;
    const folders = Object.keys(languages).filter((each) => docs.some(({ location }) => location.startsWith(`${each}/`)));
    const languageOf = (/** @type {string} */ location) => folders.find((each) => location.startsWith(`${each}/`)) ?? KOREAN;
    const searchOf = (/** @type {string} */ each) => new Search({
      docs: docs.filter(({ location }) => languageOf(location) === each),
      config: each === KOREAN ? korean : languages[each],
    });
    this.korean = searchOf(KOREAN);
    this.searches = [this.korean, ...folders.map(searchOf)];
    this.own = this.searches[folders.indexOf(language) + 1] ?? this.korean;
  }

  /**
   * Return Material's result for *query* in the language of the page; another one's where only that fits.
   * @param {string} query
   */
  search(query) {
    if (HANGUL.test(query)) return this.korean.search(query);
    const other = LATIN.test(query) && this.searches.find((each) => each !== this.own && each.find(query).fits === "well");
    if (!other) return this.own.search(query);
    // A few Latin words may be Hangul by their keys or their sound; a sentence of them is not Korean.
    const sentence = this.own === this.korean && SENTENCE.test(query.trim());
    return (sentence || this.own.find(query).fits !== "well" ? other : this.own).search(query);
  }
}
