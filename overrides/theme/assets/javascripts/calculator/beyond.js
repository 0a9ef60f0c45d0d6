// What the calculator can say beyond its answer, each part asked of Python when it is unfolded: what would have changed it,
// how the days stand, the other edition, and what is often said wrongly; and what to say in Korean. Fetched only then.

import { numbersTyped } from "../casefile/numbers.js";
import { call } from "../diagnosis/result.js";
import { CALENDAR, save } from "../shared/download.js";
import { button, element, list, renew, say } from "../shared/dom.js";
import { LANGUAGE, monthName, today } from "../shared/language.js";
import { row, table } from "../shared/results/table.js";
import { typed } from "../shared/typed.js";
import { writeWon } from "../shared/won.js";

/** @import { Texts } from "../shared/dom.js" */
/** @import { Engine } from "../engine/engine.js" */
/** @typedef {{message: Protocol.RefundMessage, engine: Engine, texts: Texts}} Asked */

const STEP = 10_000;

/** @type {Record<string, (asked: Asked) => Promise<Node[]>>} */
const PARTS = { what_if: whatIf, clock, compare, myths, words };

/**
 * Fill *part* with what Python says of *asked*.
 * @param {HTMLElement} part
 * @param {Asked} asked
 */
export async function showPart(part, asked) {
  try {
    renew(part, element("div", { "data-about": JSON.stringify(asked.message) }, ...(await PARTS[part.dataset.beyond ?? ""](asked))));
  } catch {
    // The status tells why, and offers to try again.
  }
}

/** @param {string} text */
function paragraph(text) {
  return element("p", {}, text);
}

/** @param {Protocol.Refusal} refusal */
function refused({ errors }) {
  return errors.map(({ message }) => paragraph(message));
}

/**
 * The month whose spending is known to the won, if there is one.
 * @param {Protocol.RefundMessage} message
 */
function knownMonth({ spend }) {
  return Object.keys(spend).find((month) => typeof spend[month] === "number");
}

/** @param {Asked} asked */
async function whatIf({ message, engine, texts }) {
  const asking = /** @type {const} */ ({ ...message, do: "what_if" });
  const answer = await engine.call(asking);
  if (!answer.ok) return refused(answer);
  const month = knownMonth(message);
  const told = list(answer.months.map(({ text }) => text));
  const near = answer.months.find((each) => each.month === month);
  if (!month || near?.to_cap === null || near?.to_cap === undefined) return [told];
  const now = Number(message.spend[month]);
  const said = element("output", { for: "beyond-spend" });
  const slider = element("input", { id: "beyond-spend", type: "range", min: 0, max: Math.ceil((Math.max(now + near.to_cap, now * 1.2) + STEP) / STEP) * STEP, step: STEP });
  slider.value = String(now);
  let moved = 0;
  slider.addEventListener("input", async () => {
    const turn = (moved += 1);
    const changed = await engine.call({ ...asking, change: { spend: { [month]: Number(slider.value) } } });
    if (turn === moved && changed.ok && changed.change) said.textContent = `${writeWon(Number(slider.value))}: ${changed.change.text}`;
  });
  const label = element("label", { for: "beyond-spend" }, say(texts, "what_if_spend", { month: monthName(month) }));
  return [told, element("div", { class: "tool-field" }, label, slider, said)];
}

/** @param {Asked} asked */
async function clock({ message: { edition, applied_on: appliedOn }, engine, texts }) {
  const answer = await engine.call({ do: "clock", lang: LANGUAGE, edition, today: today(), ...(appliedOn ? { applied_on: appliedOn } : {}) });
  if (!answer.ok) return refused(answer);
  const { text, months, closed, calendar } = answer;
  if (!calendar) return [paragraph(text), list([...months.map((month) => month.text), ...closed])];
  const keep = button(say(texts, "save_calendar"), () => save(calendar.file, calendar.text, CALENDAR));
  return [paragraph(text), list([...months.map((month) => month.text), ...closed]), element("p", { class: "tool-actions" }, keep)];
}

/** @param {Asked} asked */
async function compare({ message, engine, texts }) {
  const month = knownMonth(message);
  const { base } = message;
  const person = month && typeof base === "number" ? { base, spend: message.spend[month] } : {};
  const answer = await engine.call({ do: "compare", lang: LANGUAGE, ...person });
  if (!answer.ok) return refused(answer);
  const editions = Object.keys(answer.rules[0].values);
  // Of what is known to the won every edition gives one amount a month; another edition's months are alike.
  const yours = (answer.person ?? []).map(({ edition, months }) => {
    const [{ low }] = [...months.filter((each) => each.month === month), ...months];
    return say(texts, "compare_yours", { edition, won: writeWon(low) });
  });
  const columns = ["", ...editions];
  const rows = answer.rules.filter(({ differs }) => differs).map(({ label, values }) => row(label, columns, editions.map((id) => values[id])));
  return [...(yours.length ? [list(yours)] : []), table("tool-table tool-editions", columns, rows)];
}

/** @param {Asked} asked */
async function myths({ message: { base, spend }, engine, texts }) {
  const answer = await engine.call({ do: "myths", lang: LANGUAGE, base, spend });
  if (!answer.ok) return refused(answer);
  return answer.myths.flatMap(({ claim, right, yours }) =>
    yours ? [element("p", {}, element("strong", {}, say(texts, "myth_claim", { claim })), element("br"), `${right} ${yours.text}`)] : [],
  );
}

/**
 * Whom to call about it, and what to say in Korean, with what that means.
 * @param {Asked} asked
 */
async function words({ engine, texts }) {
  const answer = await engine.call({ do: "case", lang: LANGUAGE, today: today(), begin: { cause: typed("cause") || null, numbers: numbersTyped() } });
  return answer.ok && answer.next.call ? [paragraph(answer.next.text), ...call(answer.next.call, texts)] : [];
}
