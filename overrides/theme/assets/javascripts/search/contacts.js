/* Official numbers and forms, answered before any page. */

import { contentOf } from "./query.js";
import { spelled } from "./spans.js";

/**
 * @typedef {{name: string, called?: string[], phone: string, page: string, section: string, title: string, heading: string, text: string}} Contact
 * `called` are the editors' other names for whoever answers there
 */
/** @typedef {{asking: string[], called: string[], around: string[]}} Words the editors' words that ask for a number, whosever it is; that say that someone called; and that may stand around the first */

const FEWEST_DIGITS = 3;
const MOST = 3;
const NO_WORD = /(?!)/g;

/**
 * Return what finds any of *words*, the longest first; spaces and sounds that are alike aside.
 * @param {string[]} words
 */
const anyOf = (words) => (words.length ? new RegExp(words.map(spelled).sort((a, b) => b.length - a.length).join("|"), "g") : NO_WORD);

export class Contacts {
  /**
   * @param {Contact[]} contacts
   * @param {Words} words
   */
  constructor(contacts, { asking, called, around }) {
    this.contacts = contacts.map((contact) => ({ contact, name: spelled(contact.name), others: anyOf(contact.called ?? []) }));
    this.asking = anyOf(asking);
    this.called = called;
    this.around = anyOf(around);
  }

  /**
   * Return those that *query* asks for, by the digits of their number or by name; the first few if it names none.
   * @param {string} query
   * @returns {Contact[]}
   */
  answering(query) {
    return this.#found(query).map(({ contact }) => contact);
  }

  /** @param {string} query */
  #found(query) {
    const typed = contentOf(query).join("");
    if (/^\d+$/.test(typed)) {
      return typed.length < FEWEST_DIGITS ? [] : this.contacts.filter(({ contact }) => contact.phone.replace(/\D/g, "").startsWith(typed));
    }
    // Who was called asks for no number.
    if (this.called.some((word) => query.includes(word))) return [];
    const whole = spelled(typed);
    const said = whole.replace(this.asking, "");
    if (said === whole) return this.contacts.filter(({ name }) => name === whole);
    const reached = this.contacts.filter(({ contact }) => contact.phone);
    const named = reached.filter((each) => this.#isNamed(each, said, whole));
    return named.length || said.replace(this.around, "") ? named : reached.slice(0, MOST);
  }

  /**
   * Return whether *said*, in letters, is a name of a contact, or part of its own name as *whole* is, and nothing else but words around it.
   * @param {{name: string, others: RegExp}} contact
   * @param {string} said
   * @param {string} whole the same with the words that ask for a number
   */
  #isNamed({ name, others }, said, whole) {
    const rest = said.replace(others, "");
    const isCalled = rest !== said && !rest.replace(this.around, "");
    return isCalled || [said, said.replace(this.around, ""), whole].some((some) => some && name.includes(some));
  }
}
