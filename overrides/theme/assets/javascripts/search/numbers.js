/* Numbers as people say them, written as the pages write them: 이십프로 is 20%, 십만원, 100,000원 and 0.1 million are 10만원. */

import { numberOf } from "../shared/numerals.js";

const MAN = 10000;
/** @type {Record<string, number>} */
const THOUSANDS = { k: 1000, thousand: 1000, million: 1000000 };
// Words are a number before a unit, and a single one only before per cent: 사원 is an employee. Some leave a space after 만.
const SAID = /(?<![가-힣0-9])(?:[일이삼사오육칠팔구]?(?:[십백천]|만(?: (?=[일이삼사오육칠팔구]?[십백천]))?))+[일이삼사오육칠팔구]?(?=\s?(?:원|프로|퍼센트))|(?<![가-힣0-9])[일이삼사오육칠팔구](?=\s?(?:프로|퍼센트))/g;
const NOTHING = /(?<![가-힣0-9])[빵영](?=\s?원)/g;
const IN_THOUSANDS = /(\d+(?:\.\d+)?)\s?(k|thousand|million)\b/gi;
const WITH_COMMAS = /\d{1,3}(?:,\d{3})+/g;

/**
 * Return *text* with its numbers in digits, whole tens of thousands as 만.
 * @param {string} text
 */
export function inDigits(text) {
  return text
    .replace(NOTHING, "0")
    .replace(SAID, (said) => written(numberOf(said.replace(" ", "")), said))
    .replace(IN_THOUSANDS, (_, number, unit) => written(Math.round(number * THOUSANDS[unit.toLowerCase()])))
    .replace(WITH_COMMAS, (number) => written(Number(number.replaceAll(",", ""))));
}

/**
 * @param {number} number
 * @param {string} [said] what stays as it is where it names no number
 */
const written = (number, said = "") => (Number.isNaN(number) ? said : number && number % MAN === 0 ? `${number / MAN}만` : String(number));

/**
 * Return the won that an amount is, as `inDigits` leaves it: 3만5천원, 13만 4천 원 and 1백30만 are 35,000, 134,000 and 1,300,000; NaN where it is none.
 * @param {string} amount
 */
export const wonOf = (amount) => Math.round(numberOf(amount.replace(/\s|원|won/g, "")));
