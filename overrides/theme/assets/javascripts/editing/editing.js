// The page for editors: a page's Markdown opened, edited, and checked and rendered by the build's own Python.

import { createEngine, runtimeOf } from "../engine/engine.js";
import { createStatus } from "../engine/status.js";
import { startWorker } from "../engine/runtime.js";
import { copied } from "../shared/clipboard.js";
import { element, one, say, textsOf } from "../shared/dom.js";
import { save } from "../shared/download.js";
import { whenIdle } from "../shared/when_idle.js";
import { createEditor } from "./editor.js";
import { readPage } from "./file.js";
import { createPreview } from "./preview.js";
import { createQuestionnaire } from "./questionnaire.js";
import { createRemarks } from "./remarks.js";

/** @typedef {import("./remarks.js").RemarkOfPage} RemarkOfPage */
/** @typedef {{ok: true, remarks: import("./editor.js").Remark[], html: string, url: string, broken: string, line?: number, asks: boolean}} Checked */

// Milliseconds without a key that are a pause.
const PAUSE = 120;
const PATH = /^(?:[a-z0-9_-]+\/)*[a-z0-9_-]+\.md$/u;
const HOME = new URL("../", document.baseURI).href;
/** What is measured of each check, from the last key to the mistakes at their lines. */
const MEASURE = "pause-to-mistakes";

const texts = textsOf(document);
const form = one(document, "#edit", HTMLFormElement);
const choice = one(form, "#edit-page", HTMLSelectElement);
const file = one(form, "#edit-file", HTMLInputElement);
const path = one(form, "#edit-path", HTMLInputElement);
const news = one(form, "#edit-news", HTMLElement);
const said = one(document, "#edit-said", HTMLElement);
const narrow = one(document, "#edit-narrow", HTMLInputElement);
const place = one(document, "#edit-status", HTMLElement);
const played = one(document, "#edit-played", HTMLElement);
const proof = one(document, "#edit-proof", HTMLElement);

const editor = createEditor(one(form, "#edit-text", HTMLElement), { label: say(texts, "editor"), onChange: changed });
const { frame, showPage } = createPreview(one(document, "#edit-preview", HTMLElement), { home: HOME, title: say(texts, "preview") });
const showRemarks = createRemarks({ list: one(document, "#edit-remarks", HTMLElement), said, texts, goTo: editor.goTo });
const status = createStatus(place, texts, { carried: 0, onStop: () => engine.stop(), onRetry: () => begin() });
const engine = createEngine({
  runtime: runtimeOf(document),
  onChange: status,
  createWorker: () => startWorker(new URL("./worker.js", import.meta.url)),
});
const play = createQuestionnaire(one(played, "#edit-play", HTMLElement), { engine, home: HOME, texts, onFail: tellFailed });

/** The text as it was opened or given back last: what differs from it would be lost. */
let kept = "";
let lastKey = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
let busy = false;
let again = false;

/**
 * Ask Python; what it cannot answer is told by the status.
 * @param {object} message
 * @returns {Promise<any>}
 */
const ask = (message) => engine.call(/** @type {any} */ (message));

/** Whether the news is of the last check, and gone with the next one that finds nothing; all else stays until there is other news. */
let isOfCheck = false;

/** @param {string} key @param {Record<string, unknown>} [values] */
function tell(key, values) {
  news.textContent = key ? say(texts, key, values) : "";
  isOfCheck = false;
}

/** @param {string} key @param {Record<string, unknown>} [values] */
function tellOfCheck(key, values) {
  if (!key && !isOfCheck) return;
  tell(key, values);
  isOfCheck = true;
}

/** What the status does not tell: Python is there, and broke off. @param {unknown} error */
function tellFailed(error) {
  if (engine.status.state === "ready") tell("check_failed", { detail: String(error) });
}

function changed() {
  lastKey = performance.now();
  clearTimeout(pause);
  pause = setTimeout(check, PAUSE);
}

/** One check at a time; what was typed meanwhile is checked after it. */
async function check() {
  again = busy;
  if (busy || !editor.text.trim()) return;
  busy = true;
  try {
    await checkNow(editor.text, path.value);
  } finally {
    busy = false;
    if (again) check();
  }
}

/**
 * @param {string} text
 * @param {string} page
 */
async function checkNow(text, page) {
  if (!PATH.test(page)) return tellOfCheck("path_wrong");
  const since = lastKey;
  /** @type {Checked} */
  let checked;
  try {
    checked = await ask({ do: "edit-check", page, text });
  } catch (error) {
    return tellFailed(error);
  }
  if (text !== editor.text) return; // the remarks are on another text: its own check comes
  const own = checked.remarks.map((each) => ({ ...each, page }));
  show(own, page);
  performance.measure(MEASURE, { start: since, end: performance.now() });
  tellOfCheck(checked.broken ? "broken" : "", { line: checked.line, detail: checked.broken });
  if (!checked.broken) showPage(checked);
  played.hidden = !checked.asks;
  if (checked.asks) await checkQuestionnaire(own, page);
}

/**
 * @param {RemarkOfPage[]} remarks
 * @param {string} page
 */
function show(remarks, page) {
  showRemarks(remarks, page);
  editor.mark(remarks.filter((each) => each.page === page));
}

/**
 * @param {RemarkOfPage[]} own
 * @param {string} page
 */
async function checkQuestionnaire(own, page) {
  const answer = await ask({ do: "edit-questionnaire", page }).catch(() => null);
  if (!answer) return;
  show([...own, ...answer.remarks], page);
  const proved = answer.flow && !answer.remarks.length;
  proof.textContent = proved ? say(texts, "proved", { ways: answer.ways, most: answer.flow.most }) : say(texts, "not_proved");
  play(answer.flow);
}

/** Ask before what was written is lost. */
function mayLeave() {
  return editor.text === kept || confirm(say(texts, "lose"));
}

/**
 * @param {string} text
 * @param {string} at the place of the page below docs/
 */
function open(text, at) {
  path.value = at;
  kept = text;
  editor.open(text);
}

/** @param {string} page */
async function openFromSite(page) {
  if (!mayLeave()) return;
  const answer = await ask({ do: "edit-open", page }).catch(() => null);
  if (!answer) return;
  open(answer.text, page);
  choice.value = page;
  tell("opened", { page });
}

async function openFile() {
  const [chosen] = file.files ?? [];
  file.value = ""; // so that the same file can be chosen again
  if (!chosen || !mayLeave()) return;
  const read = await readPage(chosen);
  if ("refused" in read) return tell(read.refused, { name: chosen.name });
  const known = [...choice.options].map(({ value }) => value);
  const fitting = known.filter((value) => value.split("/").pop() === chosen.name);
  open(read.text, fitting.length === 1 ? fitting[0] : fitting.includes(path.value) ? path.value : chosen.name);
  tell(read.converted ? "converted" : "opened", { page: chosen.name });
}

async function copy() {
  const { text } = editor;
  const done = await copied(text);
  if (done) kept = text;
  tell(done ? "copied" : "not_copied");
}

function saveFile() {
  kept = editor.text;
  save(path.value.split("/").pop() || "page.md", kept, "text/markdown;charset=utf-8");
  tell("saved");
}

/** Fill the list of pages, and open the one that the address names. */
async function begin() {
  const answer = await ask({ do: "edit-begin" }).catch(() => null);
  if (!answer) return;
  const pages = /** @type {[string, string][]} */ (answer.pages).sort(([one], [other]) => (one < other ? -1 : 1));
  choice.append(...pages.map(([page, title]) => element("option", { value: page }, `${title} (${page})`)));
  choice.disabled = false;
  const named = decodeURIComponent(location.hash.slice(1));
  if (pages.some(([page]) => page === named)) openFromSite(named);
  else if (editor.text) changed();
}

form.addEventListener("submit", (event) => event.preventDefault());
choice.addEventListener("change", () => choice.value && openFromSite(choice.value));
file.addEventListener("change", openFile);
path.addEventListener("input", changed);
narrow.addEventListener("change", () => frame.classList.toggle("edit-preview--narrow", narrow.checked));
one(form, "#edit-save", HTMLButtonElement).addEventListener("click", saveFile);
one(form, "#edit-copy", HTMLButtonElement).addEventListener("click", copy);
addEventListener("beforeunload", (event) => {
  if (editor.text !== kept) event.preventDefault();
});

form.hidden = false;
one(document, "#edit-rest", HTMLElement).hidden = false;
one(document, "#edit-without", HTMLElement).hidden = true;
whenIdle(begin);
