// Stands in a tool page's head, so that the Python which an earlier visit kept on this device wakes
// while the page is still being laid out. Nothing is fetched for it: what is not kept waits for start_early.js.

import { leaveEarlyWorker, runtimeOf, startWorker, takeEarlyWorker } from "./runtime.js";

try {
  const { worker } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const early = startWorker(new URL(/** @type {string} */ (worker), document.baseURI), JSON.stringify(runtimeOf(document)));
  leaveEarlyWorker(early);
  early.addEventListener("error", takeEarlyWorker); // worker.js did not arrive: who asks gets a new one
} catch {
  // The page's own script tries again, and tells why it cannot.
}
