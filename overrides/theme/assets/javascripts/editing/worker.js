// Runs the build's own checks, macros and Markdown in Python, away from the page for editors. Messages in:
//   {start: Runtime}, then at any time {id, message}, answered when Python is there
// Messages out, as those of engine/worker.js:
//   {state, received, total} while it starts, {failed: reason, detail} if it cannot,
//   then {id, answer} or {id, failed, detail}.

import { StartError, WHOLE_WASM, countFetches, importPyodide } from "../engine/fetching.js";
import { WASM } from "../engine/insides.js";

/** @typedef {import("../engine/worker.js").Runtime & {texts: string}} Runtime texts: the archive of the pages */

const TEXTS = "/texts.zip";
const DOOR = `
import json
import zipfile

with zipfile.ZipFile("${TEXTS}") as texts:
    texts.extractall("/")

from sitebuild.editing.desk import steps

def answer(text):
    *_, last = steps(json.loads(text))
    return json.dumps(last, ensure_ascii=False)

answer
`;

/** @type {Promise<(text: string) => string>} */
let python;

self.addEventListener("message", ({ data }) => {
  if ("start" in data) {
    python = start(data.start);
    python.then(
      () => tell({ state: "ready" }),
      (error) => fail(error instanceof StartError ? error.reason : "crash", error),
    );
  } else if ("id" in data) {
    reply(data);
  }
});

/** @param {object} message */
function tell(message) {
  self.postMessage(message);
}

/**
 * @param {string} reason
 * @param {unknown} error
 */
function fail(reason, error) {
  tell({ failed: reason, detail: String(error) });
}

/**
 * Python with all that its WebAssembly can do: what the tools are not known to call was left out of theirs.
 * @param {Runtime} runtime
 */
async function start(runtime) {
  const { folder, core, library, lock, sizes } = runtime;
  const texts = fetchTexts(runtime);
  texts.catch(() => {}); // told when they are waited for
  const arrived = countFetches(runtime, core + WHOLE_WASM in sizes ? WHOLE_WASM : WASM, { tell, fail });
  const loadPyodide = await importPyodide(runtime);
  const pyodide = await loadPyodide({
    indexURL: new URL(core, folder).href,
    stdLibURL: new URL(library, folder).href,
    lockFileContents: lock,
  });
  pyodide.FS.writeFile(TEXTS, await texts);
  const answer = pyodide.runPython(DOOR);
  await arrived();
  return answer;
}

/** @param {Runtime} runtime */
async function fetchTexts({ folder, texts }) {
  try {
    const response = await fetch(new URL(texts, folder));
    if (!response.ok) throw new Error(`${response.status} ${texts}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new StartError("network", error);
  }
}

/** @param {{id: number, message: object}} asked */
async function reply({ id, message }) {
  const answer = await python.catch(() => null);
  if (!answer) return; // the page was told
  try {
    tell({ id, answer: JSON.parse(answer(JSON.stringify(message))) });
  } catch (error) {
    tell({ id, failed: "crash", detail: String(error) });
  }
}
