// How long a key stroke waits for what it changes on the screen, at a quarter of this processor's speed: while Python
// starts, and afterwards. Fails where it is too long. Event timing tells in steps of 8 ms.

import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { launch, programOf } from "./chrome.mjs";
import { serve } from "./server.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SLOWER = 4;
const MOST = { "while Python starts": 100, afterwards: 50, "afterwards, slowly": 50 };
const STROKES = 42;
// What the browser itself has to load first, and how long it takes from touching a field to the first key.
const BEGINNING = 4_000;
const TO_FIRST_KEY = 500;
// As fast as the answers are not drawn between, and so slowly that they are.
const FAST = 150;
const SLOW = 430;

const WATCH = `
window.strokes = [];
new PerformanceObserver((list) => {
  for (const { name, startTime, duration, processingStart, processingEnd } of list.getEntries()) {
    if (["keydown", "keyup", "keypress", "input"].includes(name)) strokes.push({ startTime, duration, delay: processingStart - startTime, work: processingEnd - processingStart });
  }
}).observe({ type: "event", durationThreshold: 16, buffered: true });
`;

const scratch = await mkdtemp(path.join(os.tmpdir(), "keys-"));
const server = await serve([{ prefix: "/site/", folder: path.join(ROOT, "site") }], {}, {}, path.join(ROOT, ".cache/bench/br"));
const browser = await launch(programOf(ROOT), path.join(scratch, "profile"));
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let failed = false;

/** Type a number of seven digits into what is selected, take it back digit by digit, and so on. */
async function type(page, count, between) {
  for (let stroke = 0; stroke < count; stroke += 1) {
    const digit = String((stroke % 7) + 1);
    const key = stroke % 14 < 7 ? { key: digit, text: digit } : { key: "Backspace", windowsVirtualKeyCode: 8 };
    await page.send("Input.dispatchKeyEvent", { type: "keyDown", ...key });
    await page.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    await pause(between);
  }
}

async function told(page, when, what) {
  await pause(1_000);
  const strokes = await page.evaluate("strokes.splice(0)");
  const longest = Math.max(0, ...strokes.map(({ duration }) => duration));
  const worst = strokes.find(({ duration }) => duration === longest);
  const wrong = longest > MOST[when];
  failed ||= wrong;
  console.log(
    `calculator, ${`${when}${what}`.padEnd(36)} ${String(STROKES).padStart(3)} strokes, longest ${String(longest).padStart(4)} ms of at most ${MOST[when]}` +
      (worst ? ` (waited ${worst.delay.toFixed(0)}, worked ${worst.work.toFixed(0)})` : "") + (wrong ? "  TOO LONG" : ""),
  );
}

/** Type in a field whose answer stands, fast and slowly: each stroke gives another number, and slowly another answer. */
async function follow(page, what) {
  await page.evaluate("document.querySelector('#spend-2025-09').select()");
  await pause(3_000);
  await page.evaluate("strokes.splice(0)");
  await type(page, STROKES, FAST);
  await told(page, "afterwards", what);
  await page.evaluate(`
    window.drawn = 0;
    new MutationObserver(() => { drawn += 1; }).observe(document.querySelector("#calculator-months"), { subtree: true, childList: true, characterData: true });
    document.querySelector("#spend-2025-09").select();
  `);
  await type(page, STROKES, SLOW);
  await told(page, "afterwards, slowly", what);
  const drawn = await page.evaluate("drawn");
  if (drawn < STROKES / 4) throw new Error(`${drawn} answers were drawn between ${STROKES} strokes`);
}

try {
  const page = await browser.open({ cpu: SLOWER, line: null });
  await pause(BEGINNING);
  await page.inject(WATCH);
  await page.go(`${server.origin}/site/calculator/`);
  await page.until("document.readyState === 'complete' || undefined", 60_000);
  await page.evaluate("document.querySelector('#base').focus()");
  await pause(TO_FIRST_KEY);
  await type(page, STROKES, FAST);
  await told(page, "while Python starts", "");
  await page.evaluate("document.querySelector('[data-example]').click()");
  await page.until("document.querySelector('#calculator-result .tool-total') ? true : undefined", 120_000);
  await follow(page, "");
  await page.evaluate(`
    document.querySelector("#received-2025-09").select();
    document.execCommand("insertText", false, "50000");
  `);
  await page.until("document.querySelector('#calculator-reasons').hidden ? undefined : true", 120_000);
  await follow(page, ", with reasons");
  await page.close();
} finally {
  await browser.close();
  server.close();
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
}
process.exitCode = failed ? 1 : 0;
