// The pages that are timed: ours, and what others would write for the same answer.

/** 1,000,000 won a month; 1,300,000, 1,600,000 and 900,000 spent: the example of the calculator page. */
const MESSAGE = {
  do: "refund",
  edition: "2025",
  base: 1_000_000,
  spend: { "2025-09": 1_300_000, "2025-10": 1_600_000, "2025-11": 900_000 },
};
export const TOTAL = 160_000;

const HEAD = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">`;
const PYTHON = `
import json
from calculator.app import handle
handle(json.loads('${JSON.stringify(MESSAGE)}'))["total"]`;

/** Pressed as soon as the form listens; told when the answer can be read. */
export const PRESS = `
addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("#calculator-result");
  if (!place) return;
  const digits = () => place.querySelector(".tool-total")?.textContent.replace(/\\D/g, "");
  const look = () => {
    if (place.hidden || !digits()) return;
    window.answer ??= { total: Number(digits()), at: performance.now() };
  };
  new MutationObserver(look).observe(place, { childList: true, subtree: true, attributes: true });
  document.querySelector("[data-example]").click();
});`;

/** A page that anyone writes after reading Pyodide's manual, with the good advice of a worker. */
export const typicalPage = `${HEAD}<script type="module">
const worker = new Worker("/typical-worker.js", { type: "module" });
worker.addEventListener("message", ({ data }) => { window.answer = { total: data, at: performance.now() }; });
</script></head><body></body></html>`;

export const typicalWorker = (wheel) => `
import { loadPyodide } from "/pyodide/pyodide.mjs";
const pyodide = await loadPyodide();
await pyodide.loadPackage("micropip");
await pyodide.pyimport("micropip").install(new URL("${wheel}", location.href).href);
postMessage(pyodide.runPython(${JSON.stringify(PYTHON)}));
`;

export const pyscriptPage = (wheel) => `${HEAD}
<script type="module" src="/pyscript/core.js"></script></head><body>
<script type="py" config='{"interpreter": "/pyodide/pyodide.mjs", "packages": ["${wheel}"]}'>
import json
from pyscript import window
from calculator.app import handle
window.told(handle(json.loads('${JSON.stringify(MESSAGE)}'))["total"])
</script>
<script>window.told = (total) => { window.answer = { total, at: performance.now() }; };</script>
</body></html>`;

/** The least that any page can take: the formula of 2025 in the page itself. */
export const plainPage = `${HEAD}<script type="module">
const { base, spend } = ${JSON.stringify(MESSAGE)};
const caps = { "2025-12": 30_000 };
const refund = ([month, won]) => Math.min(Math.floor(Math.max(0, won - base) * 20 / 100), caps[month] ?? 100_000);
const total = Object.entries(spend).map(refund).reduce((sum, won) => sum + won, 0);
window.answer = { total, at: performance.now() };
</script></head><body></body></html>`;

/** Change one amount ten times and return the milliseconds until each new total is there. */
export const CHANGES = `(async () => {
  const field = document.querySelector("#spend-2025-09");
  const place = document.querySelector("#calculator-result");
  const times = [];
  for (let step = 1; step <= 10; step += 1) {
    const before = place.querySelector(".tool-total").textContent;
    const start = performance.now();
    field.value = String(1_300_000 - step * 10_000);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    while (place.querySelector(".tool-total").textContent === before) {
      if (performance.now() - start > 5_000) throw new Error("no new total");
      await new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
    }
    times.push(performance.now() - start);
  }
  return times;
})()`;
