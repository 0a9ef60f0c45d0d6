// The table of payments, a part at a time, each to be picked for the evidence sheet.

import { button, element, folded, one, say } from "../shared/dom.js";
import { table } from "../shared/results/table.js";
import { writeWon } from "../shared/won.js";

/** @import { Texts } from "../shared/dom.js" */
/** @import { Sheet } from "./sheet.js" */

const SHOWN = 20;
const COLUMNS = ["pick", "date", "shop", "net", "running", "judgement"];

/**
 * @param {HTMLElement} place
 * @param {Sheet} sheet
 * @param {Texts} texts
 */
export function createRows(place, sheet, texts) {
  /** @type {Map<string, HTMLInputElement>} */
  let boxes = new Map();

  /** @param {Protocol.StatementAnswer} answer */
  function show({ rows }) {
    boxes = new Map();
    sheet.keep(rows);
    const lines = rows.map((row) => () => line(row));
    const names = COLUMNS.map((column) => say(texts, `column_${column}`));
    const payments = table("tool-table statement-rows", names, lines.splice(0, SHOWN).map((make) => make()));
    const more = moreButton(one(payments, "tbody", HTMLElement), lines);
    const all = folded(say(texts, "rows_show", { count: rows.length }), payments, ...more);
    all.open = place.querySelector("details")?.open ?? false;
    place.replaceChildren(element("h2", {}, say(texts, "rows")), element("p", {}, say(texts, "rows_lead")), all, sheet.node);
  }

  /**
   * Return a button that adds what the *rest* makes to *list*, a part at a time, and is gone with the last.
   * @param {HTMLElement} list
   * @param {(() => HTMLElement)[]} rest
   */
  function moreButton(list, rest) {
    if (!rest.length) return [];
    const name = () => say(texts, "more", { count: Math.min(SHOWN, rest.length) });
    const more = button(name(), () => {
      const added = rest.splice(0, SHOWN).map((make) => make());
      list.append(...added);
      added[0].querySelector("input")?.focus();
      if (rest.length) more.textContent = name();
      else line.remove();
    });
    const line = element("p", { class: "tool-actions" }, more);
    return [line];
  }

  /** @param {Protocol.StatementRow} row */
  function line(row) {
    const box = element("input", {
      type: "checkbox",
      "aria-label": say(texts, "pick", { date: row.date, shop: row.shop, won: writeWon(row.net) }),
    });
    box.checked = sheet.has(row);
    box.addEventListener("change", () => sheet.set(row, box.checked));
    boxes.set(sheet.keyOf(row), box);
    const cells = [row.date, row.shop, amountOf(row, texts), writeWon(row.running), element("span", {}, verdict(row, texts), element("small", {}, ` ${row.reason}`))];
    return element(
      "tr",
      { class: `statement-row statement-row--${row.judgement}` },
      element("th", { scope: "row" }, element("label", { class: "statement-pick" }, box, say(texts, "column_pick"))),
      ...cells.map((cell, number) => element("td", { "data-label": say(texts, `column_${COLUMNS[number + 1]}`) }, cell)),
    );
  }

  return {
    show,
    /** Put *rows* on the evidence sheet, as if each were ticked. */
    pick(/** @type {Protocol.PaymentRow[]} */ rows) {
      for (const row of rows) {
        sheet.set(row, true);
        const box = boxes.get(sheet.keyOf(row));
        if (box) box.checked = true;
      }
      sheet.node.scrollIntoView();
      sheet.node.querySelector("button")?.focus();
    },
    clear: () => boxes.clear(),
  };
}

/**
 * @param {Protocol.PaymentRow} row
 * @param {Texts} texts
 */
function verdict({ judgement }, texts) {
  return element("strong", {}, say(texts, `verdict_${judgement}`));
}

/**
 * @param {Protocol.PaymentRow} row
 * @param {Texts} texts
 */
function amountOf({ net, amount }, texts) {
  return net === amount ? writeWon(net) : say(texts, "net_of", { net: writeWon(net), amount: writeWon(amount) });
}
