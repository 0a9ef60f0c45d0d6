// What is told of the files on their way, in the place of a worker.

import assert from "node:assert/strict";
import test from "node:test";

const RUNTIME = {
  folder: "http://here/runtime/",
  core: "core/",
  library: "python.zip",
  lock: {},
  extras: {},
  sizes: { "core/pyodide.asm.wasm": 10, "python.zip": 4 },
};

/** @type {Map<string, ReadableStreamDefaultController>} */
const lines = new Map();
globalThis.self = globalThis;
globalThis.fetch = async (address) => new Response(new ReadableStream({ start: (line) => lines.set(address, line) }));
const { countFetches } = await import("../../overrides/assets/javascripts/fetching.js");

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
  await send("python.zip", 3);
  assert.deepEqual(told.at(-1), { state: "loading", received: 13, total: 14 });
  arrived();
  await send("python.zip", 1);
  assert.deepEqual(told.at(-1), { received: 14, total: 14 });
});
