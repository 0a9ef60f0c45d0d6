// Waits for a sign of life.

/**
 * Return a watchdog that calls *onHang* after *patience* milliseconds without one.
 * @param {number} patience
 * @param {() => void} onHang
 */
export function createWatchdog(patience, onHang) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  return {
    /** Wait anew, where anything is *due*. */
    wait(/** @type {boolean} */ due) {
      clearTimeout(timer);
      if (due) timer = setTimeout(onHang, patience);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
