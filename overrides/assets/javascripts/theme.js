// Runs Material's own script on a tool's page when the tool has had a head start: both need the same thread,
// and who comes to compute waits for the tool, not for what the theme adds.

import { whenAtRest } from "./rest.js";

const HEAD_START = 500;
/** @type {HTMLLinkElement} */
const theme = document.querySelector("link[data-theme]");

function run() {
  const script = document.createElement("script");
  script.src = theme.href;
  // It sets itself up at this event, which is over by now.
  script.addEventListener("load", () => document.dispatchEvent(new Event("DOMContentLoaded")));
  document.body.append(script);
}

whenAtRest(() => setTimeout(run, HEAD_START));
