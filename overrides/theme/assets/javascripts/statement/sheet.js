// The evidence sheet: the payments that the reader picked, to print or to take along as CSV.

import { numbersTyped } from "../casefile/numbers.js";
import { answersKept } from "../diagnosis/typed.js";
import { button, element, say } from "../shared/dom.js";
import { save } from "../shared/download.js";
import { LANGUAGE, today } from "../shared/language.js";
import { table } from "../shared/results/table.js";
import { letterSheet } from "../shared/take.js";
import { typed as kept } from "../shared/typed.js";
import { writeWon } from "../shared/won.js";

/** @import { Texts } from "../shared/dom.js" */
/** @import { Ask } from "./statement.js" */

/** @typedef {Protocol.PaymentRow} Row */
/** @typedef {ReturnType<typeof createSheet>} Sheet */

/**
 * Return the sheet; *ask* gives Python's answer, *onError* tells the reader what is wrong, *typed* is what stands in the fields,
 * and *months* what the files come to, month by month.
 * @param {{texts: Texts, ask: Ask, onError: (text: string) => void, typed: () => string[], months: () => Node | null}} page
 */
export function createSheet({ texts, ask, onError, typed, months }) {
  /** @type {Map<string, Row>} */
  const picked = new Map();
  const count = element("p", { role: "status" });
  const approval = element("input", { type: "checkbox" });
  const ways = [
    button(say(texts, "sheet_print"), () => printWith()),
    button(say(texts, "sheet_print_letter"), printWithLetter),
    button(say(texts, "sheet_csv"), saveRows),
  ];
  const paper = element("div", { class: "statement-paper" });
  const choices = element(
    "div",
    {},
    element("label", { class: "tool-choice" }, approval, ` ${say(texts, "sheet_approval")}`),
    element("p", { class: "tool-actions" }, ...ways),
  );
  const node = element("div", { class: "statement-sheet" }, count, choices, paper);

  /** @param {Row} row */
  const keyOf = ({ file, line, date, shop, amount }) => JSON.stringify([file, line, date, shop, amount]);
  const rows = () => [...picked.values()].sort((one, other) => (one.date < other.date ? -1 : 1));

  /** @param {...Node} letter what goes to paper with it */
  function show(...letter) {
    const won = rows().reduce((sum, { net }) => sum + net, 0);
    count.textContent = say(texts, "sheet", { count: picked.size, won: writeWon(won) });
    choices.hidden = !picked.size; // there is nothing to print or take along
    const names = ["date", "shop", "net"].map((column) => say(texts, `column_${column}`));
    if (approval.checked) names.push(say(texts, "sheet_column_approval"));
    const lines = rows().map((row) => [row.date, row.shop, writeWon(row.net), ...(approval.checked ? [row.approval] : [])]);
    const sums = months();
    paper.replaceChildren(
      element("h2", {}, say(texts, "sheet_title")),
      ...typed().map((line) => element("p", {}, line)),
      ...(sums ? [sums] : []),
      table("", names, lines.map((cells) => element("tr", {}, ...cells.map((cell) => element("td", {}, cell))))),
      element("p", {}, count.textContent),
      ...letter,
    );
  }

  /** @param {...Node} letter */
  function printWith(...letter) {
    show(...letter); // with what was typed since
    document.body.classList.add("statement-printing");
    // Not after print() returns: a phone returns before it has drawn the page.
    addEventListener("afterprint", () => document.body.classList.remove("statement-printing"), { once: true });
    window.print();
  }


  async function printWithLetter() {
    const answer = await ask({ do: "case", lang: LANGUAGE, today: today(), begin: { cause: kept("cause") || null, answers: answersKept(), numbers: numbersTyped() } });
    if (answer?.ok) printWith(...answer.letters.filter(({ id }) => id === (answer.next.letter?.id ?? answer.letters[0]?.id)).map((letter) => letterSheet(letter)));
    else if (answer) onError(answer.errors.map((error) => error.message).join(" "));
  }

  async function saveRows() {
    const lines = rows().map(({ date, shop, net, approval: number, reason }) => ({
      date,
      shop,
      amount: net,
      reason,
      ...(approval.checked ? { approval: number } : {}),
    }));
    const answer = await ask({ do: "evidence", rows: lines });
    if (answer?.ok) save(say(texts, "sheet_file"), answer.csv, "text/csv;charset=utf-8");
    else if (answer) onError(answer.errors.map((error) => error.message).join(" "));
  }

  approval.addEventListener("change", () => show());
  show();

  return {
    node,
    keyOf,
    has: (/** @type {Row} */ row) => picked.has(keyOf(row)),
    set(/** @type {Row} */ row, /** @type {boolean} */ on) {
      if (on) picked.set(keyOf(row), row);
      else picked.delete(keyOf(row));
      show();
    },
    /** Let go of what is no longer among *all*, and take its present judgement for the rest. */
    keep(/** @type {Row[]} */ all) {
      const still = new Map(all.filter((row) => picked.has(keyOf(row))).map((row) => [keyOf(row), row]));
      picked.clear();
      for (const [key, row] of still) picked.set(key, row);
      show();
    },
    clear() {
      picked.clear();
      approval.checked = false;
      show();
    },
  };
}
