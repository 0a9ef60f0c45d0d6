// Lighthouse's mobile preset on a page of each kind; ends with 1 where one stays below the marks.
//
// The site is served as deploy/ serves it: packed, and kept where the address changes with the content.
// RUNS (3) sets how often each page is measured; the median counts, since the machine may be busy.

import { execFileSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "../bench/server.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const CACHE = path.join(ROOT, ".cache/lighthouse");
const RUNS = Number(process.env.RUNS ?? 3);
const PAGES = { home: "/", guide: "/guide/formula/", FAQ: "/faq/amount/", calculator: "/calculator/", diagnosis: "/diagnosis/" };
const MARKS = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const TIMES = {
  FCP: "first-contentful-paint", LCP: "largest-contentful-paint", TBT: "total-blocking-time",
  CLS: "cumulative-layout-shift", bytes: "total-byte-weight",
};
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

const installed = (file) => import(pathToFileURL(path.join(CACHE, "node_modules", file)).href);
const { default: lighthouse } = await installed("lighthouse/core/index.js");
const { launch } = await installed("chrome-launcher/dist/index.js");

function browserOfTests() {
  const code = "from tests.site.browser import find; print(find().program)";
  return execFileSync(path.join(ROOT, ".venv/bin/python"), ["-c", code], { cwd: ROOT, encoding: "utf8" }).trim();
}

/** Return what Lighthouse says of *address*, from a browser that nobody used before. */
async function judged(address, chromePath) {
  const chrome = await launch({ chromePath, chromeFlags: FLAGS, logLevel: "silent" });
  try {
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error", onlyCategories: Object.keys(MARKS) });
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    return lhr;
  } finally {
    await chrome.kill();
  }
}

const score = (lhr, category) => Math.round(lhr.categories[category].score * 100);

function median(reports) {
  const sorted = [...reports].sort((a, b) => score(a, "performance") - score(b, "performance"));
  return sorted[Math.floor(sorted.length / 2)];
}

/** Return the audits that cost *lhr* points in the categories that stay below their mark. */
function losses(lhr) {
  return Object.keys(MARKS).filter((category) => score(lhr, category) < MARKS[category]).flatMap((category) =>
    lhr.categories[category].auditRefs
      .map(({ id, weight }) => ({ audit: lhr.audits[id], weight }))
      .filter(({ audit, weight }) => weight && audit.score !== null && audit.score < 1)
      .map(({ audit }) => `${category}: ${audit.id} ${audit.displayValue ?? ""}`),
  );
}

function row(lhr) {
  const shown = Object.entries(TIMES).map(([name, id]) => [name, Math.round(lhr.audits[id].numericValue * 1000) / 1000]);
  return Object.fromEntries([...Object.keys(MARKS).map((category) => [category, score(lhr, category)]), ...shown]);
}

const server = await serve([{ prefix: "/", folder: path.join(ROOT, "site") }], {}, {}, path.join(CACHE, "br"));
const program = process.env.CHROMIUM ?? browserOfTests();
const [rows, lost] = [{}, []];
for (const [name, address] of Object.entries(PAGES)) {
  const reports = [];
  for (let run = 0; run < RUNS; run += 1) reports.push(await judged(server.origin + address, program));
  const lhr = median(reports);
  rows[name] = row(lhr);
  lost.push(...losses(lhr).map((loss) => `${name}: ${loss}`));
}
server.close();
console.log(`Lighthouse, mobile, median of ${RUNS}; marks: ${JSON.stringify(MARKS)}`);
console.table(rows);
if (lost.length) {
  console.error(`점수가 모자란 곳이 있어요. 아래 항목을 고쳐 주세요.\n${lost.join("\n")}`);
  process.exitCode = 1;
}
