// Python in the worker: started anew by Pyodide's public API, or woken from the memory that an earlier start left.

import { StartError, answerFetches, importPyodide } from "./fetching.js";
import { KEEPABLE, insidesOf, wakeModule } from "./insides.js";
import { STEPS } from "./python_entry.js";

/** @typedef {import("./worker.js").Runtime} Runtime */

const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** @typedef {{steps: (text: string, files: Uint8Array[]) => any, addLibrary: (path: string, zip: Uint8Array) => void}} Python */
/** @typedef {Python & {insides: ReturnType<typeof insidesOf>}} Keepable */

/**
 * @param {Runtime} runtime
 * @returns {Promise<Python>}
 */
export async function startPython(runtime) {
  return pythonOf(await load(runtime));
}

/**
 * Start so that the memory can be kept for the next visit.
 * @param {Runtime} runtime
 * @returns {Promise<Keepable>}
 */
export async function startKeepable(runtime) {
  const pyodide = await load(runtime, KEEPABLE);
  return { ...pythonOf(pyodide), insides: insidesOf(pyodide) };
}

/**
 * @param {Runtime} runtime
 * @param {import("./snapshot.js").Opened} kept
 * @returns {Promise<Python>}
 */
export async function wakePython(runtime, kept) {
  refuseBlocked();
  const compiling = WebAssembly.compile(kept.wasm);
  compiling.catch(() => {}); // told when it is asked for
  const loadPyodide = await importPyodide(runtime);
  answerFetches(runtime, kept.library);
  const { entry, FS } = await wakeModule(loadPyodide, optionsOf(runtime), { ...kept, wasm: await compiling });
  return asked(entry, FS);
}

/**
 * @param {Runtime} runtime
 * @param {object} [options] Pyodide's own
 */
async function load(runtime, options) {
  refuseBlocked();
  const loadPyodide = await importPyodide(runtime);
  const pyodide = await loadPyodide({ ...optionsOf(runtime), ...options });
  pyodide.runPython(STEPS);
  return pyodide;
}

/** Pyodide neither resolves nor rejects where a policy forbids WebAssembly. */
function refuseBlocked() {
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    throw new StartError("blocked", error);
  }
}

/** @param {Runtime} runtime */
function optionsOf({ folder, core, library, lock }) {
  return {
    indexURL: new URL(core, folder).href,
    stdLibURL: new URL(library, folder).href,
    lockFileContents: lock,
  };
}

/** @param {any} pyodide */
const pythonOf = (pyodide) => asked(pyodide.pyimport("__main__"), pyodide.FS);

/**
 * @param {any} entry what `STEPS` defines
 * @param {any} files Pyodide's file system
 * @returns {Python}
 */
function asked({ steps, add_path: addPath }, files) {
  return {
    steps,
    addLibrary(path, zip) {
      files.writeFile(path, zip);
      addPath(path);
    },
  };
}
