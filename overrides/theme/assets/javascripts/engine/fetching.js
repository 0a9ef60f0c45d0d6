// Brings the files that Python is started from: what is kept on this device from there, all else at once
// and counted.

import { SCRIPT, WASM } from "./insides.js";

/** @import { LoadPyodide } from "./insides.js" */
/** @import { Runtime } from "./worker.js" */

export const WHOLE_WASM = "pyodide.whole.wasm";

// Milliseconds between two reports of bytes: a page that draws each of them has no time for what is typed meanwhile.
const SELDOM = 250;

const plainFetch = self.fetch;

/** Why Python does not start: "network", "blocked" or "crash". */
export class StartError extends Error {
  /**
   * @param {string} reason
   * @param {unknown} cause
   */
  constructor(reason, cause) {
    super(`${reason}: ${cause}`, { cause });
    this.reason = reason;
  }
}

/**
 * Return the addresses of the scripts that Python's start takes; where it may know Pyodide's public API alone, of the one.
 * @param {Runtime} runtime
 */
export function scriptsOf({ folder, core, plain }) {
  return ["pyodide.mjs", ...(plain ? [] : [SCRIPT])].map((name) => new URL(core + name, folder).href);
}

/**
 * Return what the service worker kept of *address*, read past it: that is quicker, and needs no progress.
 * @param {string} address
 */
export async function cachedFile(address) {
  try {
    return await caches.match(address);
  } catch {
    return undefined; // a browser that forbids storage
  }
}

// Whether the server is asked again also for what the browser keeps, which may be damaged.
let anew = false;

/** @param {string} address */
const fetchFile = (address) => plainFetch(address, anew ? { cache: "reload" } : {});

/** Have nothing taken from what the browser keeps of earlier answers. */
export function fetchAnew() {
  anew = true;
}

/**
 * Import Pyodide's scripts and return how to load it.
 * @param {Runtime} runtime
 * @returns {Promise<LoadPyodide>}
 */
export async function importPyodide(runtime) {
  try {
    if (anew) await Promise.all(scriptsOf(runtime).map(async (address) => (await fetchFile(address)).arrayBuffer()));
    const [{ loadPyodide }] = await Promise.all(scriptsOf(runtime).map((address) => import(address)));
    return loadPyodide;
  } catch (error) {
    throw new StartError(error instanceof SyntaxError ? "crash" : "network", error);
  }
}

/**
 * Return the bytes of a file that Python's start has taken, without asking for it again where that can be.
 * @param {Runtime} runtime
 * @param {string} name
 */
export async function bytesOf({ folder, sizes }, name) {
  const address = new URL(name, folder).href;
  const response = (await cachedFile(address)) ?? (await plainFetch(address, { cache: "force-cache" }));
  return wholeBody(response, sizes[name]);
}

/**
 * Return the bytes of a library that only some files need.
 * @param {Runtime} runtime
 * @param {string} name
 */
export async function readLibrary({ folder, extras, sizes }, name) {
  try {
    return await wholeBody(await plainFetch(new URL(extras[name], folder)), sizes[extras[name]]);
  } catch (error) {
    throw new StartError("network", error);
  }
}

/**
 * @param {Response} response
 * @param {number} size
 */
async function wholeBody(response, size) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length !== size) throw new Error(`${bytes.length} of ${size} bytes: ${response.url}`);
  return bytes;
}

/**
 * Have Pyodide find the bytes of its *library* where it will fetch them, and nothing for its WebAssembly.
 * @param {Runtime} runtime
 * @param {BodyInit} bytes
 */
export function answerFetches({ folder, core, library }, bytes) {
  const answers = new Map([
    [new URL(core + WASM, folder).href, new Response()],
    [new URL(library, folder).href, new Response(bytes)],
  ]);
  self.fetch = async (resource, options) => answers.get(addressOf(resource)) ?? plainFetch(resource, options);
}

/** @param {RequestInfo | URL} resource */
function addressOf(resource) {
  return resource instanceof Request ? resource.url : String(resource);
}

/**
 * Begin what Pyodide will fetch, so that all comes at once; report its bytes, and its failure, which Pyodide would swallow.
 * @param {Runtime} runtime
 * @param {string} wasm the file that Pyodide gets when it asks for its WebAssembly
 * @param {{tell: (state: object) => void, fail: (reason: string, error: unknown) => void}} listener
 * @returns {() => Promise<void>} to be called when Python is there, and waited for before it answers: it ends when all
 * bytes are known to be right, and those that are counted meanwhile change no state any more
 */
export function countFetches({ folder, core, library, sizes, digests }, wasm, { tell, fail }) {
  /** @param {string} name */
  const at = (name) => new URL(name, folder).href;
  const files = new Map([
    [at(core + WASM), { address: at(core + wasm), size: sizes[core + wasm], digest: digests[core + wasm] }],
    [at(library), { address: at(library), size: sizes[library], digest: digests[library] }],
  ]);
  const total = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  /** @param {{address: string, size: number}} file */
  const begin = async ({ address }) => {
    const cached = await cachedFile(address);
    return { cached, response: cached ?? (await fetchFile(address)) };
  };
  const begun = new Map([...files].map(([address, file]) => [address, begin(file)]));
  begun.forEach((response) => response.catch(() => {})); // told when Pyodide asks for it
  /** @param {string} address */
  const take = (address) => {
    const response = begun.get(address);
    begun.delete(address);
    return response;
  };
  /** @type {Promise<void>[]} */
  const checks = [];
  let received = 0;
  let reported = -Infinity;
  let arrived = false;

  /** @param {number} bytes */
  function report(bytes) {
    received = Math.min(received + bytes, total);
    if (received < total && performance.now() - reported < SELDOM) return;
    reported = performance.now();
    const state = received < total ? "loading" : "starting";
    tell(arrived ? { received, total } : { state, received, total });
  }

  /**
   * @param {Response} copy
   * @param {{size: number, digest: string}} file
   */
  function follow(copy, { size, digest }) {
    const checked = count(copy, size, report).then((bytes) => check(bytes, digest));
    checked.catch((error) => fail(reasonOf(error), error));
    checks.push(checked);
  }

  self.fetch = async (resource, options) => {
    const address = addressOf(resource);
    const file = files.get(address);
    if (!file) return plainFetch(resource, options);
    try {
      const { cached, response } = await (take(address) ?? begin(file));
      if (!response.ok) throw new Error(`${response.status} ${file.address}`);
      if (cached) report(file.size);
      else follow(response.clone(), file);
      return response;
    } catch (error) {
      fail("network", error);
      throw error;
    }
  };
  report(0);
  return async () => {
    arrived = true;
    await Promise.all(checks);
  };
}

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof StartError ? error.reason : "network";
}

/**
 * Refuse *bytes* that are not those the build named: damaged ones could compute wrongly in silence.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} digest the beginning of their SHA-256
 */
async function check(bytes, digest) {
  if (!crypto.subtle) return; // an address without TLS
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!hex.startsWith(digest)) throw new StartError("crash", `${hex} for ${digest}`);
}

/**
 * Report the bytes of a copy and return them; together they must be *size*. The response itself goes to
 * Pyodide untouched: only then does the browser keep the compiled WebAssembly for the next visit.
 * @param {Response} copy
 * @param {number} size
 * @param {(bytes: number) => void} report
 */
async function count(copy, size, report) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (copy.body).getReader();
  const bytes = new Uint8Array(size);
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (read + value.byteLength <= size) bytes.set(value, read);
    read += value.byteLength;
    report(value.byteLength);
  }
  if (read !== size) throw new StartError("crash", `${read} of ${size} bytes: ${copy.url}`);
  return bytes;
}
