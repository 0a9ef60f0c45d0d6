/* The half of the worker that answers: Material's messages, with our engine: 0 set up, 1 ready, 2 query, 3 result. */

import { Languages } from "./languages.js";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
/** @type {Languages} */
let search;

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    // The page that starts this worker names its language in the address.
    search = new Languages(data, location.hash.slice(1) || "ko");
    postMessage({ type: READY });
  } else if (type === QUERY) {
    postMessage({ type: RESULT, data: search.search(data) });
  }
});
