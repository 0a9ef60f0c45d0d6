/* Each search engine as one function: from a Material index to pages for a query, best first. */

import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";
import MiniSearch from "minisearch";

import { pagesFor } from "../../overrides/hooks/sitebuild/search/pages.mjs";
import { runs, starts } from "../../overrides/theme/assets/javascripts/search/grams.js";
import { contentOf, readings } from "../../overrides/theme/assets/javascripts/search/query.js";
import { gramsOf } from "../../overrides/theme/assets/javascripts/search/rank.js";
import { Search } from "../../overrides/theme/assets/javascripts/search/search.js";
import { toText, toWords } from "../../overrides/theme/assets/javascripts/search/text.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const pageOf = (location) => location.split("#")[0].replace(/\/$/, "") || "index";
const distinct = (locations) => [...new Set(locations.map(pageOf))];

/** Return [page, its entries] of *docs*, in their order. */
export function byPage(docs) {
  const pages = new Map();
  for (const doc of docs) {
    const [page] = doc.location.split("#");
    pages.set(page, [...(pages.get(page) ?? []), doc]);
  }
  return [...pages];
}

function ours(index) {
  const search = new Search(index);
  return (query) => pagesFor(search, query);
}

/** MiniSearch on our cutting of pages and queries: a library's index and ranking in place of ours. */
function miniSearch({ docs }) {
  const cut = (text) => {
    const words = toWords(toText(text));
    const grams = new Set(words.flatMap(starts));
    runs(words, (gram) => grams.add(gram));
    return [...grams].map(String);
  };
  const search = new MiniSearch({ fields: ["title", "text"], tokenize: cut, processTerm: (term) => term });
  search.addAll(docs.map(({ title, text }, id) => ({ id, title, text })));
  const known = { last: (gram) => (search.search(String(gram), { tokenize: (text) => [text] }).length ? 0 : -1) };
  const answer = (text) => {
    const grams = gramsOf(contentOf(text));
    const tokenize = () => Array.from(grams.keys(), String);
    return search.search(text, { tokenize, boost: { title: 6 }, boostTerm: (term) => grams.get(Number(term)) });
  };
  return (query) => {
    const answers = readings(query, known).map(answer);
    const best = answers.reduce((one, other) => ((other[0]?.score ?? 0) > (one[0]?.score ?? 0) ? other : one));
    return distinct(best.map(({ id }) => docs[id].location));
  };
}

/** Material's worker as it is shipped, with what a worker's scope offers. */
async function material(index) {
  const [python] = readdirSync(resolve(ROOT, ".venv/lib"));
  const folder = resolve(ROOT, ".venv/lib", python, "site-packages/material/templates/assets/javascripts/workers");
  const path = resolve(folder, readdirSync(folder).find((name) => name.endsWith(".js")));
  let answer;
  let listener;
  const scope = vm.createContext({
    console: { warn() {} },
    postMessage: (message) => answer(message),
    addEventListener: (_, added) => { listener = added; },
    importScripts: (...scripts) => scripts.forEach((script) => run(resolve(dirname(path), script))),
  });
  scope.self = scope;
  const run = (script) => vm.runInContext(readFileSync(script, "utf8"), scope);
  run(path);
  const ask = (type, data) => new Promise((settle) => {
    answer = settle;
    listener({ data: { type, data } });
  });
  const config = { ...index.config, lang: ["ko"] };
  await ask(0, { config, docs: index.docs, options: { suggest: false } });
  return async (query) => distinct((await ask(2, query)).data.items.map(([first]) => first.location));
}

/** Return the folder of Pagefind's index, one record per page; its own program makes it when the site is built. */
async function pagefindIndex(index) {
  const { createIndex } = await import(pathToFileURL(PAGEFIND));
  const { index: records } = await createIndex({ forceLanguage: "ko" });
  for (const [location, docs] of byPage(index.docs)) {
    const content = docs.map(({ title, text }) => `${toText(title)}. ${toText(text)}`).join(" ");
    await records.addCustomRecord({ url: `/${location}`, content, language: "ko", meta: { title: toText(docs[0].title) } });
  }
  const folder = mkdtempSync(join(tmpdir(), "pagefind-"));
  await records.writeFiles({ outputPath: folder });
  return folder;
}

/** Pagefind's browser script, which fetches its index from the disk here. */
async function pagefind(folder) {
  globalThis.fetch = async (address) => new Response(readFileSync(String(address).split("?")[0]));
  const search = await import(pathToFileURL(join(folder, "pagefind.js")));
  await search.options({ basePath: `${folder}/`, baseUrl: "/" });
  await search.init();
  return async (query) => {
    const { results } = await search.search(query);
    const best = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    return distinct([...best.map(({ raw_url, url }) => (raw_url ?? url).slice(1)), ...results.slice(3).map(({ id }) => id)]);
  };
}

const PAGEFIND = resolve(ROOT, ".cache/bench/node_modules/pagefind/lib/index.js");

/** Return the engines that are here, by name: `prepare` belongs to the build, `open` to the reader's browser. */
export async function engines() {
  const simple = (open) => ({ prepare: async (index) => index, open: async (index) => open(index) });
  const found = { "이 사이트": simple(ours), Material: simple(material), MiniSearch: simple(miniSearch) };
  if (existsSync(PAGEFIND)) found.Pagefind = { prepare: pagefindIndex, open: pagefind };
  else console.log("Pagefind는 없어서 빼요. `make bench`가 설치해요.");
  return found;
}
