// What the reader saves as a file on this device. Nothing is sent anywhere.

import { element } from "./dom.js";

// A browser may ask where to save before it reads what the address stands for.
const READ = 60_000;

export const CALENDAR = "text/calendar";

/**
 * Have the browser save *text* as *file*.
 * @param {string} file
 * @param {string} text
 * @param {string} type
 */
export function save(file, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), READ);
}
