// The same measurement inside Pyodide, on the files that the site ships; prints JSON for gap.py.

import { readFile } from "node:fs/promises";
import { startShipped } from "../pyodide/shipped.mjs";

const pyodide = await startShipped();
pyodide.FS.writeFile("/home/pyodide/cost.py", await readFile(new URL("cost.py", import.meta.url)));
console.log(pyodide.runPython("import json, cost; json.dumps(cost.measure())"));
