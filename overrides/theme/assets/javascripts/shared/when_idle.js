// Waits until the page has loaded and nothing else is to be done on it, until a change of it has been drawn, or until
// nobody types.

const AT_LATEST = 3_000;
// After the frame of a letter that of its key going up is free, too.
const KEY = 50;

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
  requestAnimationFrame(() => setTimeout(callback, KEY));
}

/** Wait until what has been changed is drawn. */
export function drawn() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/**
 * Call *callback* once for *rest* milliseconds no field was entered and nothing typed.
 * @param {() => void} callback
 * @param {number} rest
 */
export function whenLeftAlone(callback, rest) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const busy = ["focusin", "input"];
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(end, rest);
  };
  const end = () => {
    for (const event of busy) globalThis.removeEventListener?.(event, wait);
    callback();
  };
  for (const event of busy) globalThis.addEventListener?.(event, wait);
  wait();
}
