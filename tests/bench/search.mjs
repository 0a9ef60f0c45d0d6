/* The search beside Material's own worker, Pagefind and MiniSearch: recall, and time in one run.

   Node stands in for the browser for all of them, so the figures are for comparing. The pages of
   100 and 1,000 are those of the built site, repeated. "First" is to take the index as it is served and
   to answer once. */

import { readFileSync } from "node:fs";

import { evaluate } from "../search/eval.mjs";
import { typed } from "../search/typed.mjs";
import { byPage, engines } from "./search_engines.mjs";

const ROOT = new URL("../../", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, ROOT), "utf8"));
const SIZES = [100, 1000];
const PHRASES = ["환급금이 안 들어와요", "하나카드 고객센터 전화번호", "온누리상품권 유효기간", "결제를 취소했어요"];
const MARKS = "첫 결과 150 ms(100쪽), 글자마다 16 ms(100쪽)와 50 ms(1,000쪽), 찾은 비율 0.93, MRR 0.88";

/** Return an index of *count* pages made of those of *index*. */
function repeated({ config, docs }, count) {
  const groups = byPage(docs).map(([, group]) => group);
  const pages = Array.from({ length: count }, (_, at) => [groups[at % groups.length], Math.floor(at / groups.length)]);
  return { config, docs: pages.flatMap(([group, copy]) => group.map((doc) => ({ ...doc, location: `${copy}/${doc.location}` }))) };
}

const sorted = (numbers) => numbers.toSorted((a, b) => a - b);
const share = (numbers, part) => sorted(numbers)[Math.floor((numbers.length - 1) * part)];

/** Return the milliseconds of processor time that *act* took, which other work on the machine leaves alone. */
async function timed(act) {
  const start = process.cpuUsage();
  const result = await act();
  const { user, system } = process.cpuUsage(start);
  return [(user + system) / 1000, result];
}

async function speed({ prepare, open }, index) {
  const prepared = await prepare(structuredClone(index));
  const [first, find] = await timed(async () => {
    const made = await open(prepared);
    await made(PHRASES[0]);
    return made;
  });
  const strokes = [];
  for (const state of PHRASES.flatMap(typed)) strokes.push((await timed(() => find(state)))[0]);
  return { first, middle: share(strokes, 0.5), slow: share(strokes, 0.95) };
}

async function recall({ prepare, open }, index, queries) {
  const find = await open(await prepare(structuredClone(index)));
  const pages = new Map();
  for (const { q } of queries) pages.set(q, await find(q));
  return evaluate(null, queries, (_, q) => pages.get(q));
}

const bench = read("tests/search/bench_index.json");
const queries = read("tests/search/bench_queries.json");
const site = read("site/search/search_index.json");
const column = (text, width) => String(text).padStart(width);

console.log(`목표: ${MARKS}\n`);
console.log("                찾은 비율    MRR  빈 결과 |  쪽수  첫 결과 ms  글자 중앙값 ms  글자 95% ms");
for (const [name, engine] of Object.entries(await engines())) {
  const found = await recall(engine, bench, queries);
  const quality = `${column(found.recall_at_3, 8)} ${column(found.mrr, 8)} ${column(found.empty, 7)}`;
  for (const size of SIZES) {
    const { first, middle, slow } = await speed(engine, repeated(site, size));
    const time = `${column(size, 6)} ${column(first.toFixed(0), 10)} ${column(middle.toFixed(1), 14)} ${column(slow.toFixed(1), 13)}`;
    console.log(`${name.padEnd(14)} ${quality} | ${time}`);
  }
}
process.exit(0); // Pagefind's helper would keep running
