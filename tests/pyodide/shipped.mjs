// Starts, under Node, the Python that the built site holds.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { loadPyodide } from "pyodide";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const RUNTIME = path.join(ROOT, "site/assets/runtime");
// Node takes the site's pyodide.asm.js for an ES module, which it is not, so the core is
// loaded from the npm package; files.test.mjs holds the site's copy equal to it.
export const NPM = path.join(ROOT, "node_modules/pyodide");

export async function readManifest() {
  return JSON.parse(await readFile(path.join(RUNTIME, "manifest.json"), "utf8"));
}

export async function sha256(file) {
  return createHash("sha256").update(await readFile(file)).digest("hex");
}

/** Start Python with the options that the worker uses. */
export async function startShipped(options = {}) {
  const { library, lock } = await readManifest();
  return loadPyodide({
    indexURL: NPM,
    stdLibURL: path.join(RUNTIME, library),
    lockFileContents: lock,
    ...options,
  });
}
