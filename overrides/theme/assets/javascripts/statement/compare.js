// From the months to the refund, its reasons, and the payments behind them: the same door, on this page,
// so that no amount has to travel in an address or be kept anywhere.

import { element, held, one, say } from "../shared/dom.js";
import { LANGUAGE, monthName } from "../shared/language.js";
import { refundOf, showMonths, showResult as showRefund } from "../shared/results/refund.js";
import { showSearch } from "./search.js";
import { note, typed } from "../shared/typed.js";
import { readWon } from "../shared/won.js";

/** Milliseconds without a key after which what is typed is compared. */
const PAUSE = 400;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let following;

/** @import { Texts } from "../shared/dom.js" */
/** @import { Ask, Facts } from "./statement.js" */

/**
 * @typedef {object} Page what the page lends to its parts
 * @property {Protocol.StatementAnswer} answer
 * @property {Facts} facts
 * @property {Ask} ask
 * @property {<T>(asked: T) => [T & Omit<Protocol.StatementMessage, "do"> & {base: Protocol.Typed | null}, {files: Uint8Array[]}]} about
 * @property {(name: string) => HTMLElement} place
 * @property {(text: string) => void} tell
 * @property {(rows: Protocol.PaymentRow[]) => void} pick
 * @property {ReturnType<typeof import("../shared/results/settle.js").createVerdict>} verdict
 * @property {Texts} texts
 */

/** Compares with what was last read; it takes other answers below the verdict into account. */
let again = () => {};

function endWait() {
  clearTimeout(following);
  following = undefined;
}

/** Compare once more, as the answers below the verdict are now. */
export function compareAgain() {
  again();
}

/**
 * Let go of the last answer, which all that listens at *form* knows.
 * @param {HTMLFormElement} form
 */
export function endCompare(form) {
  endWait();
  again = () => {};
  form.oninput = form.onsubmit = form.onclick = null;
}

/**
 * Show the form in *form*, and its answers in their places: without a button, as soon as there is something to compare.
 * @param {HTMLFormElement} form
 * @param {Page} page
 */
export function showCompare(form, page) {
  const { answer, facts, texts, verdict } = page;
  const months = Object.keys(answer.months).filter((month) => answer.months[month].use === "spend");
  const wanted = ["base", ...months.map((month) => `received-${month}`)].map(idOf);
  // What stands there already stays: somebody may be typing in it.
  if ([...form.querySelectorAll("input")].map(({ id }) => id).join() !== wanted.join()) draw(form, months, texts);
  form.hidden = !months.length;

  /** @param {string} name */
  const read = (name) => {
    const text = one(form, `#${idOf(name)}`, HTMLInputElement).value.trim();
    return text ? readWon(text) : null;
  };

  /** @returns {Record<string, Protocol.Typed>} */
  function amounts() {
    facts.base = read("base");
    return Object.fromEntries(
      months.flatMap((month) => {
        const won = read(`received-${month}`);
        return won === null ? [] : [[month, won]];
      }),
    );
  }

  /** @param {{moveFocus: boolean}} options */
  async function compare({ moveFocus }) {
    endWait();
    const told = page.place("news").textContent;
    const got = amounts();
    const spend = Object.fromEntries(months.map((month) => [month, range(answer.months[month])]));
    const asked = verdict.withAnswers({ do: "gap", lang: LANGUAGE, edition: answer.edition, base: facts.base, spend, received: got });
    const message = refundOf(asked);
    const result = await page.ask(message);
    if (!result) return;
    if (!result.ok) return moveFocus ? page.tell(result.errors.map((error) => error.message).join(" ")) : undefined;
    // What was told while Python worked, as that a search was stopped, stays.
    if (page.place("news").textContent === told) page.tell("");
    const top = form.getBoundingClientRect().top;
    const heading = showRefund(page.place("refund"), result, texts);
    showMonths(page.place("months"), message, result, texts);
    page.place("months-fold").hidden = false;
    const reasons = Object.keys(got).length ? await page.ask(asked) : undefined;
    if (reasons) verdict.show(reasons);
    else page.place("gap").hidden = page.place("reasons").hidden = true;
    one(form, "[role=status]", HTMLElement).replaceChildren(...held(one(page.place("refund"), ".tool-total", HTMLElement).textContent));
    // The answer stands above: what somebody types in must stay where it is, also where the browser does not see to it.
    if (!moveFocus && !CSS.supports("overflow-anchor", "auto")) scrollBy({ top: form.getBoundingClientRect().top - top, behavior: "instant" });
    if (!moveFocus) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  /** @param {string} month */
  function search(month) {
    if (following) again(); // first: its answer belongs to the amounts, not to what the search says
    const got = amounts();
    showSearch(page.place("payments"), month, page.about(/** @type {const} */ ({ do: "payments", month, received: got[month] ?? 0 })), page);
  }

  const offer = () => {
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-month]"))) {
      button.hidden = read(`received-${button.dataset.month}`) === null;
    }
  };
  const isComplete = () => read("base") !== null && months.some((month) => read(`received-${month}`) !== null);
  endWait();
  offer();
  again = () => compare({ moveFocus: false });
  form.oninput = () => {
    offer();
    endWait();
    if (isComplete()) following = setTimeout(again, PAUSE);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    compare({ moveFocus: true });
  };
  form.onclick = ({ target }) => {
    if (target instanceof HTMLElement && target.dataset.month) search(target.dataset.month);
  };
  const before = !page.place("refund").hidden;
  return months.length && (before || isComplete()) ? compare({ moveFocus: false }) : undefined;
}

/**
 * @param {HTMLFormElement} form
 * @param {string[]} months
 * @param {Texts} texts
 */
function draw(form, months, texts) {
  const kept = new Map([...form.querySelectorAll("input")].map((input) => [input.id, input.value]));
  const received = months.map((month) => field(`received-${month}`, say(texts, "compare_received", { month: monthName(month) }), "", kept));
  const searches = months.map((month) => {
    const name = say(texts, "search_go", { month: monthName(month) });
    return element("button", { type: "button", class: "md-button", "data-month": month }, name);
  });
  const go = element("button", { type: "submit", class: "md-button md-button--primary" }, say(texts, "compare_go"));
  form.replaceChildren(
    element(
      "fieldset",
      {},
      element("legend", {}, say(texts, "compare")),
      field("base", say(texts, "compare_base"), say(texts, "compare_base_hint"), kept),
      ...received,
      element("p", { class: "tool-lead", role: "status" }),
      element("p", { class: "tool-actions" }, go, ...searches),
    ),
  );
}

/**
 * Return what is typed in *form*, each with its label.
 * @param {HTMLFormElement} form
 */
export function typedIn(form) {
  const filled = [...form.querySelectorAll("input")].filter(({ value }) => value.trim());
  return filled.map(({ labels, value }) => `${labels?.[0].textContent}: ${value.trim()}`);
}

/**
 * Keep in mind what stands in *form*, for the other tools.
 * @param {HTMLFormElement} form
 */
export function noteAmounts(form) {
  for (const { id, value } of form.querySelectorAll("input")) note(nameOf(id), value);
}

/**
 * Put into *form* what was typed in the other tools, and return the names of the fields that it changed.
 * @param {HTMLFormElement} form
 */
export function takeAmounts(form) {
  const changed = [...form.querySelectorAll("input")].filter(({ id, value }) => value !== typed(nameOf(id)));
  for (const input of changed) input.value = typed(nameOf(input.id));
  return changed.map(({ id }) => nameOf(id));
}

/**
 * The name that the other tools know the field by, too.
 * @param {string} id
 */
export function nameOf(id) {
  return id.replace("statement-", "").replace("received-", "received.");
}

/** @param {string} name */
function idOf(name) {
  return `statement-${name}`;
}

/**
 * A month's spending: certain, or between what counts and what may count.
 * @param {Protocol.StatementMonth} month
 */
function range({ counts, unsure }) {
  return unsure ? { low: counts, high: counts + unsure } : counts;
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} hint
 * @param {Map<string, string>} kept
 */
function field(name, label, hint, kept) {
  const id = idOf(name);
  const input = element("input", { id, type: "text", inputmode: "text", autocomplete: "off" });
  input.value = kept.get(id) ?? typed(nameOf(id));
  const notes = hint ? [element("p", { id: `${id}-hint`, class: "tool-hint" }, hint)] : [];
  if (hint) input.setAttribute("aria-describedby", `${id}-hint`);
  return element("div", { class: "tool-field" }, element("label", { for: id }, label), input, ...notes);
}
