// The questions about shops, those first on which most of the refund hangs.

import { element, say } from "./dom.js";
import { writeWon } from "./won.js";

/** @import { Texts } from "./dom.js" */
/** @import { Check, Facts } from "./statement.js" */

const SHOWN = 10;
const GROUPS = ["yes", "no", "unknown"];
let made = 0;

/**
 * Return the questions; an answer goes into *facts* for all rows of its shop, and *check* asks Python again.
 * @param {Protocol.StatementAnswer} answer
 * @param {Facts} facts
 * @param {Check} check
 * @param {Texts} texts
 */
export function shopQuestions({ shops, kinds }, facts, check, texts) {
  const names = new Map(kinds.map(({ id, name }) => [id, name]));
  const open = shops.filter(({ shop }) => !facts.kinds.has(shop));
  const fields = open.map((shop) => () => question(shop, kinds, names, facts, check, texts));
  const shown = Math.max(SHOWN, facts.shown);
  const list = element("div", { class: "statement-shops" }, ...fields.slice(0, shown).map((make) => make()));
  return [
    element("h3", {}, say(texts, "questions")),
    element("p", {}, say(texts, open.length ? "questions_lead" : "questions_done")),
    list,
    ...moreButton(list, fields.slice(shown), texts),
    ...answered(kinds, facts, check, texts),
  ];
}

/**
 * @param {Protocol.Shop} shop
 * @param {Protocol.ShopKind[]} kinds
 * @param {Map<string, string>} names
 * @param {Facts} facts
 * @param {Check} check
 * @param {Texts} texts
 */
function question({ shop, rows, net, effect, hint }, kinds, names, facts, check, texts) {
  const { field, select } = choice(say(texts, "question", { shop, rows, won: writeWon(net) }), shop, kinds, facts, check, texts);
  const notes = [];
  if (effect) notes.push(say(texts, "question_effect", { won: writeWon(effect) }));
  if (hint) notes.push(say(texts, "question_hint", { kind: names.get(hint) }));
  const id = `${select.id}-hint`;
  if (notes.length) {
    select.setAttribute("aria-describedby", id);
    field.append(element("p", { id, class: "tool-hint" }, notes.join(" ")));
  }
  return field;
}

/**
 * @param {Protocol.ShopKind[]} kinds
 * @param {Facts} facts
 * @param {Check} check
 * @param {Texts} texts
 */
function answered(kinds, facts, check, texts) {
  if (!facts.kinds.size) return [];
  const fields = [...facts.kinds.keys()].map((shop) => choice(shop, shop, kinds, facts, check, texts).field);
  return [
    element("details", { class: "tool-working" }, element("summary", {}, say(texts, "answered", { count: fields.length })), ...fields),
  ];
}

/**
 * @param {string} label
 * @param {string} shop
 * @param {Protocol.ShopKind[]} kinds
 * @param {Facts} facts
 * @param {Check} check
 * @param {Texts} texts
 */
function choice(label, shop, kinds, facts, check, texts) {
  const id = `statement-shop-${(made += 1)}`;
  const groups = GROUPS.map((group) => {
    const options = kinds
      .filter(({ counts }) => counts === group)
      .map((kind) => element("option", { value: kind.id, selected: facts.kinds.get(shop) === kind.id }, kind.name));
    return element("optgroup", { label: say(texts, `kind_${group}`) }, ...options);
  });
  const select = element("select", { id }, element("option", { value: "" }, say(texts, "question_none")), ...groups);
  select.addEventListener("change", async () => {
    if (select.value) facts.kinds.set(shop, select.value);
    else facts.kinds.delete(shop);
    // The next question comes to the place of the answered one; there the reader goes on.
    const place = questions().indexOf(select);
    facts.shown = questions().length;
    await check({ moveFocus: place < 0 });
    if (place >= 0) (questions()[place] ?? questions().at(-1))?.focus();
  });
  return { select, field: element("div", { class: "tool-field" }, element("label", { for: id }, label), select) };
}

/** @returns {HTMLSelectElement[]} the open questions */
function questions() {
  return Array.from(document.querySelectorAll(".statement-shops select"), (select) => /** @type {HTMLSelectElement} */ (select));
}

/**
 * Return a button that adds what the *rest* makes to *list*, a part at a time.
 * @param {HTMLElement} list
 * @param {(() => HTMLElement)[]} rest
 * @param {Texts} texts
 * @param {number} [step]
 */
export function moreButton(list, rest, texts, step = 20) {
  if (!rest.length) return [];
  const name = () => say(texts, "more", { count: Math.min(step, rest.length) });
  const button = element("button", { type: "button", class: "md-button" }, name());
  button.addEventListener("click", () => {
    const added = rest.splice(0, step).map((make) => make());
    list.append(...added);
    button.textContent = name();
    button.hidden = !rest.length;
    /** @type {HTMLElement | null} */ (added[0].querySelector("select, input"))?.focus();
  });
  return [element("p", { class: "tool-actions" }, button)];
}
