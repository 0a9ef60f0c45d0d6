// A page's file as text, or why it is none.

const MOST = 1_000_000;

/** @typedef {{text: string, converted: boolean} | {refused: "too_big" | "no_text" | "unreadable"}} Read */

/**
 * Return the text of *file*: UTF-8, or what Korean editors of old write, which is then *converted*.
 * @param {File} file
 * @returns {Promise<Read>}
 */
export async function readPage(file) {
  if (file.size > MOST) return { refused: "too_big" };
  try {
    return textOf(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { refused: "unreadable" };
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Read}
 */
function textOf(bytes) {
  for (const encoding of bytes.includes(0) ? [] : ["utf-8", "euc-kr"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return { text: text.replace(/\r\n?/gu, "\n"), converted: encoding !== "utf-8" };
    } catch {
      // The next one may read it.
    }
  }
  return { refused: "no_text" };
}
