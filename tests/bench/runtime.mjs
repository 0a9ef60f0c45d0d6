// How long a reader waits for the first answer, beside the other ways to write such a page.
//
// All pages in turn, in the same run: the ratios hold on any machine, the milliseconds do not.
// ROUNDS (7), CONDITIONS ("plain,cpu4,fast,slow") and PAGES ("ours,typical,pyscript,plain") shorten it.

import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { launch, programOf } from "./chrome.mjs";
import { prepareVendor } from "./vendor.mjs";
import { CHANGES, PRESS, TOTAL, plainPage, pyscriptPage, typicalPage, typicalWorker } from "./pages.mjs";
import { serve } from "./server.mjs";
import { printBytes, printChanges, printTimes } from "./table.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const CACHE = path.join(ROOT, ".cache/bench");
const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SETTLE = 4_000;
// A browser that was just opened is busy with itself for about a second; nobody's page is.
const OPENED = 2_000;
const CONDITIONS = {
  plain: { cpu: 1, line: null },
  cpu4: { cpu: 4, line: null },
  fast: { cpu: 1, line: { megabits: 9, latency: 20 } },
  slow: { cpu: 1, line: { megabits: 1.6, latency: 150 } },
};
const VISITS = ["cold", "second", "third", "restart"];

const chosen = (name, all) => process.env[name]?.split(",") ?? all;
const conditions = chosen("CONDITIONS", Object.keys(CONDITIONS));
const program = programOf(ROOT);

const vendor = await prepareVendor(ROOT, CACHE);
const server = await serve(
  [
    { prefix: "/site/", folder: path.join(ROOT, "site") },
    { prefix: "/pyscript/", folder: path.join(CACHE, "node_modules/@pyscript/core/dist") },
    { prefix: "/pyodide/", folder: vendor.folder },
    { prefix: "/pyodide/", folder: path.join(ROOT, "node_modules/pyodide") },
  ],
  {
    "/typical/": typicalPage,
    "/pyscript-page/": pyscriptPage(vendor.wheel),
    "/plain/": plainPage,
  },
  { "/typical-worker.js": typicalWorker(vendor.wheel) },
  path.join(CACHE, "br"),
);
const ADDRESSES = { ours: "/site/calculator/", typical: "/typical/", pyscript: "/pyscript-page/", plain: "/plain/" };
const names = chosen("PAGES", Object.keys(ADDRESSES));

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function visit(browser, name, throttle) {
  const page = await browser.open(throttle);
  await page.inject(PRESS);
  await page.go(server.origin + ADDRESSES[name]);
  const answer = await page.until("window.answer", 180_000);
  if (answer.total !== TOTAL) throw new Error(`${name}: ${answer.total} is not ${TOTAL}`);
  const bytes = new Map(page.bytes);
  await pause(SETTLE);
  return { page, at: answer.at, bytes };
}

/** One reader, from an empty browser to the third visit, and once more after closing it. */
async function reader(name, throttle) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "bench-"));
  const result = { times: {}, bytes: null, changes: [] };
  try {
    for (const visits of [VISITS.slice(0, 3), VISITS.slice(3)]) {
      const browser = await launch(program, folder);
      await pause(OPENED);
      for (const kind of visits) {
        const { page, at, bytes } = await visit(browser, name, throttle);
        result.times[kind] = at;
        result.bytes ??= bytes;
        if (name === "ours" && kind === "third") result.changes = await page.evaluate(CHANGES);
        await page.close();
      }
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return result;
}

// Once before the clock runs: the server compresses what it has not yet compressed.
for (const name of names) await reader(name, CONDITIONS.plain);

for (const condition of conditions) {
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) results[name].push(await reader(name, CONDITIONS[condition]));
  }
  printTimes(condition, VISITS, results);
  if (results.ours) printChanges(results.ours);
  if (condition === conditions[0]) printBytes(results, server.origin);
}
server.close();
