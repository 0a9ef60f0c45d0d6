// The table of payments, a part at a time, each to be picked for the evidence sheet.

import { element, say } from "./dom.js";
import { writeWon } from "./won.js";
import { moreButton } from "./statement-shops.js";

/** @import { Texts } from "./dom.js" */
/** @import { Sheet } from "./statement-sheet.js" */

const SHOWN = 50;
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
    const body = element("tbody", {}, ...lines.splice(0, SHOWN).map((make) => make()));
    const head = COLUMNS.map((column) => element("th", { scope: "col" }, say(texts, `column_${column}`)));
    place.replaceChildren(
      element("h2", {}, say(texts, "rows")),
      element("p", {}, say(texts, "rows_lead")),
      sheet.node,
      element("table", { class: "tool-table statement-rows" }, element("thead", {}, element("tr", {}, ...head)), body),
      ...moreButton(body, lines, texts, SHOWN),
    );
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
