/* Two searches beside each other: the pages in Korean, and those in English below en/. */

import { Search } from "./search.js";

const ENGLISH = "en/";
const HANGUL = /[가-힣ㄱ-ㅎㅏ-ㅣ]/;
const LATIN = /[a-z]/i;
const SENTENCE = /^\S+\s+\S+\s+\S/;

export class Languages {
  /**
   * Take a whole Material index; *language* is that of the page where the reader types.
   * @param {{docs: any[], config?: any}} index
   */
  constructor({ docs, config = {} }, language = "ko") {
    const { english = {}, ...korean } = config;
    const inEnglish = docs.filter(({ location }) => location.startsWith(ENGLISH));
    this.korean = new Search({ docs: docs.filter((doc) => !inEnglish.includes(doc)), config: korean });
    this.english = inEnglish.length ? new Search({ docs: inEnglish, config: english }) : this.korean;
    this.language = language;
  }

  /**
   * Return Material's result for *query* in the language of the page; the other one's where only that fits.
   * @param {string} query
   */
  search(query) {
    if (HANGUL.test(query)) return this.korean.search(query);
    const [own, other] = this.language === "en" ? [this.english, this.korean] : [this.korean, this.english];
    if (!LATIN.test(query) || other.find(query).fits !== "well") return own.search(query);
    // A few Latin words may be Hangul by their keys or their sound; a sentence of them is English.
    const sentence = other === this.english && SENTENCE.test(query.trim());
    return (sentence || own.find(query).fits !== "well" ? other : own).search(query);
  }
}
