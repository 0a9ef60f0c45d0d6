// Runs the calculator in Python, away from the page. Messages in:
//   {wake: Runtime} for a start in silence, if all that it takes is kept on this device,
//   {start: Runtime, fresh: whether to start without what was kept},
//   then {id, message, files} with the bytes of opened files,
//   and {cancel: id} for a call that nobody waits for any more
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

import { forget, keep, placeOf, recall } from "./snapshot.js";

const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

const STEPS = `
import json
from calculator.app import steps

def texts(text, files):
    for step in steps(json.loads(text), [file.to_bytes() for file in files]):
        yield json.dumps(step, ensure_ascii=False)

texts
`;
const ADD_LIBRARY = `
import sys
sys.path.append
`;
const SLICE = 50;

// Answered once before the memory is kept, so that what every answer needs is loaded in it.
const EXAMPLE = { do: "refund", edition: "2025", base: 0, spend: { "2025-09": 0 } };
const QUIET = 1500;

class StartError extends Error {
  constructor(reason, cause) {
    super(`${reason}: ${cause}`, { cause });
    this.reason = reason;
  }
}

let steps;
let addLibrary;
/** @type {Promise<object | undefined>} Python from what is kept, if the page's head asked for it */
let waking = Promise.resolve(undefined);
/** @type {?Promise<(options: object) => Promise<object>>} */
let opening = null;
// Until the page asks for Python it is told nothing.
let asked = false;
let failure = null;
const cancelled = new Set();

self.addEventListener("message", ({ data }) => {
  if ("wake" in data) {
    waking = wake(data.wake);
    waking.catch(() => {}); // told when the page asks
  } else if ("start" in data) {
    start(data.start, data.fresh).catch((error) => fail(error.reason ?? "crash", error));
  } else if ("cancel" in data) {
    cancelled.add(data.cancel);
  } else {
    reply(data);
  }
});

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

async function start(runtime, fresh) {
  asked = true;
  if (failure) return tell(failure);
  const place = placeOf(runtime);
  if (fresh) await forget(place);
  const restored = (await waking) ?? (await wakeOrFetch(runtime, place));
  if (failure) return;
  const pyodide = restored ?? (await (await open(runtime))({ _makeSnapshot: true }));
  addLibrary = async (name) => {
    const path = `/${runtime.extras[name]}`;
    pyodide.FS.writeFile(path, await readLibrary(runtime, name));
    pyodide.runPython(ADD_LIBRARY)(path);
  };
  tell({ state: "ready", restored: Boolean(restored) });
  if (!restored) keepForNextVisit(pyodide, place);
}

/** Begin to fetch what is not kept; return Python from its kept memory, or undefined where there is none. */
async function wakeOrFetch(runtime, place) {
  const [load, memory] = await Promise.all([open(runtime), recall(place)]);
  return memory ? restore(load, memory, place) : undefined;
}

/** Return Python from *memory*; one that cannot be woken is dropped, and undefined returned. */
function restore(load, memory, place) {
  return load({ _loadSnapshot: memory() }).catch(() => (failure ? undefined : forget(place)));
}

/** Return how to load Python; its script is here then, and all else under way. */
function open(runtime) {
  return (opening ??= openCore(runtime));
}

async function openCore(runtime) {
  // Pyodide neither resolves nor rejects where a policy forbids WebAssembly.
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    throw new StartError("blocked", error);
  }
  countFetches(runtime);
  const core = new URL(runtime.core, runtime.folder).href;
  const script = importCore(`${core}pyodide.asm.js`);
  const { loadPyodide } = await importCore(`${core}pyodide.mjs`);
  return async (options) => {
    const pyodide = await loadPyodide({
      indexURL: core,
      stdLibURL: new URL(runtime.library, runtime.folder).href,
      lockFileContents: runtime.lock,
      ...options,
    }).catch(async (error) => {
      await script; // Pyodide imports it too; only ours tells that it did not arrive.
      throw error;
    });
    steps = pyodide.runPython(STEPS);
    return pyodide;
  };
}

/** Copy the memory now, before any message is handled, and store it when the page is at rest. */
function keepForNextVisit(pyodide, place) {
  try {
    const example = steps(JSON.stringify(EXAMPLE), []);
    example.next();
    example.destroy();
    const memory = pyodide.makeMemorySnapshot();
    setTimeout(() => keep(place, memory), QUIET);
  } catch {
    // The next visit starts as this one did.
  }
}

/** Return the bytes of a library that only some files need. */
async function readLibrary({ folder, extras, sizes }, name) {
  try {
    const response = await fetch(new URL(extras[name], folder));
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length !== sizes[extras[name]]) throw new Error(`${bytes.length} bytes: ${name}`);
    return bytes;
  } catch (error) {
    throw new StartError("network", error);
  }
}

async function importCore(address) {
  try {
    return await import(address);
  } catch (error) {
    throw new StartError("network", error);
  }
}

/** Begin what Pyodide will fetch, so that all comes at once; report its bytes, and its failure, which Pyodide would swallow. */
function countFetches({ folder, core, library, sizes: all }) {
  const sizes = new Map([`${core}pyodide.asm.wasm`, library].map((name) => [new URL(name, folder).href, all[name]]));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const plainFetch = self.fetch;
  const begin = async (address) => {
    const kept = await keptFile(address);
    return { kept, response: kept ?? (await plainFetch(address)) };
  };
  const begun = new Map([...sizes.keys()].map((address) => [address, begin(address)]));
  begun.forEach((response) => response.catch(() => {})); // told when Pyodide asks for it
  const take = (address) => {
    const response = begun.get(address);
    begun.delete(address);
    return response;
  };
  let received = 0;

  function report(bytes) {
    received = Math.min(received + bytes, total);
    tell({ state: received < total ? "loading" : "starting", received, total });
  }

  self.fetch = async (resource, options) => {
    const address = resource instanceof Request ? resource.url : String(resource);
    if (!sizes.has(address)) return plainFetch(resource, options);
    try {
      const { kept, response } = await (take(address) ?? begin(address));
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      if (kept) report(sizes.get(address));
      else count(response.clone(), sizes.get(address), report).catch((error) => fail("network", error));
      return response;
    } catch (error) {
      fail("network", error);
      throw error;
    }
  };
  report(0);
}

/** Return the addresses of all files that Python's start takes. */
function filesOf({ folder, core, library }) {
  const names = ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm"].map((name) => core + name);
  return [...names, library].map((name) => new URL(name, folder).href);
}

/** Return what the service worker kept of *address*, read past it: that is quicker, and needs no progress. */
async function keptFile(address) {
  try {
    return await caches.match(address);
  } catch {
    return undefined; // a browser that forbids storage
  }
}

/**
 * Report the bytes of a copy; together they must be *size*. The response itself goes to
 * Pyodide untouched: only then does the browser keep the compiled WebAssembly for the next visit.
 */
async function count(copy, size, report) {
  const reader = copy.body.getReader();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    read += value.byteLength;
    report(value.byteLength);
  }
  if (read !== size) throw new Error(`${read} of ${size} bytes: ${copy.url}`);
}

async function reply({ id, message, files = [] }) {
  try {
    let answer = await ask(id, message, files);
    if (answer?.needs) {
      await addLibrary(answer.needs);
      answer = await ask(id, message, files);
    }
    if (answer) self.postMessage({ id, answer });
  } catch (error) {
    self.postMessage({ id, failed: error.reason ?? "crash", detail: String(error) });
  }
  cancelled.delete(id);
}

/** Return the last of Python's steps; in between, tell how far it is and listen for a cancel, which gives undefined. */
async function ask(id, message, files) {
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
    each.destroy();
  }
}
