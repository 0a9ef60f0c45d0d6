// What kind of shop it is: what names suggest taken over at once, then a few shops at a time, those first on which most hangs.

import { button, element, folded, list, say } from "../shared/dom.js";
import { writeWon } from "../shared/won.js";

/** @import { Texts } from "../shared/dom.js" */
/** @import { Check, Facts } from "./statement.js" */

const AT_A_TIME = 5;
const GROUPS = ["yes", "no", "unknown"];
const KIND = { class: "statement-kind" };
let numbered = 0;

/**
 * Show the questions in *place*; an answer goes into *facts* for all rows of its shop, and *check* asks Python again.
 * @param {HTMLElement} place
 * @param {Protocol.StatementAnswer} answer
 * @param {{facts: Facts, check: Check, texts: Texts}} page
 */
export function showShops(place, { shops, kinds }, { facts, check, texts }) {
  const names = new Map(kinds.map(({ id, name }) => [id, name]));
  const open = shops.filter(({ shop }) => !facts.kinds.has(shop) && !facts.passed.has(shop));
  const hinted = open.filter(({ hint }) => hint);

  /**
   * Take *answers*, null for a shop that the reader does not know, and put the focus where the reader goes on.
   * @param {[string, string | null][]} answers
   */
  async function take(answers) {
    const at = questions(place).findIndex((question) => question.contains(document.activeElement));
    for (const [shop, kind] of answers) {
      facts.kinds.delete(shop);
      facts.passed.delete(shop);
      if (kind) facts.kinds.set(shop, kind);
      else facts.passed.add(shop);
    }
    await check({ moveFocus: false });
    const next = questions(place)[at < 0 ? 0 : at] ?? questions(place).at(-1);
    /** @type {HTMLElement | null | undefined} */ (next?.querySelector("button") ?? place.querySelector("h2"))?.focus();
  }

  const left = open.length - Math.min(open.length, AT_A_TIME);
  place.replaceChildren(
    element("h2", { tabindex: "-1" }, say(texts, open.length ? "questions" : "questions_done")),
    ...(open.length ? [element("p", {}, say(texts, "questions_lead"))] : []),
    ...(hinted.length > 1 ? suggestions(hinted, names, take, texts) : []),
    element("div", { class: "statement-shops" }, ...open.slice(0, AT_A_TIME).map((shop) => question(shop, kinds, names, take, texts))),
    ...(left ? [element("p", { class: "tool-hint" }, say(texts, "questions_left", { count: left }))] : []),
    ...answered(kinds, facts, take, texts),
  );
  place.hidden = !shops.length && !facts.kinds.size;
}

/** @typedef {(answers: [string, string | null][]) => Promise<void>} Take */

/**
 * What the names of shops make likely, to be taken over at once.
 * @param {Protocol.Shop[]} shops
 * @param {Map<string, string>} names
 * @param {Take} take
 * @param {Texts} texts
 */
function suggestions(shops, names, take, texts) {
  const lines = shops.map(({ shop, hint }) => say(texts, "suggestion", { shop, kind: names.get(hint) }));
  const acceptAll = () => take(shops.map(({ shop, hint }) => [shop, hint]));
  const accept = button(say(texts, "suggestions_take", { count: shops.length }), acceptAll, { class: "md-button md-button--primary" });
  return [
    folded(say(texts, "suggestions", { count: shops.length }), list(lines)),
    element("p", { class: "tool-actions" }, accept),
  ];
}

/**
 * One shop with the likely kinds as buttons, and all others behind one of them.
 * @param {Protocol.Shop} asked
 * @param {Protocol.ShopKind[]} kinds
 * @param {Map<string, string>} names
 * @param {Take} take
 * @param {Texts} texts
 */
function question({ shop, rows, net, effect, hint }, kinds, names, take, texts) {
  const id = `statement-shop-${(numbered += 1)}`;
  const notes = [];
  if (effect) notes.push(say(texts, "question_effect", { won: writeWon(effect) }));
  if (hint) notes.push(say(texts, "question_hint", { kind: names.get(hint) }));
  const likely = kinds.filter((kind) => kind.is_common || kind.id === hint).sort((one, other) => Number(other.id === hint) - Number(one.id === hint));
  const rest = choice(shop, kinds, "", take, texts);
  rest.hidden = true;
  const showRest = () => {
    other.setAttribute("aria-expanded", "true");
    rest.hidden = false;
    rest.querySelector("select")?.focus();
  };
  const other = button(say(texts, "question_other"), showRest, { class: "statement-kind", "aria-expanded": "false" });
  return element(
    "div",
    { class: "statement-shop", role: "group", "aria-labelledby": id, ...(notes.length ? { "aria-describedby": `${id}-hint` } : {}) },
    element("p", { id, class: "statement-shop__name" }, say(texts, "question", { shop, rows, won: writeWon(net) })),
    ...(notes.length ? [element("p", { id: `${id}-hint`, class: "tool-hint" }, notes.join(" "))] : []),
    element(
      "p",
      { class: "statement-kinds" },
      ...likely.map((kind) => button(kind.short, () => take([[shop, kind.id]]), KIND)),
      other,
      button(say(texts, "question_none"), () => take([[shop, null]]), KIND),
    ),
    rest,
  );
}

/**
 * What was said of shops, and which are not known, each to be put right.
 * @param {Protocol.ShopKind[]} kinds
 * @param {Facts} facts
 * @param {Take} take
 * @param {Texts} texts
 */
function answered(kinds, facts, take, texts) {
  const said = [...facts.kinds, .../** @type {[string, string][]} */ ([...facts.passed].map((shop) => [shop, ""]))];
  if (!said.length) return [];
  const fields = said.map(([shop, kind]) => choice(shop, kinds, kind, take, texts));
  return [folded(say(texts, "answered", { count: said.length }), ...fields)];
}

/**
 * A field with all kinds.
 * @param {string} shop
 * @param {Protocol.ShopKind[]} kinds
 * @param {string} chosen
 * @param {Take} take
 * @param {Texts} texts
 */
function choice(shop, kinds, chosen, take, texts) {
  const id = `statement-kind-${(numbered += 1)}`;
  const groups = GROUPS.map((group) => {
    const options = kinds
      .filter(({ counts }) => counts === group)
      .map((kind) => element("option", { value: kind.id, selected: chosen === kind.id }, kind.name));
    return element("optgroup", { label: say(texts, `kind_${group}`) }, ...options);
  });
  const select = element("select", { id }, element("option", { value: "" }, say(texts, "question_none")), ...groups);
  select.addEventListener("change", () => take([[shop, select.value || null]]));
  return element("div", { class: "tool-field" }, element("label", { for: id }, shop), select);
}

/**
 * @param {HTMLElement} place
 * @returns {HTMLElement[]} the open questions
 */
function questions(place) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".statement-shop"))];
}
