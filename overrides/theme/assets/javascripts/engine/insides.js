// All that the site takes of Pyodide beside its public API: how Python is woken from the memory that an earlier start
// left. A new Pyodide may move any name in here; tests/js/insides.test.mjs looks each up in the npm package, and
// `RUNTIME=plain make build` makes a site that uses none of them.

/** What stands beside pyodide.mjs, which fetches it. */
export const SCRIPT = "pyodide.asm.js";
export const WASM = "pyodide.asm.wasm";
/** The bytes of memory that it begins with. */
export const INITIAL = 20_971_520;

export const NAMES = /** @type {const} */ ({
  /** Where SCRIPT leaves how to create the module. */
  scope: ["_createPyodideModule"],
  /** An option of `loadPyodide`, and what that returns beside its public API. */
  loading: ["_makeSnapshot", "_module"],
  settings: ["noInitialRun", "INITIAL_MEMORY", "instantiateWasm"],
  /** What the WebAssembly imports of an error's stand-in. */
  imports: ["sentinel", "create_sentinel", "is_sentinel"],
  module: [
    "API", "FS", "HEAPU8", "__hiwire_immortal_add", "__hiwire_set", "_init_pyodide_proxy", "_jslib_init",
    "runtimeKeepalivePush",
  ],
  api: ["_pyodide", "abortSignalAny", "getExpectedKeys", "initializeStreams", "serializeHiwireState"],
  state: ["hiwireKeys", "immortalKeys"],
});

/** @typedef {Record<typeof NAMES.module[number], any>} Module */
/** @typedef {Record<typeof NAMES.api[number], any>} Api */
/** @typedef {Partial<Record<typeof NAMES.settings[number], any>>} Settings */
/** @typedef {Record<typeof NAMES.state[number], any[]>} State what the memory takes to be in JavaScript */
/** @typedef {null | {path: string[]} | {API: unknown} | {other: unknown}} Key how the memory names an object of JavaScript */
/** @typedef {(options: object) => Promise<any>} LoadPyodide */

/** @type {Record<typeof NAMES.scope[number], any>} */
const scope = /** @type {any} */ (globalThis);
// The object that the WebAssembly takes for an error, as it is where a browser has no better one.
const ERROR = Symbol("error");
const STAND_IN = { create_sentinel: () => ERROR, is_sentinel: (/** @type {unknown} */ value) => value === ERROR };
// Leaves what `STEPS` defines where a woken Python is reached.
const LEAVE = `
import __main__
import _pyodide

_pyodide.entry = __main__
`;

/** With it Python starts so that its memory can be kept. */
export const KEEPABLE = { _makeSnapshot: true };

/**
 * Return the memory of a Python that was started with KEEPABLE, and what `wakeModule` has to know of the JavaScript
 * that it refers to.
 * @param {any} pyodide as `loadPyodide` returns it
 * @returns {{memory: Uint8Array, state: () => State}}
 */
export function insidesOf(pyodide) {
  /** @type {Module} */
  const module = pyodide._module;
  pyodide.runPython(LEAVE);
  return {
    get memory() {
      return module.HEAPU8; // another one once it has grown
    },
    state: () => /** @type {Api} */ (module.API).serializeHiwireState(),
  };
}

/**
 * Pyodide's own way to wake copies all of the memory, and runs Python to find modules that nothing here asks for.
 * @param {LoadPyodide} loadPyodide
 * @param {object} options its own
 * @param {{wasm: WebAssembly.Module, length: number, state: State, fill: (memory: Uint8Array<ArrayBuffer>) => void}} kept
 * @returns {Promise<{entry: any, FS: any}>} what `STEPS` defines, and Pyodide's file system
 */
export async function wakeModule(loadPyodide, options, { wasm, length, state, fill }) {
  const settings = await settingsOf(loadPyodide, options);
  Object.assign(settings, { noInitialRun: true, INITIAL_MEMORY: length });
  const module = await createModule(settings, wasm);
  fill(module.HEAPU8);
  connect(module, state);
  return { entry: /** @type {Api} */ (module.API)._pyodide.entry, FS: module.FS };
}

/**
 * The settings of Pyodide's module, which it never gets to create itself.
 * @param {LoadPyodide} loadPyodide
 * @param {object} options
 * @returns {Promise<Settings>}
 */
function settingsOf(loadPyodide, options) {
  return new Promise((resolve, reject) => {
    const create = scope._createPyodideModule;
    scope._createPyodideModule = (/** @type {Settings} */ settings) => {
      scope._createPyodideModule = create;
      resolve(settings);
      return new Promise(() => {});
    };
    loadPyodide(options).catch(reject);
  });
}

/**
 * Create Pyodide's module from *wasm* that is compiled already.
 * @param {Settings} settings
 * @param {WebAssembly.Module} wasm
 * @returns {Promise<Module>}
 */
function createModule(settings, wasm) {
  return new Promise((resolve, reject) => {
    settings.instantiateWasm = (/** @type {WebAssembly.Imports} */ imports, /** @type {(made: WebAssembly.Instance, wasm: WebAssembly.Module) => void} */ receive) => {
      const instance = WebAssembly.instantiate(wasm, { ...imports, sentinel: STAND_IN });
      instance.then((made) => receive(made, wasm)).catch(reject);
      return {};
    };
    scope._createPyodideModule(settings).then(resolve, reject);
  });
}

/**
 * Put what Python's memory refers to in JavaScript where it expects it.
 * @param {Module} module
 * @param {State} state
 */
function connect(module, { hiwireKeys, immortalKeys }) {
  /** @type {Api} */
  const api = module.API;
  module._jslib_init();
  module._init_pyodide_proxy();
  module.runtimeKeepalivePush();
  const objects = [...api.getExpectedKeys(), ...hiwireKeys.map((key) => objectOf(key, api))];
  objects.forEach((object, index) => module.__hiwire_set(index, object));
  immortalKeys.forEach((key) => module.__hiwire_immortal_add(key));
  api.initializeStreams();
}

/**
 * @param {Key} key
 * @param {Api} api
 */
function objectOf(key, api) {
  if (!key) return key;
  if ("path" in key) return key.path.reduce((/** @type {any} */ object, name) => object[name], globalThis) ?? null;
  return "API" in key ? api : api.abortSignalAny;
}
