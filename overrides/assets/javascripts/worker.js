// Runs the calculator in Python, away from the page. Messages in:
//   {start: Runtime, fresh: whether to start without what was kept},
//   then {id, message, files} with the bytes of opened files,
//   and {cancel: id} for a call that nobody waits for any more
// A worker whose name is a Runtime in JSON begins in silence, if all that a start takes is kept on this device.
// Messages out:
//   {state, received, total} while it starts, {failed: reason, detail} if it cannot,
//   then {id, progress: {done, of}} while a call takes long, and {id, answer} or {id, failed, detail}.
// A reason is "network", "blocked" or "crash"; "hang", "stopped" and "cancelled" are the page's to tell.

/**
 * @typedef {{folder: string, core: string, library: string, lock: object,
 *   extras: Record<string, string>, sizes: Record<string, number>}} Runtime
 * the absolute address of its folder, and there the core's folder, the library of bytecode, libraries
 * fetched only when a file asks for them, and the bytes of each file
 */

import { StartError, WASM, WHOLE_WASM, countFetches, filesOf, importCore, keptFile, readLibrary } from "./fetching.js";
import { forget, keep, placeOf, recall } from "./snapshot.js";
import { ADD_LIBRARY, STEPS, STEPS_NAME } from "./steps.js";

const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const SLICE = 50;

// Answered once before the memory is kept, so that what every answer needs is loaded in it.
const EXAMPLE = { do: "refund", edition: "2025", base: 0, spend: { "2025-09": 0 } };
const QUIET = 1500;

/** @typedef {{pyodide: any, steps: (text: string, files: Uint8Array[]) => any}} Python */

/** @type {Runtime} */
let runtime;
/** @type {Promise<Python>} */
let python;
// Whether it has all functions, also those that the site is not known to call.
let whole = false;
/** @type {Promise<Python | undefined>} Python from what is kept, if the page's head asked for it */
let waking = Promise.resolve(undefined);
/** @type {?Promise<(options: {_loadSnapshot?: Uint8Array, _makeSnapshot?: boolean}, memoryFilled?: Promise<void>) => Promise<Python>>} */
let opening = null;
// Until the page asks for Python it is told nothing.
let asked = false;
let failure = null;
const cancelled = new Set();

self.addEventListener("message", ({ data }) => {
  if ("start" in data) {
    start(data.start, data.fresh).catch((error) => fail(error.reason ?? "crash", error));
  } else if ("cancel" in data) {
    cancelled.add(data.cancel);
  } else {
    reply(data);
  }
});

if (self.name) {
  waking = wake(JSON.parse(self.name));
  waking.catch(() => {}); // told when the page asks
}

function tell(message) {
  if (asked) self.postMessage(message);
}

function fail(reason, error) {
  if (failure) return;
  failure = { failed: reason, detail: String(error) };
  tell(failure);
}

/** Return Python from its kept memory, or undefined where anything would have to be fetched for it. */
async function wake(runtime) {
  const place = placeOf(runtime);
  const [memory, ...files] = await Promise.all([recall(place), ...filesOf(runtime).map(keptFile)]);
  if (memory && files.every(Boolean)) return restore(await open(runtime), memory, place);
}

async function start(given, fresh) {
  asked = true;
  if (failure) return tell(failure);
  runtime = given;
  const place = placeOf(runtime);
  if (fresh) await forget(place);
  const restored = (await waking) ?? (await wakeOrFetch(runtime, place));
  if (failure) return;
  python = restored ? Promise.resolve(restored) : startAnew();
  const ready = await python;
  tell({ state: "ready", restored: Boolean(restored) });
  if (!restored) keepForNextVisit(ready, place);
}

/** Begin to fetch what is not kept; return Python from its kept memory, or undefined where there is none. */
async function wakeOrFetch(runtime, place) {
  const [load, memory] = await Promise.all([open(runtime), recall(place)]);
  return memory ? restore(load, memory, place) : undefined;
}

/** Return Python from its kept memory; one that Pyodide refuses, as if damaged, is dropped, and undefined returned. */
function restore(load, { memory, filled }, place) {
  return load({ _loadSnapshot: memory }, filled).catch(() => (failure ? undefined : forget(place)));
}

async function startAnew() {
  const load = await open(runtime);
  return load({ _makeSnapshot: true }).catch((error) => (completed(error) ? python : Promise.reject(error)));
}

/** If *error* tells of a function that Python lacks, put one with all functions in its place; return whether it is so. */
function completed(error) {
  const lacks = error instanceof WebAssembly.RuntimeError && !whole && runtime.core + WHOLE_WASM in runtime.sizes;
  if (!lacks) return false;
  whole = true;
  python = openCore(runtime, WHOLE_WASM).then((load) => load({}));
  python.then(() => tell({ state: "ready" })).catch(() => {}); // told to whoever waits for an answer
  return true;
}

/** Return how to load Python; its script is here then, and all else under way. */
function open(runtime) {
  return (opening ??= openCore(runtime, WASM));
}

async function openCore(runtime, wasm) {
  // Pyodide neither resolves nor rejects where a policy forbids WebAssembly.
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    throw new StartError("blocked", error);
  }
  let ready = Promise.resolve();
  const arrived = countFetches(runtime, wasm, { tell, fail, before: () => ready });
  const core = new URL(runtime.core, runtime.folder).href;
  const script = importCore(`${core}pyodide.asm.js`);
  const { loadPyodide } = await importCore(`${core}pyodide.mjs`);
  // Pyodide's script runs while the memory is still read; its WebAssembly comes only then.
  return async (options, memoryFilled = Promise.resolve()) => {
    ready = memoryFilled;
    const pyodide = await loadPyodide({
      indexURL: core,
      stdLibURL: new URL(runtime.library, runtime.folder).href,
      lockFileContents: runtime.lock,
      ...options,
    }).catch(async (error) => {
      await script; // Pyodide imports it too; only ours tells that it did not arrive.
      throw error;
    });
    const steps = pyodide.runPython(options._loadSnapshot ? STEPS_NAME : STEPS);
    arrived();
    return { pyodide, steps };
  };
}

/** Copy the memory now, before any message is handled, and store it when the page is at rest. */
function keepForNextVisit({ pyodide, steps }, place) {
  try {
    const example = steps(JSON.stringify(EXAMPLE), []);
    example.next();
    example.destroy();
    const memory = pyodide.makeMemorySnapshot();
    setTimeout(() => keep(place, memory), QUIET);
  } catch (error) {
    completed(error); // else the next visit starts as this one did
  }
}

async function reply({ id, message, files = [] }) {
  try {
    const answer = await answerTo(id, message, files);
    if (answer) self.postMessage({ id, answer });
  } catch (error) {
    self.postMessage({ id, failed: error.reason ?? "crash", detail: String(error) });
  }
  cancelled.delete(id);
}

/** Return the answer, if need be of the Python that took the place of the first. */
async function answerTo(id, message, files) {
  const first = python;
  try {
    return await answerOf(await first, id, message, files);
  } catch (error) {
    if (first === python && !completed(error)) throw error;
    return answerOf(await python, id, message, files);
  }
}

async function answerOf(python, id, message, files) {
  const answer = await ask(python, id, message, files);
  if (!answer?.needs) return answer;
  await addLibrary(python, answer.needs);
  return ask(python, id, message, files);
}

async function addLibrary({ pyodide }, name) {
  const path = `/${runtime.extras[name]}`;
  pyodide.FS.writeFile(path, await readLibrary(runtime, name));
  pyodide.runPython(ADD_LIBRARY)(path);
}

/** Return the last of Python's steps; in between, tell how far it is and listen for a cancel, which gives undefined. */
async function ask({ steps }, id, message, files) {
  const each = steps(JSON.stringify(message), files);
  let told = performance.now();
  try {
    let step = each.next();
    for (;;) {
      const { value } = step;
      step = each.next();
      if (step.done) return JSON.parse(value);
      if (performance.now() - told < SLICE) continue;
      self.postMessage({ id, progress: JSON.parse(value) });
      await new Promise((resolve) => setTimeout(resolve));
      if (cancelled.has(id)) return undefined;
      told = performance.now();
    }
  } finally {
    release(each);
  }
}

function release(proxy) {
  try {
    proxy.destroy();
  } catch {
    // A Python that has ended holds nothing; why it did is what the caller must hear.
  }
}
