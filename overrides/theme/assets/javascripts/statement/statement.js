// The statement page: files, the reader's answers, and Python in between. Everything lives in this page's memory.

import { forgetAfterAWhile } from "../shared/away.js";
import { one, say, textsOf } from "../shared/dom.js";
import { startEarly } from "../engine/start_early.js";
import { onEnter, sharedEngine } from "../page/tool_pages.js";
import { compareAgain, endCompare, nameOf, noteAmounts, showCompare, takeAmounts, typedIn } from "./compare.js";
import { readFiles, watchFiles } from "./files.js";
import { createSheet } from "./sheet.js";
import { showFiles, showResult } from "./result.js";
import { createRows } from "./rows.js";
import { createVerdict } from "../shared/results/settle.js";
import { endSearch } from "./search.js";
import { showShops } from "./shops.js";
import { forgetAll, onForget } from "../shared/typed.js";
import { grouped } from "../shared/grouped.js";

/** @typedef {{name: string, bytes: Uint8Array, columns?: Record<string, number>}} Opened a file in memory, and what the reader said of its columns */
/** @typedef {{files: Opened[], kinds: Map<string, string>, statuses: Map<string, string>, passed: Set<string>, base: Protocol.Typed | null}} Facts what the reader gave, and the shops *passed* by as not known */
/** @typedef {(options: {moveFocus: boolean}) => Promise<void>} Check */
/** @typedef {{files?: Uint8Array[], onProgress?: (progress: Protocol.Progress) => void, signal?: AbortSignal}} Options */
/** @typedef {<M extends Protocol.Message>(message: M, options?: Options) => Promise<Protocol.Reply<M> | undefined>} Ask */
/** @import { Reason } from "../engine/engine.js" */

const form = one(document, "#statement", HTMLFormElement);
/** @param {string} name */
const place = (name) => one(document, `#statement-${name}`, HTMLElement);
const chosen = one(document, "#statement-files", HTMLInputElement);
const compare = one(document, "#statement-compare", HTMLFormElement);
const PARTS = ["refund", "gap", "result", "compare", "months", "reasons", "payments", "shops", "rows", "read"];

const texts = textsOf(document);
const sheet = createSheet({ texts, ask: (message) => ask(message), onError: tell, typed: () => typedIn(compare), months: () => place("result").querySelector(".statement-months")?.cloneNode(true) ?? null });
const rows = createRows(place("rows"), sheet, texts);
/** @type {Facts} */
const facts = { files: [], kinds: new Map(), statuses: new Map(), passed: new Set(), base: null };
const verdict = createVerdict({ gap: place("gap"), reasons: place("reasons") }, { root: new URL("../", document.baseURI), texts, months: baseMonths, onChange: compareAgain });
let asked = 0;
let checks = 0;

const engine = sharedEngine(place("status"), texts, () => check({ moveFocus: true }));

/** The months that the average is made of. */
function baseMonths() {
  const edition = one(form, "input[name=edition]:is([type=hidden], :checked)", HTMLInputElement);
  return (edition.dataset.base ?? "").split(" ");
}

/**
 * Tell *text* where a screen reader hears it, or nothing.
 * @param {string} text
 */
function tell(text) {
  const news = place("news"); // without words it takes no room
  // Written only when it changes: a screen reader says every change aloud.
  if (news.textContent !== text) news.textContent = text;
}

/**
 * Return Python's answer to *message*; where there is none, the reason is told and undefined returned.
 * @type {Ask}
 */
async function ask(message, options = {}) {
  const question = asked;
  try {
    return await engine.call(message, options);
  } catch (error) {
    if (question !== asked) return undefined; // what came after it has been told
    const { reason } = /** @type {{reason: Reason}} */ (error);
    // Once Python is there, the status says nothing of a single call; what it says itself needs no second sentence.
    tell(engine.status.state === "ready" ? say(texts, reason) : "");
    return undefined;
  }
}

/**
 * Return the message about the open files that *asked* begins, and their bytes beside it.
 * @template T
 * @param {T} asked
 * @returns {[T & Omit<Protocol.StatementMessage, "do"> & {base: Protocol.Typed | null}, {files: Uint8Array[]}]}
 */
function about(asked) {
  const message = {
    edition: String(new FormData(form).get("edition")),
    files: facts.files.map(({ name, columns }) => (columns ? { name, columns } : { name })),
    kinds: Object.fromEntries(facts.kinds),
    statuses: Object.fromEntries(facts.statuses),
    base: facts.base,
    ...asked,
  };
  return [message, { files: facts.files.map(({ bytes }) => bytes) }];
}

/**
 * Read and judge what is open now; only the answer to the last question is shown.
 * @param {{moveFocus: boolean}} options
 */
async function check({ moveFocus }) {
  const question = (asked += 1);
  if (!facts.files.length) return;
  tell(say(texts, "reading"));
  checks += 1;
  compare.inert = true; // until then it would compare with the months as they were before
  const answer = await ask(...about(/** @type {const} */ ({ do: "statement" })));
  checks -= 1;
  compare.inert = checks > 0;
  if (question !== asked || !answer) return;
  if (!("files" in answer && answer.files)) return tell((answer.ok ? [] : answer.errors).map((error) => error.message).join(" "));
  endSearch();
  place("payments").hidden = true;
  one(document, ".statement-about", HTMLDetailsElement).open = false; // the result needs the room
  const page = { facts, check, texts };
  const heading = showResult(place("result"), answer, page);
  showFiles(place("read"), answer, page);
  compare.hidden = place("rows").hidden = place("shops").hidden = !answer.ok || !answer.rows.length;
  if (answer.ok) {
    const compared = showCompare(compare, { answer, facts, about, ask, place, tell, pick: rows.pick, verdict, texts });
    showShops(place("shops"), answer, page);
    rows.show(answer);
    await compared;
    if (question !== asked) return;
    const asks = answer.files.some((file) => file.ask);
    tell(asks ? say(texts, "asked") : say(texts, "read", { rows: grouped(answer.rows.length) }));
  } else {
    tell("");
  }
  if (!moveFocus) return;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

/** @param {File[]} list */
async function open(list) {
  const question = (asked += 1);
  tell(say(texts, "reading"));
  const files = await readFiles(list, Number(chosen.dataset.most));
  if (question !== asked) return;
  if (!files) return tell(say(texts, "unread"));
  facts.files = [...facts.files, ...files];
  check({ moveFocus: true });
}

/** Forget everything: files, answers and results. */
function forget() {
  asked += 1;
  facts.files = [];
  facts.kinds.clear();
  facts.statuses.clear();
  facts.passed.clear();
  facts.base = null;
  verdict.clear();
  sheet.clear();
  rows.clear();
  for (const name of PARTS) {
    place(name).replaceChildren();
    place(name).hidden = true;
  }
  place("months-fold").hidden = true;
  chosen.value = "";
  endCompare(compare);
  endSearch();
  tell(say(texts, "forgotten"));
}

function forgetWhenAsked() {
  forgetAll();
  place("news").focus();
}

watchFiles(chosen, place("drop"), open);
place("forget").addEventListener("click", forgetWhenAsked);
onForget(forget);
forgetAfterAWhile(forgetAll);
compare.addEventListener("input", ({ target }) => {
  noteAmounts(compare);
  if (target instanceof HTMLInputElement) verdict.drop([nameOf(target.id)]);
});
onEnter(() => verdict.drop(takeAmounts(compare)));
form.addEventListener("submit", (event) => event.preventDefault());
startEarly(engine, form);
// Another programme counted other payments.
form.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === "edition") check({ moveFocus: false });
});
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".tool-result details")) details.setAttribute("open", "");
});
place("without-script").hidden = true;
place("news").hidden = false;
