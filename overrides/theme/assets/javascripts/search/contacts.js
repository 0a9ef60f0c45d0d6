/* Official numbers and forms, answered before any page. */

import { toLetters } from "./hangul.js";
import { contentOf } from "./query.js";
import { toWords } from "./text.js";

/**
 * @typedef {{name: string, called?: string[], phone: string, page: string, section: string, title: string, heading: string, text: string}} Contact
 * `called` are the editors' other names for whoever answers there
 */

const FEWEST_DIGITS = 3;
const MOST = 3;

/** @param {string} text its words in letters, without spaces */
const spelled = (text) => toLetters(toWords(text).join(""));

/**
 * Return what finds any of *words*, the longest first; spaces and sounds that are alike aside.
 * @param {string[]} words
 */
const anyOf = (words) => new RegExp(words.map(spelled).sort((a, b) => b.length - a.length).join("|"), "g");

// Words that ask for a number, whosever it is.
const ASKING = anyOf(`
  고객센터 고객센타 고객쎈터 콜센터 콜센타 센터 전화번호 연락처 연락 전화 번호 상담원 상담사 상담 통화 연결 문의처 문의 직원 사람 목소리
  customer service center centre phone telephone number contact call hotline helpline support`.trim().split(/\s+/));
// Who was called asks for no number.
const CALLED = /왔|왓|걸려|받았|받앗|온다|와요|와서|called me/;
// Words that may stand around these, and change nothing of what is asked.
const AROUND = anyOf(`
  몇번 몇 알고 알려 갈켜 가르쳐 갈쳐 주소 주세요 주실 줘요 줘 주라 찾아 찾기 방법 직접 말하고 말로 말 얘기 이야기 하는 하고 하려 할라 하지 하기 해야 해요 할 되나
  걸어야 걸고 걸면 싶어 싶은디 싶다 싶 어디로 어디다 어디에 어디 어떻게 대표 공식 본사 빨리 급해요 급 제발 시간 바로 은 는 이 가 을 를 에 의 로 도 랑 과 와 한테 에게 요
  official the of for please`.trim().split(/\s+/));

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
  const whole = spelled(typed);
  const name = whole.replace(ASKING, "");
  if (CALLED.test(query)) return [];
  if (name === whole) return contacts.filter((contact) => namesOf(contact).name === whole);
  const reached = contacts.filter(({ phone }) => phone);
  const named = reached.filter((contact) => isNamed(contact, name, whole));
  return named.length || name.replace(AROUND, "") ? named : reached.slice(0, MOST);
}

/** @type {WeakMap<Contact, {name: string, called: RegExp | null}>} */
const known = new WeakMap();

/**
 * Return the name of *contact* in letters and what finds its other names; made when first asked for, then kept.
 * @param {Contact} contact
 */
function namesOf(contact) {
  let found = known.get(contact);
  if (!found) known.set(contact, (found = { name: spelled(contact.name), called: contact.called?.length ? anyOf(contact.called) : null }));
  return found;
}

/**
 * Return whether *said*, in letters, names *contact*, or is part of its name as *whole* is, and nothing else but words around it.
 * @param {Contact} contact
 * @param {string} said
 * @param {string} whole the same with the words that ask for a number
 */
function isNamed(contact, said, whole) {
  const { name, called } = namesOf(contact);
  const others = called ? said.replace(called, "") : said;
  const isCalled = others !== said && !others.replace(AROUND, "");
  return isCalled || [said, said.replace(AROUND, ""), whole].some((some) => some && name.includes(some));
}
