// What the reader typed in any of the tools, so that none asks for it again. It is in this tab's memory alone:
// a reload, another tab and "clear all" leave nothing of it.

import { tab } from "./tab.js";

const MONTHLY = /^(spend|received|cancelled)\.(\d{4}-\d{2})$/u;

/**
 * Return what was typed for the field *name*, "" where nothing was.
 * @param {string} name
 */
export function typed(name) {
  return tab.typed.get(name) ?? "";
}

/** Return whether anything was typed in any tool. */
export function anyTyped() {
  return tab.typed.size > 0;
}

/**
 * Keep in mind that *text* stands in the field *name*.
 * @param {string} name
 * @param {string} text
 */
export function note(name, text) {
  if (text.trim()) tab.typed.set(name, text.trim());
  else tab.typed.delete(name);
}

/**
 * Return the months for which anything was typed, in order; those of *kind* alone where one is named.
 * @param {string} [kind]
 */
export function monthsTyped(kind = "") {
  const months = [...tab.typed.keys()].flatMap((name) => {
    const [, group, month] = MONTHLY.exec(name) ?? [];
    return group && (!kind || group === kind) ? [month] : [];
  });
  return [...new Set(months)].sort();
}

/**
 * Return what was typed of *kind* by month; what is of a month that was not said stands under "".
 * @param {string} kind
 */
export function typedByMonth(kind) {
  const entries = [...tab.typed].filter(([name]) => name.startsWith(`${kind}.`));
  return Object.fromEntries(entries.map(([name, text]) => [name.slice(kind.length + 1), text]).sort());
}

/** Return the month that it is about: the one named last, or the first one of which something was received or spent. */
export function monthMeant() {
  return typed("month") || [...monthsTyped("received"), ...monthsTyped()].find(Boolean) || "";
}

/**
 * Have *callback* clear what one tool holds when all is forgotten.
 * @param {() => void} callback
 */
export function onForget(callback) {
  tab.forgetting.push(callback);
}

/** Forget everything in every tool, and Python with whatever it kept of it. */
export function forgetAll() {
  tab.people = [];
  clear();
}

/** Return what the other people in this tab are called, in order; "" where that was not said. */
export function otherPeople() {
  return tab.people.map((person) => person.get("name") ?? "");
}

/**
 * Put the present person's case aside, and take up that of the person at the place *at*, or an empty one.
 * @param {number | null} at
 */
export function changePerson(at) {
  const left = new Map(tab.typed);
  const [next] = at === null ? [new Map()] : tab.people.splice(at, 1);
  if (left.size) tab.people.push(left);
  clear();
  for (const [name, text] of next) tab.typed.set(name, text);
}

function clear() {
  tab.typed.clear();
  for (const page of tab.pages.values()) page.state = null;
  for (const callback of tab.forgetting) callback();
  tab.engine?.forget();
  // Browsers keep the last text in which a pattern was found.
  /^/u.test("");
}
