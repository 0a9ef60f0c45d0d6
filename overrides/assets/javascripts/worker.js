// Runs the calculator in Python, away from the page. Messages in:
//   {start: address of manifest.json}, then {id, message}
// Messages out:
//   {state, received, total} while it starts, {failed: reason, detail} if it cannot,
//   then {id, answer} or {id, failed, detail}.
// A reason is "network", "blocked" or "crash"; "hang" and "stopped" are the page's to tell.

const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

const ANSWER = `
import json
from calculator.app import handle

lambda text: json.dumps(handle(json.loads(text)), ensure_ascii=False)
`;

class StartError extends Error {
  constructor(reason, cause) {
    super(`${reason}: ${cause}`, { cause });
    this.reason = reason;
  }
}

let answer;
let failed = false;

self.addEventListener("message", ({ data }) => {
  if ("start" in data) {
    start(data.start).catch((error) => fail(error.reason ?? "crash", error));
  } else {
    reply(data);
  }
});

function fail(reason, error) {
  if (failed) return;
  failed = true;
  self.postMessage({ failed: reason, detail: String(error) });
}

async function start(manifestAddress) {
  // Pyodide neither resolves nor rejects where a policy forbids WebAssembly.
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (error) {
    throw new StartError("blocked", error);
  }
  const manifest = await readManifest(manifestAddress);
  countFetches(manifest, manifestAddress);

  const core = new URL(manifest.core, manifestAddress).href;
  const script = importCore(`${core}pyodide.asm.js`);
  const { loadPyodide } = await importCore(`${core}pyodide.mjs`);
  const loading = loadPyodide({
    indexURL: core,
    stdLibURL: new URL(manifest.library, manifestAddress).href,
    lockFileContents: manifest.lock,
  });
  // Pyodide imports the script too; only ours tells that it did not arrive.
  const [, pyodide] = await Promise.all([script, loading]);
  answer = pyodide.runPython(ANSWER);
  self.postMessage({ state: "ready" });
}

async function readManifest(address) {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return await response.json();
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

/** Let Pyodide's fetches report their bytes, and their failure, which it would swallow. */
function countFetches({ core, files, library }, manifestAddress) {
  const sizes = new Map(
    [`${core}pyodide.asm.wasm`, library].map((name) => [
      new URL(name, manifestAddress).href,
      files[name].size,
    ]),
  );
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const plainFetch = self.fetch;
  let received = 0;

  function report(bytes) {
    received += bytes;
    self.postMessage({ state: received < total ? "loading" : "starting", received, total });
  }

  self.fetch = async (resource, options) => {
    const address = resource instanceof Request ? resource.url : String(resource);
    if (!sizes.has(address)) return plainFetch(resource, options);
    try {
      const response = await plainFetch(resource, options);
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      count(response.clone(), sizes.get(address), report).catch((error) => fail("network", error));
      return response;
    } catch (error) {
      fail("network", error);
      throw error;
    }
  };
  report(0);
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

function reply({ id, message }) {
  try {
    self.postMessage({ id, answer: JSON.parse(answer(JSON.stringify(message))) });
  } catch (error) {
    self.postMessage({ id, failed: "crash", detail: String(error) });
  }
}
