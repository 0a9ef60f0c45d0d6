/* Official numbers and forms, answered before any page. */

import { toLetters } from "./hangul.js";
import { contentOf } from "./query.js";
import { toWords } from "./text.js";

/** @typedef {{name: string, phone: string, page: string, section: string, title: string, heading: string, text: string}} Contact */

const FEWEST_DIGITS = 3;
const MOST = 3;
// Words that ask for a number, whosever it is.
const ASKING = /고객센터|콜센터|센터|전화번호|연락처|전화|번호|상담원|상담|연결|문의|customer|cent(?:re|er)|phone|number|contact/g;

/**
 * Return those of *contacts* that *query* asks for, by the digits of their number or by name; the first few if it names none.
 * @param {string} query
 * @param {Contact[]} contacts
 * @returns {Contact[]}
 */
export function answersTo(query, contacts) {
  const typed = contentOf(query).join("");
  if (/^\d+$/.test(typed)) {
    return typed.length < FEWEST_DIGITS ? [] : contacts.filter(({ phone }) => phone.replace(/\D/g, "").startsWith(typed));
  }
  const name = toLetters(typed.replace(ASKING, ""));
  const whole = toLetters(typed);
  const named = contacts.filter((contact) => {
    const known = toLetters(toWords(contact.name).join(""));
    if (name === whole) return known === whole;
    return contact.phone && known.includes(name || whole);
  });
  return name || named.length ? named : contacts.filter(({ phone }) => phone).slice(0, MOST);
}
