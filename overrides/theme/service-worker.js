// Lets the tools be opened without a line. The build puts BUILD before this script:
//   {off}: whether it shall only clear up; {version}; {pages, files}: by their addresses below this
//   script's folder, the digests of their bytes. What a server or a filter on the way sends instead is not kept.
//
// Pages come from the network first, and are kept for each version. Files with a digest in their
// address come from what is kept first, and are kept once for all versions. What belongs to an
// older version goes when this one takes over, which waits until no page of the older is open.

/* global BUILD */
/** @typedef {{off?: boolean, version?: string, pages?: Record<string, string>, files?: Record<string, string>}} Build */

// @ts-expect-error the build puts it before this script
const build = /** @type {Build} */ (BUILD);
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const OURS = `site ${new URL("./", self.location.href).pathname} `;
const PAGES = `${OURS}pages ${build.version}`;
// Named anew when it held what was not checked: it goes with the version that did not.
const FILES = `${OURS}checked files`;
const PATIENCE = 4_000;

/** @param {Record<string, string>} [digests] */
const byAddress = (digests = {}) =>
  new Map(Object.entries(digests).map(([name, digest]) => [new URL(name, self.location.href).href, digest]));
const pages = byAddress(build.pages);
const files = byAddress(build.files);

// To disappear, it does not wait to be active: a browser may keep the older one busy for minutes.
worker.addEventListener("install", (event) => event.waitUntil(build.off ? unregister() : keep()));

if (!build.off) {
  worker.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));

  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET") return;
    if (files.has(request.url)) return event.respondWith(cacheFirst(request));
    const page = request.url.replace(/(index\.html)?([?#].*)?$/, "");
    if (pages.has(page)) event.respondWith(networkFirst(page, request));
  });
}

async function keep() {
  const [ofPages, ofFiles] = await Promise.all([caches.open(PAGES), caches.open(FILES)]);
  const present = new Set((await ofFiles.keys()).map(({ url }) => url));
  await Promise.all([
    ofPages.addAll([...pages].map(([page, integrity]) => new Request(page, { integrity, cache: "no-cache" }))),
    // Most of them the browser has just loaded, and need not ask for again.
    ofFiles.addAll([...files].filter(([file]) => !present.has(file)).map(([file, integrity]) => new Request(file, { integrity }))),
  ]);
}

async function forgetOlder() {
  await forget((name) => name !== PAGES && name !== FILES);
  const cache = await caches.open(FILES);
  const older = (await cache.keys()).filter(({ url }) => !files.has(url));
  await Promise.all(older.map((request) => cache.delete(request)));
}

/** @param {(name: string) => boolean} chosen */
async function forget(chosen) {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && chosen(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

function unregister() {
  worker.registration.unregister(); // not waited for: the browser does it after this installation
  return forget(() => true);
}

/** @param {Request} request */
async function cacheFirst(request) {
  return (await cached(FILES, request.url)) ?? fetch(request);
}

/** @returns {Promise<undefined>} nothing, when patience is at its end */
function late() {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
}

/**
 * Not ended when it is late: the page that still comes may be a long one.
 * @param {string} page
 * @param {Request} request
 */
async function networkFirst(page, request) {
  const fresh = fetch(request);
  fresh.catch(() => {}); // told by the race, or of no use any more
  try {
    const answer = await Promise.race([fresh, late()]);
    if (answer && answer.status < 500) return answer;
  } catch {
    // No line.
  }
  return (await cached(PAGES, page)) ?? fresh;
}

/**
 * @param {string} name
 * @param {string} address
 */
async function cached(name, address) {
  try {
    return await caches.match(address, { cacheName: name });
  } catch {
    return undefined; // the browser took its storage away
  }
}
