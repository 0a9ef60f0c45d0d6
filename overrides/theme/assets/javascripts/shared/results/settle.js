// The question that settles most, with its field or its yes and no right there; every answer can be taken back.

import { button, element, folded, one, say } from "../dom.js";
import { monthName } from "../language.js";
import { note } from "../typed.js";
import { readWon } from "../won.js";
import { showGap } from "./gap.js";

/** @import { Texts } from "../dom.js" */

/** @typedef {Record<string, number>} Amounts */
/** @typedef {number | boolean | string | Amounts} Value */
/** @typedef {{key: string, field: string, text: string, month: string, cause?: Protocol.Finding}} Question *field* of the message holds the answer, "" where none does */
/** @typedef {{key: string, field: string, value: Value | null, month: string, cause?: string}} Answer null where it is not known */
/** @typedef {{name: string, label: string}} Part a field of several that one question has */

const BY_MONTH = ["excluded", "family_card", "other_cards"];
const FLAGS = ["has_applied", "has_membership", "history_set", "balance_checked"];
const MONTHS = "base_months";
const BILL = ["bill", "balance"];

/**
 * The verdict in *places* with the question below it. Its answers are put into every message that *withAnswers* gets,
 * until they are taken back; *onChange* is called when others hold, *months* gives those that the average is made of.
 * @param {{gap: HTMLElement, reasons: HTMLElement}} places
 * @param {{root: URL, texts: Texts, months: () => string[], onChange: () => void}} page
 */
export function createVerdict(places, { root, texts, months, onChange }) {
  /** @type {Answer[]} */
  let given = [];
  let problem = "";
  let settling = false;

  /**
   * @param {Answer[]} answers
   * @param {string} [refused] what is wrong with the last one
   */
  function settle(answers, refused = "") {
    given = answers;
    problem = refused;
    settling = true;
    onChange();
  }

  /** @param {Answer} answer */
  function onAnswer(answer) {
    noteAnswer(answer);
    settle([...given, answer]);
  }

  return {
    /** @param {Protocol.GapMessage} message */
    withAnswers: (message) => withAnswers(message, given),

    /**
     * Show the verdict. An answer that cannot be is taken back, and what is wrong with it said.
     * @param {Protocol.GapAnswer | Protocol.Refusal} reasons
     */
    show(reasons) {
      if (!reasons.ok) {
        if (given.length) settle(given.slice(0, -1), reasons.errors.map((error) => error.message).join(" "));
        else for (const part of Object.values(places)) part.hidden = true;
        return;
      }
      const options = { given, months: months(), problem, texts, onAnswer, onUndo: () => settle(given.slice(0, -1)) };
      showGap(places, reasons, root, texts, ask(nextQuestion(reasons, given), options));
      if (settling) one(places.gap, "h2", HTMLElement).focus();
      settling = false;
      problem = "";
    },

    /**
     * Let go of the answers for *fields* that were typed elsewhere, which is the last word on them.
     * @param {string[]} fields
     */
    drop(fields) {
      given = given.filter(({ field }) => !fields.includes(field));
    },

    clear() {
      given = [];
      problem = "";
    },
  };
}

/**
 * Keep in mind what was answered, for the other tools.
 * @param {Answer} answer
 */
function noteAnswer({ field, value, month }) {
  if (field === MONTHS && typeof value === "object") for (const [each, won] of Object.entries(value ?? {})) note(`base.${each}`, String(won));
  else if (typeof value === "number" || typeof value === "string") note(field === "cancelled" ? `cancelled.${month}` : field, String(value));
}

/**
 * Return the question to ask next, if any: of several causes that of the likeliest, else what settles *answer*.
 * @param {Protocol.GapAnswer} answer
 * @param {Answer[]} given
 * @returns {Question | undefined}
 */
function nextQuestion({ settle: [first], causes, months, verdict }, given) {
  const month = (months.find(({ difference }) => difference) ?? months.find(({ received }) => received !== null) ?? months[0]).month;
  const open = causes.filter(({ fit, question }) => question && ["exact", "possible"].includes(fit));
  const settling = (first?.facts ?? []).map((field, at) => ({ key: field, field, text: first.where[at], month }));
  // Of months several causes ask, each something else.
  const telling = open.map((cause) => ({ key: cause.asks && cause.asks !== MONTHS ? cause.asks : cause.id, field: cause.asks, text: cause.question, month, cause }));
  const asked = [...(verdict === "several" ? telling : []), ...settling];
  return asked.find(({ key }) => !given.some((answer) => answer.key === key));
}

/**
 * Return *message* with the answers put into it.
 * @param {Protocol.GapMessage} message
 * @param {Answer[]} given
 * @returns {Protocol.GapMessage}
 */
function withAnswers(message, given) {
  /** @type {string[]} */
  const exact = [];
  /** @type {{said: string[], denied: string[]}} */
  const judged = { said: [], denied: [] };
  /** @type {Record<string, unknown>} */
  const fields = {};
  const spend = { ...message.spend };
  for (const { field, value, month, cause } of given) {
    if (value === null) continue;
    if (typeof value === "boolean" && cause && !FLAGS.includes(field)) judged[value ? "said" : "denied"].push(cause);
    else if (field.startsWith("spend.")) spend[field.slice(6)] = Number(value);
    else if (BY_MONTH.includes(field)) fields[field] = { [month]: value };
    else if (field === "cancelled") fields[field] = [{ month, amount: value }];
    else fields[field] = value;
    if (field === "base" || field.startsWith("spend.")) exact.push(field);
  }
  return { ...message, ...fields, spend, exact, ...judged };
}

/**
 * Return *question* with its controls; *months* are those that the average is made of,
 * *onAnswer* gets the answer, *onUndo* takes the last one back.
 * @param {Question | undefined} question
 * @param {{given: Answer[], months: string[], problem: string, texts: Texts, onAnswer: (answer: Answer) => void, onUndo: () => void}} options
 */
function ask(question, { given, months, problem, texts, onAnswer, onUndo }) {
  const undo = given.length ? [button(say(texts, "question_undo"), onUndo)] : [];
  if (!question) return undo.length ? [element("p", { class: "tool-actions" }, ...undo)] : [];
  const { key, field, text, month, cause } = question;
  /** @param {Value | null} value */
  const answer = (value) => onAnswer({ key, field, value, month, cause: cause?.id });
  const error = element("p", { id: "settle-error", class: "tool-error", role: "alert" }, problem);
  const rest = [button(say(texts, "question_unknown"), () => answer(null)), ...undo];
  const asksWhether = FLAGS.includes(field) || !field || (field === MONTHS && cause);
  if (!asksWhether) return [fieldsFor(question, partsOf(question, months, texts), { error, rest, texts, onAnswer: answer })];
  const whole = FLAGS.includes(field) || !cause ? text : `${text} ${say(texts, "question_cause", { title: cause.title })}`;
  const choices = [button(say(texts, "question_yes"), () => answer(true)), button(say(texts, "question_no"), () => answer(false)), ...rest];
  const boxes = fieldsFor({ ...question, text: "" }, partsOf(question, months, texts), { error: element("p", { id: "settle-months-error", class: "tool-error", role: "alert" }), rest: [], texts, onAnswer: answer });
  return [
    element(
      "div",
      { class: "tool-question", role: "group", "aria-labelledby": "settle-text", "data-about": aboutOf(question) },
      element("p", { id: "settle-text" }, whole),
      error,
      element("p", { class: "tool-actions" }, ...choices),
      ...(field === MONTHS ? [folded(say(texts, "question_months"), boxes)] : []),
    ),
  ];
}

/**
 * What an answer to the question would be about: while that is the same, its controls stay, with what is typed in them.
 * @param {Pick<Question, "key" | "month" | "cause">} question
 */
function aboutOf({ key, month, cause }) {
  return [key, month, cause?.id].join(" ");
}

/**
 * The fields that *question* needs: one, or those of a bill, or of the months that the average is made of.
 * @param {Question} question
 * @param {string[]} months
 * @param {Texts} texts
 * @returns {Part[]}
 */
function partsOf({ field, month, text }, months, texts) {
  if (field === "payment") return BILL.map((name) => ({ name, label: say(texts, `question_${name}`) }));
  if (field === MONTHS) return months.map((name) => ({ name, label: monthName(name) }));
  const about = BY_MONTH.includes(field) || field === "cancelled" ? `${monthName(month)}: ` : "";
  return [{ name: "", label: about + text }];
}

/**
 * A form with *parts* to fill in, of several as many as are known; *rest* are the buttons beside that which sends it.
 * @param {Question} question
 * @param {Part[]} parts
 * @param {{error: HTMLElement, rest: HTMLElement[], texts: Texts, onAnswer: (value: Value) => void}} options
 */
function fieldsFor({ field, text, ...question }, parts, { error, rest, texts, onAnswer }) {
  const isDay = field === "applied_on";
  const made = parts.map(({ name, label }) => {
    const id = name ? `settle-${name}` : "settle-field";
    const input = element("input", { id, name: name || null, type: isDay ? "date" : "text", autocomplete: "off", "aria-describedby": error.id });
    return { name, input, node: element("div", { class: "tool-field" }, element("label", { for: id }, label), input) };
  });
  const [{ name: several }] = made;
  const nodes = made.map(({ node }) => node);
  const form = element(
    "form",
    { class: text ? "tool-question" : "", novalidate: true, "data-about": aboutOf(question) },
    ...(several ? [element("fieldset", { class: "tool-plain" }, ...(text ? [element("legend", {}, text)] : []), ...nodes)] : nodes),
    error,
    element("p", { class: "tool-actions" }, element("button", { type: "submit", class: "md-button" }, say(texts, "question_answer")), ...rest),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const filled = made.filter(({ input }) => input.value.trim());
    const typed = filled.map(({ name, input }) => ({ name, input, value: isDay ? input.value : readWon(input.value) }));
    const wrong = filled.length ? typed.find(({ value }) => typeof value === "string" && !isDay)?.input : made[0].input;
    if (wrong) {
      error.textContent = say(texts, "question_error");
      wrong.focus();
    } else {
      onAnswer(several ? Object.fromEntries(typed.map(({ name, value }) => [name, Number(value)])) : typed[0].value);
    }
  });
  return form;
}
