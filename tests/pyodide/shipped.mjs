// Starts, under Node, the Python that the built site holds.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const RUNTIME = path.join(ROOT, "site/assets/runtime");
export const NPM = path.join(ROOT, "node_modules/pyodide");

export const PLAIN = process.env.RUNTIME === "plain";

const WASM = "pyodide.asm.wasm";

export async function readManifest() {
  return JSON.parse(await readFile(path.join(RUNTIME, "manifest.json"), "utf8"));
}

export async function sha256(file) {
  return createHash("sha256").update(await readFile(file)).digest("hex");
}

/**
 * Copy the site's core to where Node takes its script for what it is, no ES module, and finds
 * the packages that Pyodide needs under Node; return the folder. A core bears the digest of its
 * files in its name, so that once is enough; and whole, since several tests may ask at a time.
 * @param {string} core
 * @param {string} wasm which of its WebAssembly files Pyodide gets
 */
async function coreForNode(core, wasm) {
  const folder = path.join(ROOT, ".cache/node", core, wasm);
  if (existsSync(folder)) return folder;
  const scratch = `${folder}.${process.pid}`;
  await cp(path.join(RUNTIME, core), scratch, { recursive: true });
  await cp(path.join(RUNTIME, core, wasm), path.join(scratch, WASM));
  await writeFile(path.join(scratch, "package.json"), `{"type": "commonjs"}`);
  await rename(scratch, folder).catch(async (error) => {
    if (!existsSync(folder)) throw error;
    await rm(scratch, { recursive: true }); // another was quicker
  });
  return folder;
}

/** Start Python from the site's own files, with the options that the worker uses. */
export async function startShipped(options = {}, wasm = WASM) {
  const { core, library, lock } = await readManifest();
  const folder = await coreForNode(core, wasm);
  const { loadPyodide } = await import(path.join(folder, "pyodide.mjs"));
  return loadPyodide({
    indexURL: folder,
    stdLibURL: path.join(RUNTIME, library),
    lockFileContents: lock,
    ...options,
  });
}

/** Return what `probes.py` offers, in the given Python. */
export function probesOf(pyodide) {
  for (const folder of ["overrides/hooks", "tests/pyodide"]) {
    pyodide.FS.mkdirTree(`/probes/${folder}`);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: path.join(ROOT, folder) }, `/probes/${folder}`);
  }
  pyodide.runPython(`import sys; sys.path += ["/probes/overrides/hooks", "/probes/tests/pyodide"]`);
  return pyodide.pyimport("probes");
}
