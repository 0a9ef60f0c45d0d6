// Amounts of won as people type them, and as they read them.

import { grouped } from "./grouped.js";
import { LANGUAGE } from "./language.js";
import { numberOf, round } from "./numerals.js";

/** @type {Record<string, string>} */
const UNIT = { ko: "원", en: " won" };
const LARGE_IN_ENGLISH = new Map([["thousand", 1000], ["k", 1000], ["million", 1_000_000], ["m", 1_000_000]]);
const ABOUT = /^(?:약|대략|한|about|around|approximately|roughly|~)\s*|\s*(?:원|won|krw)?\s*(?:정도|쯤|가량|or so)(?:요|예요|이에요)?\.?$/giu;
const WITH_COMMAS = /\d+(?:,+\d+)+/gu;
const GROUPED = /^\d{1,3}(?:,\d{3})+$/u;

/**
 * Return the won that *text* means: `1,300,000`, `130만`, `130만 5천원`, `백삼십만 원`, `약 130만`, `1.300.000`, `1.2 million`.
 * What cannot be read is returned as it is, so that the calculator can say what is wrong with it.
 * @param {string} text
 * @returns {number | string}
 */
export function readWon(text) {
  const spelled = bare(text).replace(/[\s₩]|^krw|(?:원|won|krw)$/giu, "");
  // Commas that do not part thousands leave open which number is meant: 1,3000 may have lost a digit or gained one.
  if (spelled.match(WITH_COMMAS)?.some((number) => !GROUPED.test(number))) return text;
  const plain = spelled.replaceAll(",", "");
  // A part of a won does not exist: three digits after a point are thousands.
  if (/^\d{1,3}(?:\.\d{3})+$/u.test(plain)) return Number(plain.replaceAll(".", ""));
  if (/^-?\d+(\.\d+)?$/u.test(plain)) return Math.min(Number(plain), Number.MAX_SAFE_INTEGER);
  const [, number, unit] = /^(\d+(?:\.\d+)?)(thousand|million|k|m)$/iu.exec(plain) ?? [];
  if (unit) return whole(Number(number) * (LARGE_IN_ENGLISH.get(unit.toLowerCase()) ?? NaN), text);
  return whole(numberOf(plain), text);
}

/**
 * Return whether *text* says itself that it is an estimate: `약 130만`, `130만 정도`.
 * @param {string} text
 */
export function isAbout(text) {
  const plain = text.normalize("NFKC").trim();
  return bare(plain) !== plain;
}

/** @param {string} text */
function bare(text) {
  return text.normalize("NFKC").trim().replace(ABOUT, "");
}

/**
 * @param {number} won
 * @param {string} text
 */
function whole(won, text) {
  const rounded = round(won);
  return Number.isInteger(rounded) ? rounded : text;
}

/**
 * Return *won* with separators and its unit, `1,300,000원`.
 * @param {number} won
 * @param {string} [language]
 */
export function writeWon(won, language = LANGUAGE) {
  return grouped(won) + UNIT[language];
}

/**
 * Return *won* also in units of ten thousand where that is shorter to grasp: `1,300,000원 (130만 원)`.
 * @param {number} won
 * @param {string} [language]
 */
export function writeWonInWords(won, language = LANGUAGE) {
  if (language !== "ko") return writeWon(won, language);
  return Number.isInteger(won / 10_000) && won ? `${writeWon(won)} (${writeUnits(won)})` : writeWon(won);
}

/**
 * Return *won*, whole units of ten thousand, as it is said: `130만 원`, `1억 2,000만 원`.
 * @param {number} won
 * @param {string} [language]
 */
export function writeUnits(won, language = LANGUAGE) {
  if (language !== "ko") return writeWon(won, language);
  const units = won / 10_000;
  const parts = /** @type {const} */ ([[Math.floor(units / 10_000), "억"], [units % 10_000, "만"]]);
  return `${parts.filter(([count]) => count).map(([count, unit]) => grouped(count) + unit).join(" ")} 원`;
}
