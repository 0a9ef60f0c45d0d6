// The same measurement inside Pyodide, on the files that the site ships; prints JSON for statement.py.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { RUNTIME, readManifest, startShipped } from "../pyodide/shipped.mjs";

const pyodide = await startShipped();
const { extras } = await readManifest();
pyodide.FS.writeFile("/xlrd.zip", await readFile(path.join(RUNTIME, extras.xlrd)));
pyodide.FS.writeFile("/home/pyodide/reading.py", await readFile(new URL("reading.py", import.meta.url)));
pyodide.FS.mkdirTree("/files");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: process.argv[2] }, "/files");
console.log(pyodide.runPython('import sys; sys.path.append("/xlrd.zip"); import json, reading; json.dumps(reading.measure("/files"))'));
