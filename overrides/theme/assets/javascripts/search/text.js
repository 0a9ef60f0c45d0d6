/* From HTML to words, cut the same way for the index and for the query. */

import { inDigits } from "./numbers.js";

/** @type {Record<string, string>} */
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };
/** @type {Record<string, string>} */
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// Latin is apart from the Hangul that follows it (QR코드), but a number is not (10만).
const WORD = /[가-힣ㄱ-ㅎㅏ-ㅣ0-9]+|[a-z0-9]+/g;
// HC-1042 and 1800-1111 are one word each, however their parts are held together.
const JOINT = /([a-z0-9])[-.·\s]+(?=\d)/g;

/**
 * Return the text of *html* with single spaces.
 * @param {string} html
 */
export const toText = (html) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name) => ENTITIES[name])
    .replace(/\s+/g, " ")
    .trim();

/**
 * Return the anchor that a section of *title* has unless the index names another, as the build's `anchor_of` does.
 * @param {string} title
 */
export const anchorOf = (title) => title.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, "").trim().replace(/[ -]+/g, "-");

/**
 * Return *text* as HTML that shows it as it stands.
 * @param {string} text
 */
export const toHtml = (text) => text.replace(/[&<>"]/g, (char) => ESCAPED[char]);

// As NFKC would, but that takes ㄱ, a letter on its own, for a part of an ancient spelling.
/** @param {string} text */
const narrow = (text) => text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/**
 * Return the words of *text*: Hangul, Latin and digits, small, numbers in digits, without the joints of codes.
 * @param {string} text
 * @returns {string[]}
 */
export const toWords = (text) => inDigits(narrow(text.normalize("NFC"))).toLowerCase().replace(JOINT, "$1").match(WORD) ?? [];
