/* Which of the editors' sentences do not bring their page among the first three: node reach.mjs INDEX < PAGES

   PAGES is [{url, title, asked}], as the pages are written now; the index may be of an older build.
   The answer is [{url, asked, found}], the pages that come instead with their addresses. */

import { readFileSync } from "node:fs";

import { Languages } from "../../../theme/assets/javascripts/search/languages.js";
import { pagesFor } from "./pages.mjs";

const FIRST = 3;
const index = JSON.parse(readFileSync(process.argv[2], "utf8"));
const pages = JSON.parse(readFileSync(0, "utf8"));

for (const { url, title, asked } of pages) {
  let doc = index.docs.find(({ location }) => location === url);
  if (!doc) index.docs.push((doc = { location: url, title, text: "" }));
  doc.asked = asked;
}

const folders = Object.keys(index.config.languages ?? {});
const [korean, ...others] = new Languages(index).searches;
const searchFor = (url) => others[folders.findIndex((folder) => url.startsWith(`${folder}/`))] ?? korean;
const missed = pages.flatMap(({ url, asked }) =>
  asked
    .map((sentence) => ({ url, asked: sentence, found: pagesFor(searchFor(url), sentence).slice(0, FIRST) }))
    .filter(({ found }) => !found.includes(url.replace(/\/$/, "") || "index")),
);
console.log(JSON.stringify(missed));
