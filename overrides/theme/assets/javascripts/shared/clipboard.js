// What the reader copies.

/**
 * Return whether *text* lies in the clipboard now; some browsers inside apps allow no copying.
 * @param {string} text
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
