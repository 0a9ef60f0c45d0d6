// A picture of each month: what was usual, what was spent, what comes back; every bar has its number as text.

import { say, shape } from "../dom.js";
import { writeWon } from "../won.js";

/** @import { Texts } from "../dom.js" */

const WIDTH = 320;
const ROW = 20;
const GAP = 18;
const LABEL = 66;
const NUMBER = 108;

/** @typedef {{kind: "base" | "spend" | "refund", label: string, won: number}} Bar */

/**
 * @param {{name: string, bars: Bar[]}[]} months
 * @param {Texts} texts
 * @returns {SVGElement}
 */
export function picture(months, texts) {
  const most = Math.max(1, ...months.flatMap(({ bars }) => bars.map(({ won }) => won)));
  const height = months.reduce((sum, { bars }) => sum + ROW * (bars.length + 1) + GAP, 0);
  const title = shape("title", {}, say(texts, "picture"));
  const drawing = shape("svg", { class: "tool-picture", viewBox: `0 0 ${WIDTH} ${height}`, role: "img" }, title);
  let top = 0;
  for (const { name, bars } of months) {
    drawing.append(shape("text", { class: "tool-picture__month", x: 0, y: top + 14 }, name));
    for (const bar of bars) drawing.append(...row(bar, (top += ROW), most));
    top += ROW + GAP;
  }
  return drawing;
}

/**
 * @param {Bar} bar
 * @param {number} top
 * @param {number} most
 */
function row({ kind, label, won }, top, most) {
  const room = WIDTH - LABEL - NUMBER;
  const width = won ? Math.max(2, (won / most) * room) : 0;
  return [
    shape("text", { x: 0, y: top + 14 }, label),
    shape("rect", { class: `tool-picture__${kind}`, x: LABEL, y: top + 3, width: width.toFixed(1), height: 14, rx: 2 }),
    shape("text", { x: LABEL + width + 6, y: top + 14 }, writeWon(won)),
  ];
}
