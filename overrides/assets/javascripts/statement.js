// The statement page: files, the reader's answers, and Python in between. Everything lives in this page's memory.

import { textsOf, say } from "./dom.js";
import { startEarly } from "./early.js";
import { createEngine, runtimeOf } from "./engine.js";
import { showCompare } from "./statement-compare.js";
import { readFiles, watchFiles } from "./statement-files.js";
import { createSheet } from "./statement-sheet.js";
import { showResult } from "./statement-result.js";
import { createRows } from "./statement-rows.js";
import { createStatus } from "./status.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector("#statement"));
/** @type {(name: string) => any} */
const place = (name) => document.querySelector(`#statement-${name}`);
const PARTS = ["result", "compare", "refund", "gap", "payments", "rows"];

const texts = textsOf(document);
const sheet = createSheet({ texts, ask: (message) => ask(message), onError: tell });
const rows = createRows(place("rows"), sheet, texts);
const facts = { files: [], kinds: new Map(), base: null, shown: 0 };
let asked = 0;
let checks = 0;

const engine = createEngine({
  runtime: runtimeOf(document),
  onChange: createStatus(place("status"), texts, { onStop: () => engine.stop(), onRetry: () => check({ moveFocus: true }) }),
});

/** Tell *text* where a screen reader hears it, or nothing. */
function tell(text) {
  const news = place("news");
  news.hidden = !text;
  // Written only when it changes: a screen reader says every change aloud.
  if (news.textContent !== text) news.textContent = text;
}

/** Return Python's answer to *message*; where there is none, the reason is told and undefined returned. */
async function ask(message, options = {}) {
  if (engine.status.state === "failed") engine.retry();
  try {
    return await engine.call(message, options);
  } catch (error) {
    // Once Python is there, the status says nothing of a single call; what it says itself needs no second sentence.
    tell(engine.status.state === "ready" ? say(texts, error.reason) : "");
    return undefined;
  }
}

/** Return the message *action* about the open files, and their bytes beside it. */
function about(action, more = {}) {
  const message = {
    do: action,
    edition: new FormData(form).get("edition"),
    files: facts.files.map(({ name, columns }) => (columns ? { name, columns } : { name })),
    kinds: Object.fromEntries(facts.kinds),
    base: facts.base,
    ...more,
  };
  return [message, { files: facts.files.map(({ bytes }) => bytes) }];
}

/** Read and judge what is open now; only the answer to the last question is shown. */
async function check({ moveFocus }) {
  const question = (asked += 1);
  if (!facts.files.length) return;
  tell(say(texts, "reading"));
  checks += 1;
  place("compare").inert = true; // until then it would compare with the months as they were before
  const answer = await ask(...about("statement"));
  checks -= 1;
  place("compare").inert = checks > 0;
  if (question !== asked || !answer) return;
  if (!answer.files) return tell(answer.errors.map((error) => error.message).join(" "));
  for (const name of ["refund", "gap", "payments"]) place(name).hidden = true;
  const heading = showResult(place("result"), { answer, facts, check, texts });
  place("compare").hidden = place("rows").hidden = !answer.ok || !answer.rows.length;
  if (answer.ok) {
    showCompare(place("compare"), { answer, facts, about, ask, place, tell, pick: rows.pick, texts });
    rows.show(answer);
    const asks = answer.files.some((file) => file.ask);
    tell(asks ? say(texts, "asked") : say(texts, "read", { rows: answer.rows.length.toLocaleString("ko-KR") }));
  } else {
    tell("");
  }
  if (moveFocus) heading.focus();
}

async function open(list) {
  const question = (asked += 1);
  tell(say(texts, "reading"));
  const files = await readFiles(list, Number(place("files").dataset.most));
  if (question !== asked) return;
  if (!files) return tell(say(texts, "unread"));
  facts.files = [...facts.files, ...files];
  check({ moveFocus: true });
}

/** Forget everything: files, answers, results, and Python with whatever it kept of them. */
function forget() {
  asked += 1;
  facts.files = [];
  facts.kinds.clear();
  facts.base = null;
  facts.shown = 0;
  sheet.clear();
  rows.clear();
  for (const name of PARTS) {
    place(name).replaceChildren();
    place(name).hidden = true;
  }
  place("files").value = "";
  engine.stop();
  place("status").hidden = true;
  tell(say(texts, "forgotten"));
  place("news").focus();
}

watchFiles(place("files"), place("drop"), open);
place("forget").addEventListener("click", forget);
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
