// What a page has to know to start Python, and the worker in which it runs.

import { one } from "../shared/dom.js";

/**
 * What a tool page carries in its head of the Python runtime: where its files are, and which.
 * @param {Document} page
 * @returns {import("./worker.js").Runtime}
 */
export function runtimeOf(page) {
  const { content, dataset } = one(page, 'meta[name="runtime"]', HTMLMetaElement);
  return { folder: new URL(content, page.baseURI).href, ...JSON.parse(dataset.files ?? "") };
}

/**
 * A worker that inherits the page's policy, which one loaded by its own *address* would not.
 * @param {URL} address
 * @param {string} [name] what the worker knows before any message reaches it
 */
export function startWorker(address, name = "") {
  const source = `import ${JSON.stringify(String(address))};`;
  return new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module", name });
}

/**
 * The same, after its script was asked of the server again: what the browser keeps of it may be damaged.
 * What it is told until the script has come is kept for it.
 * @param {URL} address
 */
export function startWorkerAnew(address) {
  const script = JSON.stringify(String(address));
  const source = `
    const told = [];
    const keep = (event) => told.push(event.data);
    addEventListener("message", keep);
    try {
      await fetch(${script}, { cache: "reload" }).then((answer) => answer.arrayBuffer()).catch(() => {});
      await import(${script});
      removeEventListener("message", keep);
      for (const data of told) dispatchEvent(new MessageEvent("message", { data }));
    } catch (error) {
      postMessage({ failed: "network", detail: String(error) });
    }`;
  return new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
}

// Where the script in a page's head leaves the worker for the page's own script: modules they do not share.
/** @type {{earlyWorker?: Worker}} */
const page = /** @type {any} */ (globalThis);

/** @param {Worker} worker */
export function leaveEarlyWorker(worker) {
  page.earlyWorker = worker;
}

/** The worker that the page's head started, if it did; whoever takes it has it alone. */
export function takeEarlyWorker() {
  const { earlyWorker } = page;
  delete page.earlyWorker;
  return earlyWorker;
}
