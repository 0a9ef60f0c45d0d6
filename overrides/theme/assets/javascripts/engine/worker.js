// Runs the calculator in Python, away from the page. Messages in:
//   {start: Runtime, fresh: whether to start without what was kept, anew: whether to ask the server again for all},
//   then at any time {id, message, files} with the bytes of opened files, answered when Python is there,
//   and {cancel: id} for a call that nobody waits for any more
// A worker whose name is a Runtime in JSON begins in silence, if all that a start takes is kept on this device.
// Messages out:
//   {state, received, total} while it starts, {failed: reason, detail} if it cannot,
//   then {id, progress: {done, of}} while a call takes long, and {id, answer} or {id, failed, detail}.
// A reason is "network", "blocked" or "crash"; "hang", "stopped" and "cancelled" are the page's to tell.

/**
 * @typedef {{folder: string, core: string, library: string, lock: object,
 *   extras: Record<string, string>, sizes: Record<string, number>, digests: Record<string, string>, carried: number, example: object,
 *   plain?: boolean}} Runtime
 * the absolute address of its folder, and there the core's folder, the library, libraries
 * fetched only when a file asks for them, the bytes of each file, of some the beginning of their digest, a message that is answered
 * once before the memory is kept, and once when it wakes, and whether it is used by Pyodide's public API alone: no memory is kept
 */

import { StartError, WHOLE_WASM, bytesOf, countFetches, fetchAnew, cachedFile, readLibrary, scriptsOf } from "./fetching.js";
import { INITIAL, WASM } from "./insides.js";
import { startKeepable, startPython, wakePython } from "./python.js";
import { copyOf, forget, keep, locationOf, recall } from "./snapshot.js";

const SLICE = 50;

const QUIET = 1500;

/** @typedef {import("./python.js").Python} Python */
/** @typedef {import("./python.js").Keepable} Keepable */
/** @import { Copy, Place } from "./snapshot.js" */
/** @typedef {{id: number, message: Protocol.Message, files?: Uint8Array[]}} Asked */
/** @type {Runtime} */
let runtime;
/** @type {Promise<Python>} */
let python;
/** @type {Keepable | undefined} the Python whose memory is kept for the next visit */
let keepable;
// Ended when Python is there and what must come before any question is done, or when it failed.
/** @type {Promise<void>} */
let started;
// Whether it has all functions, also those that the site is not known to call.
let whole = false;
/** @type {Promise<Python | undefined>} Python from what is kept, if the page's head asked for it */
let waking = Promise.resolve(undefined);
/** @type {{failed: string, detail: string} | null} */
let failure = null;
/** @type {Set<number>} */
const cancelled = new Set();

self.addEventListener("message", ({ data }) => {
  if ("start" in data) {
    started = start(data.start, data).catch((error) => fail(reasonOf(error), error));
  } else if ("cancel" in data) {
    cancelled.add(data.cancel);
  } else {
    reply(data);
  }
});

if (self.name) waking = wake(JSON.parse(self.name), { keptOnly: true });

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof StartError ? error.reason : "crash";
}

/** @param {object} message */
function tell(message) {
  self.postMessage(message);
}

/**
 * @param {string} reason
 * @param {unknown} error
 */
function fail(reason, error) {
  if (failure) return;
  failure = { failed: reason, detail: String(error) };
  tell(failure);
}

/**
 * Return Python from what an earlier visit kept, or undefined; what is damaged is dropped.
 * @param {Runtime} runtime
 * @param {{keptOnly?: boolean}} [options] keptOnly: not where its scripts would have to be fetched
 */
async function wake(runtime, { keptOnly = false } = {}) {
  if (runtime.plain) return undefined;
  const place = locationOf(runtime);
  const [kept, ...scripts] = await Promise.all([recall(place), ...scriptsOf(runtime).map(cachedFile)]);
  if (!kept) return undefined;
  try {
    if (keptOnly && !scripts.every(Boolean)) return undefined;
    const python = await wakePython(runtime, kept);
    if (keptOnly) rehearse(python, runtime);
    return python;
  } catch (error) {
    if (error instanceof StartError) return undefined; // the start that follows tells it
  } finally {
    kept.close();
  }
  await forget(place);
}

/**
 * Have what every answer needs loaded and compiled when one is asked for.
 * @param {Python} python
 * @param {Runtime} runtime
 */
function rehearse({ steps }, { example }) {
  const each = steps(JSON.stringify(example), []);
  each.next();
  each.destroy();
}

/**
 * @param {Runtime} given
 * @param {{fresh?: boolean, anew?: boolean}} how
 */
async function start(given, { fresh, anew }) {
  runtime = given;
  const place = locationOf(runtime);
  if (anew) fetchAnew();
  if (fresh) await forget(place);
  const restored = (await waking) ?? (await wake(runtime));
  python = restored ? Promise.resolve(restored) : startAnew();
  await python;
  tell({ state: "ready", restored: Boolean(restored) });
  if (keepable) keepForNextVisit(keepable, place);
}

/** @returns {Promise<Python>} */
async function startAnew() {
  if (runtime.plain) return fetchAndStart(WASM, startPython);
  try {
    return (keepable = await fetchAndStart(WASM, startKeepable));
  } catch (error) {
    if (completed(error)) return python;
    throw error;
  }
}

/**
 * @template {Python} P
 * @param {string} wasm
 * @param {(runtime: Runtime) => Promise<P>} startIt
 * @returns {Promise<P>}
 */
async function fetchAndStart(wasm, startIt) {
  const arrived = countFetches(runtime, wasm, { tell, fail });
  const python = await startIt(runtime);
  await arrived();
  return python;
}

/**
 * If *error* tells of a function that Python lacks, put one with all functions in its place; return whether it is so.
 * @param {unknown} error
 */
function completed(error) {
  const lacks = error instanceof WebAssembly.RuntimeError && !whole && runtime.core + WHOLE_WASM in runtime.sizes;
  if (!lacks) return false;
  whole = true;
  python = fetchAndStart(WHOLE_WASM, startPython);
  python.then(() => tell({ state: "ready" })).catch(() => {}); // told to whoever waits for an answer
  return true;
}

/**
 * Copy the memory now, before any message is handled, and keep it when the page is at rest. One that has grown
 * already is not kept: every later visit would hold as much from its start.
 * @param {Keepable} python
 * @param {Place} place
 */
function keepForNextVisit(python, place) {
  try {
    rehearse(python, runtime);
    const { memory, state } = python.insides;
    if (memory.length > INITIAL) return;
    const copied = { memory: copyOf(memory), state: state() };
    setTimeout(() => keepWithFiles(place, copied), QUIET);
  } catch (error) {
    completed(error); // else the next visit starts as this one did
  }
}

/**
 * @param {Place} place
 * @param {{memory: Copy, state: object}} copied
 */
async function keepWithFiles(place, copied) {
  try {
    const [wasm, library] = await Promise.all([runtime.core + WASM, runtime.library].map((name) => bytesOf(runtime, name)));
    await keep(place, { ...copied, wasm, library });
  } catch {
    // The next visit starts as this one did.
  }
}

/** @param {Asked} asked */
async function reply({ id, message, files = [] }) {
  await started;
  if (failure) return; // the page was told, and asks the next worker
  try {
    const answer = await answerTo(id, message, files);
    if (answer) self.postMessage({ id, answer });
  } catch (error) {
    self.postMessage({ id, failed: reasonOf(error), detail: String(error) });
  }
  cancelled.delete(id);
}

/**
 * Return the answer, if need be of the Python that took the place of the first.
 * @param {number} id
 * @param {Protocol.Message} message
 * @param {Uint8Array[]} files
 */
async function answerTo(id, message, files) {
  const first = python;
  try {
    return await answerOf(await first, id, message, files);
  } catch (error) {
    if (first === python && !completed(error)) throw error;
    return answerOf(await python, id, message, files);
  }
}

/**
 * @param {Python} python
 * @param {number} id
 * @param {Protocol.Message} message
 * @param {Uint8Array[]} files
 */
async function answerOf(python, id, message, files) {
  const answer = await ask(python, id, message, files);
  if (!answer?.needs) return answer;
  await addLibrary(python, answer.needs);
  return ask(python, id, message, files);
}

/**
 * @param {Python} python
 * @param {string} name
 */
async function addLibrary(python, name) {
  python.addLibrary(`/${runtime.extras[name]}`, await readLibrary(runtime, name));
}

/**
 * Return the last of Python's steps; in between, tell how far it is and listen for a cancel, which gives undefined.
 * @param {Python} python
 * @param {number} id
 * @param {Protocol.Message} message
 * @param {Uint8Array[]} files
 * @returns {Promise<any>}
 */
async function ask({ steps }, id, message, files) {
  if (cancelled.has(id)) return undefined;
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

/** @param {{destroy: () => void}} proxy */
function release(proxy) {
  try {
    proxy.destroy();
  } catch {
    // A Python that has ended holds nothing; why it did is what the caller must hear.
  }
}
