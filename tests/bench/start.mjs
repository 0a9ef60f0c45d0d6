// Prints the milliseconds in which a core of Pyodide starts under Node and gives its first answer (passes.py).

import { readFile } from "node:fs/promises";
import path from "node:path";

const [folder, runtime] = process.argv.slice(2);
const { library, lock } = JSON.parse(await readFile(path.join(runtime, "manifest.json"), "utf8"));
const begun = performance.now();
const { loadPyodide } = await import(path.join(folder, "pyodide.mjs"));
const pyodide = await loadPyodide({ indexURL: folder, stdLibURL: path.join(runtime, library), lockFileContents: lock });
const total = pyodide.runPython(`
from calculator.app import handle
handle({"do": "refund", "edition": "2025", "base": 1000000, "spend": {"2025-09": 1300000}})["total"]`);
if (total !== 60_000) throw new Error(`${total}`);
console.log(performance.now() - begun);
