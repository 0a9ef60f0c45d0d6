// Python in the worker: started anew, or woken from the memory that an earlier start left.

import { StartError, answerFetches, importPyodide } from "./fetching.js";
import { STEPS } from "./python_entry.js";

/** @typedef {import("./worker.js").Runtime} Runtime */

// Where Pyodide's script leaves how to create its module.
const CREATE = "_createPyodideModule";
// The object that Pyodide's WebAssembly takes for an error, as it is where a browser has no better one.
const ERROR = Symbol("error");
/** @type {Record<string, any>} */
const scope = self;
const SENTINEL = { create_sentinel: () => ERROR, is_sentinel: (/** @type {unknown} */ value) => value === ERROR };
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** @typedef {null | {path: string[]} | {API: unknown} | {other: unknown}} Key how the memory names an object of JavaScript */
/**
 * @typedef {{module: any, steps: (text: string, files: Uint8Array[]) => any, addPath: (path: string) => void}} Python
 * Pyodide's module, and what `STEPS` defines
 */

/**
 * @param {Runtime} runtime
 * @param {object} [options] Pyodide's own
 * @returns {Promise<Python>}
 */
export async function startPython(runtime, options) {
  refuseBlocked();
  const loadPyodide = await importPyodide(runtime);
  const pyodide = await loadPyodide({ ...optionsOf(runtime), ...options });
  pyodide.runPython(STEPS);
  return pythonOf(pyodide._module);
}

/**
 * Pyodide's own way to wake copies all of the memory, and runs Python to find modules that nothing here asks for.
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
  const settings = await settingsOf(loadPyodide, optionsOf(runtime));
  Object.assign(settings, { noInitialRun: true, INITIAL_MEMORY: kept.length });
  const module = await createModule(settings, await compiling);
  kept.fill(module.HEAPU8);
  connect(module, kept.state);
  return pythonOf(module);
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

/**
 * What `connect` has to know of the JavaScript that Python's memory refers to.
 * @param {Python} python
 */
export function stateOf({ module }) {
  return module.API.serializeHiwireState();
}

/**
 * The settings of Pyodide's module, which it never gets to create itself.
 * @param {(options: object) => Promise<any>} loadPyodide
 * @param {object} options
 * @returns {Promise<Record<string, any>>}
 */
function settingsOf(loadPyodide, options) {
  return new Promise((resolve, reject) => {
    const create = scope[CREATE];
    scope[CREATE] = (/** @type {Record<string, any>} */ settings) => {
      scope[CREATE] = create;
      resolve(settings);
      return new Promise(() => {});
    };
    loadPyodide(options).catch(reject);
  });
}

/**
 * Create Pyodide's module from *wasm* that is compiled already.
 * @param {Record<string, any>} settings
 * @param {WebAssembly.Module} wasm
 * @returns {Promise<any>}
 */
function createModule(settings, wasm) {
  return new Promise((resolve, reject) => {
    settings.instantiateWasm = (/** @type {WebAssembly.Imports} */ imports, /** @type {(made: WebAssembly.Instance, wasm: WebAssembly.Module) => void} */ receive) => {
      const instance = WebAssembly.instantiate(wasm, { ...imports, sentinel: SENTINEL });
      instance.then((made) => receive(made, wasm)).catch(reject);
      return {};
    };
    scope[CREATE](settings).then(resolve, reject);
  });
}

/**
 * Put what Python's memory refers to in JavaScript where it expects it.
 * @param {any} module
 * @param {{hiwireKeys: Key[], immortalKeys: number[]}} state
 */
function connect(module, { hiwireKeys, immortalKeys }) {
  const { API } = module;
  module._jslib_init();
  module._init_pyodide_proxy();
  module.runtimeKeepalivePush();
  const always = API.getExpectedKeys();
  const objects = [...always, ...hiwireKeys.map((key) => objectOf(key, API))];
  objects.forEach((/** @type {unknown} */ object, /** @type {number} */ index) => module.__hiwire_set(index, object));
  immortalKeys.forEach((key) => module.__hiwire_immortal_add(key));
  API.initializeStreams();
}

/**
 * @param {Key} key
 * @param {any} API
 */
function objectOf(key, API) {
  if (!key) return key;
  if ("path" in key) return key.path.reduce((object, name) => object[name], scope) ?? null;
  return "API" in key ? API : API.abortSignalAny;
}

/**
 * @param {any} module
 * @returns {Python}
 */
function pythonOf(module) {
  const { steps, add_path: addPath } = module.API._pyodide;
  return { module, steps, addPath };
}
