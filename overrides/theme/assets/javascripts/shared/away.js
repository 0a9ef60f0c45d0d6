// What a reader left is shown again for a short while only: the next person may sit at the same computer.

const SHORT_WHILE = 5 * 60_000;

/**
 * Whether *since*, a time in milliseconds, is no more than a short while ago.
 * @param {number} since
 */
export function isRecent(since) {
  const ago = Date.now() - since;
  return ago >= 0 && ago <= SHORT_WHILE;
}

/**
 * Call *forget* where the page comes back from the browser's memory after more than a short while.
 * @param {() => void} forget
 */
export function forgetAfterAWhile(forget) {
  let left = Date.now();
  addEventListener("pagehide", () => {
    left = Date.now();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && !isRecent(left)) forget();
  });
}
