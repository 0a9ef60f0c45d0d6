// What is told of the files on their way, in the place of a worker.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test, { mock } from "node:test";

const digest = (bytes) => createHash("sha256").update(new Uint8Array(bytes)).digest("hex").slice(0, 16);
const RUNTIME = {
  folder: "http://here/runtime/",
  core: "core/",
  library: "python.zip",
  lock: {},
  extras: {},
  sizes: { "core/pyodide.asm.wasm": 10, "python.zip": 4 },
  digests: { "core/pyodide.asm.wasm": digest(10), "python.zip": digest(4) },
};

/** @type {Map<string, ReadableStreamDefaultController>} */
const lines = new Map();
globalThis.self = globalThis;
const asked = [];
globalThis.fetch = async (address, options) => asked.push([address, options]) && new Response(new ReadableStream({ start: (line) => lines.set(address, line) }));
const { countFetches, fetchAnew } = await import("../../overrides/theme/assets/javascripts/engine/fetching.js");

let time = 0;
mock.method(performance, "now", () => time);
const settled = () => new Promise((resolve) => setTimeout(resolve));

function send(name, bytes) {
  lines.get(RUNTIME.folder + name).enqueue(new Uint8Array(bytes));
  return settled();
}

test("bytes that are counted when Python is there already do not tell that it starts", async () => {
  const told = [];
  const fail = (reason, error) => assert.fail(`${reason} ${error}`);
  const arrived = countFetches(RUNTIME, "pyodide.asm.wasm", { tell: (state) => told.push(state), fail });
  await settled();
  for (const name of ["core/pyodide.asm.wasm", "python.zip"]) await fetch(RUNTIME.folder + name);
  await send("core/pyodide.asm.wasm", 10);
  assert.deepEqual(told, [{ state: "loading", received: 0, total: 14 }]); // a moment ago
  time += 1_000;
  await send("python.zip", 3);
  assert.deepEqual(told.at(-1), { state: "loading", received: 13, total: 14 });
  arrived();
  await send("python.zip", 1);
  assert.deepEqual(told.at(-1), { received: 14, total: 14 });
});

for (const [name, bytes] of [["a library that was damaged", [1, 0, 0, 0]], ["a library that is another version's", [0, 0]]]) {
  test(`${name} is told, and not taken for a line that fails`, async () => {
    const failed = [];
    countFetches(RUNTIME, "pyodide.asm.wasm", { tell: () => {}, fail: (reason) => failed.push(reason) });
    await settled();
    await fetch(`${RUNTIME.folder}python.zip`);
    lines.get(`${RUNTIME.folder}python.zip`).enqueue(Uint8Array.from(bytes));
    lines.get(`${RUNTIME.folder}python.zip`).close();
    for (let turn = 0; turn < 100 && !failed.length; turn += 1) await settled();
    assert.deepEqual(failed, ["crash"]);
  });
}

test("asked anew, nothing comes from what the browser keeps", async () => {
  asked.length = 0;
  fetchAnew();
  countFetches(RUNTIME, "pyodide.asm.wasm", { tell: () => {}, fail: () => {} });
  await settled();
  assert.deepEqual(asked.map(([, { cache }]) => cache), ["reload", "reload"]);
});
