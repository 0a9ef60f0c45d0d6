// What the engine is doing, for the reader: how much is there, what failed, and a way on.

import { element, say } from "../shared/dom.js";

/** @import { Texts } from "../shared/dom.js" */

const MEGABYTE = 1_000_000;

/**
 * Show the state of *engine* in *place*.
 * @param {HTMLElement} place
 * @param {Texts} texts
 * @param {{carried: number, onStop: () => void, onRetry: () => void}} options carried: the bytes that travel, compressed
 * @returns {(status: import("./engine.js").Status) => void} to be called on every change
 */
export function createStatus(place, texts, { carried, onStop, onRetry }) {
  const line = element("p", { class: "tool-status__line", role: "status" });
  const bar = element("progress", { class: "tool-status__bar", "aria-label": say(texts, "progress") });
  const detail = element("p", { class: "tool-status__detail" });
  const button = element("button", { type: "button", class: "md-button" });
  place.replaceChildren(line, bar, detail, button);
  let action = onStop;
  button.addEventListener("click", () => action());

  return ({ state, received, total, reason }) => {
    const busy = state === "loading" || state === "starting";
    place.hidden = !busy && !reason;
    // Written only when it changes: a screen reader says every change aloud.
    write(line, place.hidden ? "" : say(texts, reason ?? state));
    detail.hidden = bar.hidden = !busy;
    if (busy && total) {
      bar.max = total;
      bar.value = received;
      write(detail, say(texts, "bytes", { percent: Math.floor((100 * received) / total), size: megabytes(carried) }));
    }
    action = busy ? onStop : onRetry;
    write(button, say(texts, busy ? "stop" : "retry"));
  };
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 */
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / MEGABYTE).toFixed(1);
}
