/* Numbers as people say them, written as the pages write them: 이십프로 is 20%, 십만원, 100,000원 and 0.1 million are 10만원. */

const DIGITS = "영일이삼사오육칠팔구";
/** @type {Record<string, number>} */
const TENS = { 십: 10, 백: 100, 천: 1000 };
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
    .replace(SAID, (said) => written(valueOf(said.replace(" ", ""))))
    .replace(IN_THOUSANDS, (_, number, unit) => written(Math.round(number * THOUSANDS[unit.toLowerCase()])))
    .replace(WITH_COMMAS, (number) => written(Number(number.replaceAll(",", ""))));
}

/** @param {number} number */
const written = (number) => (number && number % MAN === 0 ? `${number / MAN}만` : String(number));

/**
 * Return the number that *said* names: 십이만오천 is 125,000.
 * @param {string} said
 */
function valueOf(said) {
  const [above, below] = said.includes("만") ? said.split("만") : ["", said];
  const most = said.includes("만") ? (belowMan(above) || 1) * MAN : 0;
  return most + belowMan(below);
}

/** @param {string} said */
function belowMan(said) {
  let result = 0;
  let digit = 0;
  for (const char of said) {
    if (char in TENS) {
      result += (digit || 1) * TENS[char];
      digit = 0;
    } else digit = DIGITS.indexOf(char);
  }
  return result + digit;
}

/**
 * Return the won that an amount in digits and units is, as `inDigits` leaves it: 3만5천원, 13만 4천 원 and 1백30만 are 35,000, 134,000 and 1,300,000.
 * @param {string} amount
 */
export function wonOf(amount) {
  let total = 0;
  let below = 0;
  for (const [, digits, units] of amount.matchAll(/(\d+(?:\.\d+)?)\s?([십백천만억]*)/g)) {
    const small = Array.from(units.replace(/[만억]/g, "")).reduce((product, unit) => product * TENS[unit], 1);
    below += Number(digits) * small;
    if (!/[만억]/.test(units)) continue;
    total += below * MAN * (units.includes("억") ? MAN : 1);
    below = 0;
  }
  return Math.round(total + below);
}
