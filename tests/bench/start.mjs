// Prints the milliseconds of processor time that a core of Pyodide takes under Node to its first answer (passes.py).

import { readFile } from "node:fs/promises";
import path from "node:path";

const [folder, runtime] = process.argv.slice(2);
const { library, lock } = JSON.parse(await readFile(path.join(runtime, "manifest.json"), "utf8"));
const begun = process.cpuUsage();
const { loadPyodide } = await import(path.join(folder, "pyodide.mjs"));
const pyodide = await loadPyodide({ indexURL: folder, stdLibURL: path.join(runtime, library), lockFileContents: lock });
const total = pyodide.runPython(`
from calculator.app import handle
handle({"do": "refund", "edition": "2025", "base": 1000000, "spend": {"2025-09": 1300000}})["total"]`);
if (total !== 60_000) throw new Error(`${total}`);
const { user, system } = process.cpuUsage(begun);
console.log((user + system) / 1000);
