// How much memory a tool takes: its page and the worker with Python, which share one process. Fails where it is too much.
//
// Linux only: it is read from /proc. The largest of the browser's renderers is the page's.

import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { launch, programOf } from "./chrome.mjs";
import { PRESS } from "./pages.mjs";
import { serve } from "./server.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const MOST = 160_000_000;
const AGAIN = 100;
const FILES = 20;
// More than this of what it was is a growth, and not the browser's own coming and going.
const GROWTH = 1.1;
const LOOK = 50;

const RECALCULATE = `(async () => {
  const place = document.querySelector("#calculator-result");
  const field = document.querySelector("#spend-2025-09");
  for (let time = 0; time < ${AGAIN}; time += 1) {
    const shown = new Promise((resolve) => new MutationObserver((_, watch) => { watch.disconnect(); resolve(); }).observe(place, { childList: true, characterData: true, subtree: true }));
    field.value = String(1_100_000 + 1_000 * time);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await shown;
  }
})()`;
const FORGET = `document.querySelector("#statement-forget").click()`;
const READ = `(() => { const text = document.querySelector("#statement-news").textContent; return /읽었어요/.test(text) ? text : undefined; })()`;

const scratch = await mkdtemp(path.join(os.tmpdir(), "memory-"));
const server = await serve([{ prefix: "/site/", folder: path.join(ROOT, "site") }], {}, {}, path.join(ROOT, ".cache/bench/br"));
const browser = await launch(programOf(ROOT), path.join(scratch, "profile"));
const failures = [];

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

/** Return the peak while *work* is done, and what is left when all that nobody holds is gone. */
async function measured(page, work) {
  let peak = 0;
  let working = true;
  const looking = (async () => {
    while (working) {
      peak = Math.max(peak, await page.memory());
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  })();
  await work();
  working = false;
  await looking;
  await page.send("HeapProfiler.collectGarbage");
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  return { peak, left: await page.memory() };
}

function tell(what, { peak, left }, most = Infinity) {
  const wrong = peak > most;
  if (wrong) failures.push(what);
  console.log(`${what.padEnd(44)} peak ${megabytes(peak).padStart(7)}, then ${megabytes(left).padStart(7)}${wrong ? `  more than ${megabytes(most)}` : ""}`);
}

function compare(what, before, after) {
  if (after.left <= before.left * GROWTH) return;
  failures.push(what);
  console.log(`${what}: grown from ${megabytes(before.left)} to ${megabytes(after.left)}`);
}

async function calculator() {
  const page = await browser.open({ cpu: 1, line: null });
  await page.inject(PRESS);
  const first = await measured(page, async () => {
    await page.go(`${server.origin}/site/calculator/`);
    await page.until("window.answer", 60_000);
    await new Promise((resolve) => setTimeout(resolve, 5_000)); // its memory is copied and kept
  });
  tell("calculator, a first visit", first, MOST);
  const warm = await measured(page, () => page.evaluate(RECALCULATE));
  const again = await measured(page, () => page.evaluate(RECALCULATE));
  tell(`calculator, ${AGAIN} calculations more`, again, MOST);
  compare("calculations", warm, again);
  await page.close();
}

async function statement() {
  const code = `
import pathlib, sys
from tests.statements import csv_file, hana, payment
rows = [payment(f"2025.{9 + n % 3:02}.{n % 28 + 1:02}", "1,000", f"가게{n % 997}", approval=str(n)) for n in range(int(sys.argv[2]))]
content = csv_file(hana(rows))
pathlib.Path(sys.argv[1]).write_bytes(content)
print(len(content))
`;
  const files = { small: path.join(scratch, "small.csv"), large: path.join(scratch, "large.csv") };
  const write = (name, rows) => Number(execFileSync(path.join(ROOT, ".venv/bin/python"), ["-c", code, files[name], String(rows)], { cwd: ROOT, encoding: "utf8" }));
  write("small", 500);
  const size = write("large", 52_000);
  if (size < 4_000_000 || size > 5_242_880) throw new Error(`${size} is not nearly 5 MB`);
  const page = await browser.open({ cpu: 1, line: null });
  await page.go(`${server.origin}/site/statement/`);
  await page.until(`document.querySelector("#statement-news")?.hidden === false || undefined`, 60_000);
  const read = async (name) => {
    const { root } = await page.send("DOM.getDocument");
    const { nodeId } = await page.send("DOM.querySelector", { nodeId: root.nodeId, selector: "#statement-files" });
    await page.send("DOM.setFileInputFiles", { nodeId, files: [files[name]] });
    await page.until(READ, 120_000);
    await page.evaluate(FORGET);
  };
  const warm = await measured(page, async () => { for (let time = 0; time < 3; time += 1) await read("small"); });
  const many = await measured(page, async () => { for (let time = 0; time < FILES; time += 1) await read("small"); });
  tell(`statement, ${FILES} files one after the other`, many);
  compare("files", warm, many);
  tell(`statement, a file of ${(size / 1e6).toFixed(1)} MB`, await measured(page, () => read("large")));
  await page.close();
}

try {
  await calculator();
  await statement();
} finally {
  await browser.close();
  server.close();
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
}
process.exitCode = failures.length ? 1 : 0;
