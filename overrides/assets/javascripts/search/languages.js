/* Two searches beside each other: the pages in Korean, and those in English below en/. */

import { Search } from "./search.js";

const ENGLISH = "en/";
const HANGUL = /[가-힣ㄱ-ㅎㅏ-ㅣ]/;
const LATIN = /[a-z]/i;

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
    const fitsOther = LATIN.test(query) && own.find(query).fits !== "well" && other.find(query).fits === "well";
    return (fitsOther ? other : own).search(query);
  }
}
