// Waits until the page has loaded and nothing else is to be done on it, or until a change of it has been drawn.

const AT_LATEST = 3_000;

/**
 * Call *callback* once the page has loaded and nothing else is to be done on it.
 * @param {() => void} callback
 */
export function whenIdle(callback) {
  const wait = () => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => callback(), { timeout: AT_LATEST });
    else setTimeout(callback, AT_LATEST / 10);
  };
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}

/**
 * Call *callback* once what the reader did last has been drawn: of a typed letter, the letter comes first.
 * @param {() => void} callback
 */
export function whenDrawn(callback) {
  requestAnimationFrame(() => setTimeout(callback));
}
