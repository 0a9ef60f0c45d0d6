// The page of a case that goes on: what is known of it, whom was asked, what to do next; saved as a file and opened again.

import { forgetAfterAWhile } from "../shared/away.js";
import { filled, showCase, showPeople } from "./result.js";
import { answersKept, noteResult } from "../diagnosis/typed.js";
import { noteNumbers, numbersTyped } from "./numbers.js";
import { save } from "../shared/download.js";
import { printAs } from "../shared/take.js";
import { one, say, textsOf } from "../shared/dom.js";
import { startEarly } from "../engine/start_early.js";
import { LANGUAGE, today } from "../shared/language.js";
import { showNext } from "./next_step.js";
import { onEnter, sharedEngine } from "../page/tool_pages.js";
import { readFiles, watchFiles } from "../statement/files.js";
import { anyTyped, changePerson, forgetAll, note, onForget, typed } from "../shared/typed.js";

// What the page keeps in mind of the case besides what is typed: the text of its file.
const FILE = "case";

/** @param {string} name */
const place = (name) => one(document, `#case-${name}`, HTMLElement);
const form = one(document, "#case", HTMLFormElement);
const step = one(document, "#case-step", HTMLFormElement);
const reply = one(document, "#case-reply", HTMLFormElement);
const opened = one(form, "[type=file]", HTMLInputElement);
const person = one(form, "[name=name]", HTMLInputElement);
const texts = textsOf(document);
let latest = 0;
// What is asked anew when it could not be answered: an opened file and a step that was noted are in nothing that is typed.
/** @type {Parameters<typeof go>} */
let unanswered = [{}];

const engine = sharedEngine(place("status"), texts, () => go(...unanswered));

/**
 * Ask Python how the case stands with what is *new* in it, and show that.
 * @param {Partial<Protocol.CaseMessage>} added
 * @param {{moveFocus?: boolean, form?: HTMLFormElement}} [options] form: where *added* was typed
 * @returns {Promise<boolean>} whether it could be used
 */
async function go(added, options = {}) {
  const request = (latest += 1);
  unanswered = [added, options];
  /** @type {Protocol.CaseMessage} */
  const message = { do: "case", lang: LANGUAGE, today: today(), ...(added.file === undefined ? present() : {}), ...added };
  let answer;
  try {
    answer = await engine.call(message);
  } catch {
    return false; // The status tells why, and offers to try again.
  }
  if (request !== latest) return false;
  unanswered = [{}];
  const error = place("error");
  error.textContent = answer.ok ? "" : answer.errors.map((each) => each.message).join(" ");
  if (!answer.ok) {
    error.focus();
    return false;
  }
  if (added.file !== undefined) take(answer);
  note(FILE, answer.file.text);
  show(answer, Boolean(options.moveFocus));
  options.form?.reset();
  return true;
}

/**
 * The case as it stands: its file with what was typed since, or its beginning.
 * @returns {Partial<Protocol.CaseMessage>}
 */
function present() {
  const now = { name: typed("name"), cause: typed("cause") || null, answers: answersKept() };
  const numbers = numbersTyped();
  const file = typed(FILE);
  if (!file) return { begin: { ...now, numbers } };
  return { file: JSON.stringify({ ...JSON.parse(file), ...now, numbers }) };
}

/**
 * Take over what an opened file holds; what another case had typed is no part of it.
 * @param {Protocol.CaseAnswer} answer
 */
function take({ case: held }) {
  forgetAll();
  noteNumbers(held.numbers);
  noteResult(held.cause, held.answers);
  note("name", held.name);
}

/**
 * @param {Protocol.CaseAnswer} answer
 * @param {boolean} moveFocus
 */
function show(answer, moveFocus) {
  person.value = typed("name");
  showNext(place("next"), answer, texts);
  const { name } = answer.case;
  if (name) one(place("next"), "h2", HTMLElement).textContent = say(texts, "next_of", { name });
  showCase(place("held"), answer, texts);
  for (const part of ["next", "held", "more"]) place(part).hidden = false;
  reply.hidden = !answer.case.steps.length;
  showPeople(place("people"), texts, change);
  if (moveFocus) one(place("next"), "h2", HTMLElement).focus();
}

/**
 * @param {number | null} at
 */
function change(at) {
  changePerson(at);
  showPeople(place("people"), texts, change);
  if (anyTyped()) go({}, { moveFocus: true });
  else person.focus();
}

/** @param {File[]} files */
async function open(files) {
  const [read] = (await readFiles(files.slice(0, 1), Number(opened.dataset.most))) ?? [];
  if (read) await go({ file: new TextDecoder().decode(read.bytes) }, { moveFocus: true });
  else place("error").textContent = say(texts, "unread");
}

function empty() {
  latest += 1;
  unanswered = [{}];
  for (const each of [form, step, reply]) each.reset();
  place("error").textContent = "";
  for (const part of ["next", "held"]) place(part).replaceChildren();
  for (const part of ["next", "held", "more"]) place(part).hidden = true;
  showPeople(place("people"), texts, change);
}

function enter() {
  person.value = typed("name");
  showPeople(place("people"), texts, change);
  if (anyTyped()) go({});
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go({}, { moveFocus: true });
});
person.addEventListener("input", () => note("name", person.value));
place("clear").addEventListener("click", forgetAll);
place("print").addEventListener("click", () => printAs("prints-large"));
place("save").addEventListener("click", async () => {
  if (!(await go({}))) return;
  const { name } = JSON.parse(typed(FILE));
  save([say(texts, "file"), ...(name ? [name] : [])].join("-") + ".json", typed(FILE), "application/json");
  place("said").textContent = say(texts, "saved");
});
for (const [name, part] of /** @type {const} */ ([["step", step], ["reply", reply]])) {
  part.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ [name]: filled(part) }, { moveFocus: true, form: part });
  });
}
watchFiles(opened, form, open);
onForget(empty);
forgetAfterAWhile(forgetAll);
startEarly(engine, form);
place("without-script").hidden = true;
onEnter(enter);
// What was typed before this script listened.
if (person.value) note("name", person.value);
enter();
