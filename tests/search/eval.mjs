/* How well a Material index is searched: npm run search:eval -- --index FILE --queries FILE; with "-", each line that comes in is a list of queries. */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { pageOf, pagesFor } from "../../overrides/hooks/sitebuild/search/pages.mjs";
import { amountsOf } from "../../overrides/theme/assets/javascripts/search/amounts.js";
import { Languages } from "../../overrides/theme/assets/javascripts/search/languages.js";
import { OFFERED, STARTED } from "../../overrides/theme/assets/javascripts/search/search.js";

const rounded = (number) => Math.round(number * 1000) / 1000;

/** Return the name of what *query* starts: that of the answer in the questionnaire, or of the tool; "" where nothing. */
export const startFor = (search, query) => {
  const started = search.search(query).items.find(([first]) => first.score === STARTED);
  const [path, fragment = ""] = (started?.[0].location ?? "").split("#");
  return new URLSearchParams(fragment).get("start") ?? (fragment || path.split("/").at(-2) || "");
};

/**
 * Return which share of *queries*, each with the names of what may be started ("" where nothing may be as well), starts that;
 * and those that start another.
 */
export function startsRight(search, queries) {
  const judged = queries.map(({ q, lang, start }) => ({ q, start, found: startFor(search({ lang }), q) }));
  const belong = judged.filter(({ start }) => start.length);
  const right = belong.filter(({ start, found }) => start.includes(found));
  const others = judged.filter(({ start }) => !start.length);
  return {
    right: rounded(right.length / belong.length),
    needless: rounded(others.filter(({ found }) => found).length / others.length),
    wrong: judged.filter(({ start, found }) => (start.length ? !start.includes(found) : found)),
  };
}

/** Return which share of *queries* that no page answers are told so, and those that are not. */
export function toldElsewhere(search, queries) {
  const untold = queries.filter(({ q, lang }) => search({ lang }).search(q).items.every(([first]) => first.score !== OFFERED));
  return { told: rounded(1 - untold.length / queries.length), untold: untold.map(({ q }) => q) };
}

/** Return which share of *queries*, each with what is *said* in it of amounts and a month, hands on just that; and those that do not. */
export function amountsRight(search, queries) {
  const wrong = queries.map(({ q, lang, said }) => ({ q, said, found: handedOn(search({ lang }).own.amounts, q) }))
    .filter(({ said, found }) => Object.keys({ ...said, ...found }).some((name) => said[name] !== found[name]));
  return { right: rounded(1 - wrong.length / queries.length), wrong };
}

/** Return what the calculator is given of the amounts in *query*. */
function handedOn(words, query) {
  const { month, received, spent, base } = amountsOf(query, words);
  return Object.fromEntries(Object.entries({ month: month?.month, received, spent, base }).filter(([, value]) => value !== undefined));
}

/**
 * Return the figures of *queries*, each {cat, q, rel}: found if one page of rel is among the first three.
 * *search* may be a function of a query that gives the search to ask it of.
 */
export function evaluate(search, queries, find = pagesFor) {
  const judged = queries.map((query) => {
    const { cat, q, rel } = query;
    const pages = find(typeof search === "function" ? search(query) : search, q);
    const rank = 1 + pages.findIndex((page) => rel.map(pageOf).includes(page));
    return { cat, q, rel, rank, pages };
  });
  const recall = (some) => rounded(some.filter(({ rank }) => rank > 0 && rank <= 3).length / some.length);
  const categories = [...new Set(judged.map(({ cat }) => cat))];
  return {
    recall_at_3: recall(judged),
    mrr: rounded(judged.reduce((sum, { rank }) => sum + (rank && 1 / rank), 0) / judged.length),
    empty: judged.filter(({ pages }) => !pages.length).length,
    per_category: Object.fromEntries(categories.map((name) => [name, recall(judged.filter(({ cat }) => cat === name))])),
    misses: judged
      .filter(({ rank }) => rank < 1 || rank > 3)
      .map(({ cat, q, rel, rank, pages }) => ({ cat, q, rel, rank, found: pages.slice(0, 3) })),
  };
}

const read = (file) => JSON.parse(readFileSync(file, "utf8"));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { index: { type: "string" }, queries: { type: "string" } } });
  if (!values.index || !values.queries) {
    console.error("이렇게 써 주세요: npm run search:eval -- --index 색인.json --queries 질문.json");
    process.exit(2);
  }
  const index = read(values.index);
  const [korean, english] = [new Languages(index), new Languages(index, "en")];
  const searchOf = ({ lang }) => (lang === "en" ? english : korean);
  if (values.queries === "-") {
    for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(figures(searchOf, JSON.parse(line))));
  } else {
    console.log(JSON.stringify(figures(searchOf, read(values.queries)), null, 1));
  }
}

/** Return all figures of *queries*: those of the pages, of what is started, of what is not ours, and of amounts, where any query asks for it. */
function figures(searchOf, queries) {
  const some = (of) => (queries.some(of) ? queries.filter(of) : null);
  const [answered, elsewhere, said] = [some(({ rel }) => rel.length), some(({ rel }) => !rel.length), some((query) => query.said)];
  return {
    ...evaluate(searchOf, answered),
    ...(queries.every(({ start }) => start) && { starts: startsRight(searchOf, queries) }),
    ...(elsewhere && { elsewhere: toldElsewhere(searchOf, elsewhere) }),
    ...(said && { amounts: amountsRight(searchOf, said) }),
  };
}
