// Stands at the end of a tool's page, in place of Material's own script, and runs it. To a reader who has used
// a tool before, which the service worker shows, Python answers while that script would still hold the page's
// thread: there it waits until the page is at rest and the tool has had a head start.

import { whenIdle } from "../shared/when_idle.js";

const HEAD_START = 500;
const theme = /** @type {HTMLLinkElement} */ (document.querySelector("link[data-theme]"));

function run() {
  const script = document.createElement("script");
  script.src = theme.href;
  script.addEventListener("load", () => {
    // It sets itself up at this event, which may be over by now.
    if (document.readyState !== "loading") document.dispatchEvent(new Event("DOMContentLoaded"));
  });
  document.body.append(script);
}

if (navigator.serviceWorker?.controller) whenIdle(() => setTimeout(run, HEAD_START));
else run();
