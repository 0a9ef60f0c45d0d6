// Has the browser keep the tools for days without a line, once a reader has used one.

const ROOM = 20_000_000;
const SHARE = 0.1;

/**
 * Keep the tools on this device. A browser that refuses, has no room, or is told to save data
 * changes nothing else.
 * @param {Document} [page]
 */
export async function keepOffline(page = globalThis.document) {
  try {
    const wanted = /** @type {HTMLMetaElement | null} */ (page.querySelector('meta[name="offline"]'));
    if (!wanted || savesData()) return;
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    if (ROOM > (quota - usage) * SHARE) return;
    await navigator.serviceWorker.register(new URL(wanted.content, page.baseURI));
  } catch {
    // The site works as before, with a line.
  }
}

/** Whether the reader told the browser to fetch no more than is asked for. */
export function savesData() {
  return Boolean(/** @type {any} */ (navigator).connection?.saveData);
}
