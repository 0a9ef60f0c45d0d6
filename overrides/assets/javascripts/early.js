// Starts Python before it is asked for, so that the first answer finds it there.

import { savesData } from "./offline.js";

const AT_LATEST = 3_000;

/**
 * Start *engine* when the page is at rest or *place* is touched, whichever is first; where data
 * is to be saved, not before it is asked.
 */
export function startEarly(engine, place) {
  if (savesData()) return;
  const touched = () => engine.prepare();
  place.addEventListener("focusin", touched, { once: true });
  place.addEventListener("pointerdown", touched, { once: true });

  const atRest = () => engine.prepare({ quiet: true });
  const wait = () => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(atRest, { timeout: AT_LATEST });
    else setTimeout(atRest, AT_LATEST / 10);
  };
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}
