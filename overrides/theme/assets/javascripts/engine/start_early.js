// Starts Python before it is asked for, so that the first answer finds it there.

import { savesData } from "./offline.js";
import { whenIdle } from "../shared/when_idle.js";

/**
 * Start *engine* when the page is at rest or *place* is touched, whichever is first; where data
 * is to be saved, not before it is asked.
 * @param {{prepare: (options?: {quiet?: boolean}) => void}} engine
 * @param {HTMLElement} place
 */
export function startEarly(engine, place) {
  if (savesData()) return;
  const touched = () => engine.prepare();
  place.addEventListener("focusin", touched, { once: true });
  place.addEventListener("pointerdown", touched, { once: true });
  whenIdle(() => engine.prepare({ quiet: true }));
}
