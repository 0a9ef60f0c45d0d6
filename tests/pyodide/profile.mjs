// Runs all that the tests run in a WebAssembly that marks what is called, and writes its marks (profile.py).

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { STEPS } from "../../overrides/theme/assets/javascripts/engine/python_entry.js";
import { runEngineTests } from "./engine_tests.mjs";
import { probesOf, startShipped } from "./shipped.mjs";

const [target, address, count] = process.argv.slice(2);
const marks = new Uint8Array(Number(count));
// More rows than any test reads: lists and the memory grow, and there is something to sort.
const ROWS = Array.from({ length: 20_000 }, (_, row) => `2025-09-${1 + (row % 30)},가게${(row * 7919) % 997},${row * 37}`);
const TABLE = new TextEncoder().encode(["이용일,가맹점명,이용금액", ...ROWS].join("\n"));
const MESSAGES = [
  [{ do: "refund", edition: "2025", base: 0, spend: { "2025-09": 0 } }, []],
  [{ do: "statement", edition: "2025", files: [{ name: "a.csv" }] }, [TABLE]],
];

function collect(pyodide) {
  const seen = pyodide._module.HEAPU8.subarray(Number(address), Number(address) + marks.length);
  seen.forEach((mark, at) => {
    if (mark) marks[at] = 1;
  });
}

/** Ask as the worker does. */
function ask(pyodide) {
  pyodide.runPython(STEPS);
  const { steps, add_path: addPath } = pyodide.pyimport("__main__");
  for (const [message, files] of MESSAGES) {
    const each = steps(JSON.stringify(message), files);
    while (!each.next().done);
    each.destroy();
  }
  pyodide.FS.writeFile("/nothing.zip", new Uint8Array());
  addPath("/nothing.zip");
}

/** Import all that is shipped and what is not, and read and write every character. */
function probe(pyodide) {
  const probes = probesOf(pyodide);
  probes.missing_modules(pyodide.runPython(`next(path for path in sys.path if path.endswith(".zip"))`));
  probes.left_out_but_importable();
  for (const encoding of probes.ENCODINGS.toJs()) probes.table(encoding);
  assert.throws(() => pyodide.runPython("import doctest"), /ModuleNotFoundError/);
}

const first = await startShipped({ _makeSnapshot: true });
const memory = first.makeMemorySnapshot();
ask(first);
collect(first);
const woken = await startShipped({ _loadSnapshot: memory });
ask(woken);
collect(woken);
const probed = await startShipped();
probe(probed);
collect(probed);
const tested = await startShipped();
// Where a collection of garbage falls is chance, and so is which functions it calls: it comes so often here that none is missed.
tested.runPython("import gc; gc.set_threshold(50, 2, 2)");
if (await runEngineTests(tested)) throw new Error("the tests failed");
collect(tested);
await writeFile(target, marks);
