// From the months to the refund, its reasons, and the payments behind them: the same door, on this page,
// so that no amount has to travel in an address or be kept anywhere.

import { element, say } from "./dom.js";
import { showGap } from "./gap.js";
import { monthName } from "./language.js";
import { showResult as showRefund } from "./result.js";
import { showSearch } from "./statement-search.js";
import { readWon } from "./won.js";

/** Show the form in *form*, and its answers in their places. */
export function showCompare(form, page) {
  const { answer, facts, texts } = page;
  const months = Object.keys(answer.months).filter((month) => answer.months[month].use === "spend");
  const kept = new Map([...form.querySelectorAll("input")].map((input) => [input.id, input.value]));
  const base = field("base", say(texts, "compare_base"), say(texts, "compare_base_hint"), kept);
  const received = new Map(
    months.map((month) => [month, field(`received-${month}`, say(texts, "compare_received", { month: monthName(month) }), "", kept)]),
  );
  const searches = months.map((month) => {
    const button = element("button", { type: "button", class: "md-button" }, say(texts, "search_go", { month: monthName(month) }));
    button.addEventListener("click", () => search(month));
    return button;
  });
  form.replaceChildren(
    element(
      "fieldset",
      {},
      element("legend", {}, say(texts, "compare")),
      base.node,
      ...[...received.values()].map(({ node }) => node),
      element(
        "p",
        { class: "tool-actions" },
        element("button", { type: "submit", class: "md-button md-button--primary" }, say(texts, "compare_go")),
        ...searches,
      ),
    ),
  );
  form.hidden = !months.length;

  function amounts() {
    const typed = [...received].filter(([, { input }]) => input.value.trim());
    facts.base = base.input.value.trim() ? readWon(base.input.value) : null;
    return Object.fromEntries(typed.map(([month, { input }]) => [month, readWon(input.value)]));
  }

  async function compare() {
    const got = amounts();
    const spend = Object.fromEntries(months.map((month) => [month, range(answer.months[month])]));
    const message = { do: "refund", edition: answer.edition, base: facts.base, spend, received: got };
    const result = await page.ask(message);
    if (!result) return;
    if (!result.ok) return page.tell(result.errors.map((error) => error.message).join(" "));
    page.tell("");
    const heading = showRefund(page.place("refund"), message, result, texts);
    const reasons = Object.keys(got).length ? await page.ask({ ...message, do: "gap" }) : undefined;
    page.place("gap").hidden = !reasons?.ok;
    if (reasons?.ok) showGap(page.place("gap"), reasons, new URL("../", document.baseURI), texts);
    heading.focus();
  }

  function search(month) {
    const got = amounts();
    showSearch(page.place("payments"), month, page.about("payments", { month, received: got[month] ?? 0 }), page);
  }

  form.onsubmit = (event) => {
    event.preventDefault();
    compare();
  };
}

/** A month's spending: certain, or between what counts and what may count. */
function range({ counts, unsure }) {
  return unsure ? { low: counts, high: counts + unsure } : counts;
}

function field(name, label, hint, kept) {
  const id = `statement-${name}`;
  const input = element("input", { id, type: "text", inputmode: "text", autocomplete: "off" });
  input.value = kept.get(id) ?? "";
  const notes = hint ? [element("p", { id: `${id}-hint`, class: "tool-hint" }, hint)] : [];
  if (hint) input.setAttribute("aria-describedby", `${id}-hint`);
  return { input, node: element("div", { class: "tool-field" }, element("label", { for: id }, label), input, ...notes) };
}
