// Python's memory as it is right after its start, kept on this device for the next visit.
//
// It is copied before any message of a page is handled, so that it holds nothing of a reader's.
// Only its pages that are not all zero are kept, with their digest.

const PAGE = 4096;
// A site may not press for room: what is kept must be a small part of what the browser grants.
const SHARE = 0.02;
const DIGEST = "x-sha256";
const LENGTH = "x-length";

/** @typedef {{cache: string, address: string}} Place where a runtime's snapshot is kept */

/**
 * The place for the snapshot of exactly this runtime; any other file in it is an older runtime's.
 * @returns {Place}
 */
export function placeOf({ folder, core, library }) {
  return { cache: `python ${new URL(folder).pathname}`, address: new URL(`snapshot/${core}${library}`, folder).href };
}

/** @typedef {{memory: Uint8Array, filled: Promise<void>}} Kept a memory, and when it is read */

/**
 * The memory kept in *place*, which is being read; null if there is none. What is damaged leaves it full of zeros.
 * @param {Place} place
 * @returns {Promise<Kept | null>}
 */
export async function recall({ cache, address }) {
  try {
    const response = await caches.match(address, { cacheName: cache });
    if (!response) return null;
    const memory = new Uint8Array(Number(response.headers.get(LENGTH)));
    return { memory, filled: fill(memory, response).catch(() => {}) };
  } catch {
    return null; // a browser that forbids storage
  }
}

async function fill(memory, response) {
  const packed = await response.arrayBuffer();
  if ((await digestOf(packed)) !== response.headers.get(DIGEST)) throw new Error("a damaged snapshot");
  unpack(packed, memory);
}

/**
 * Keep *memory* in *place* and nothing else there; quietly nothing where the browser has no room.
 * @param {Place} place
 * @param {Uint8Array} memory
 */
export async function keep({ cache, address }, memory) {
  try {
    const packed = pack(memory);
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    if (packed.byteLength > (quota - usage) * SHARE) return;
    const headers = {
      [DIGEST]: await digestOf(packed),
      [LENGTH]: String(memory.byteLength),
      "content-type": "application/octet-stream",
    };
    await forget({ cache });
    await (await caches.open(cache)).put(address, new Response(packed, { headers }));
  } catch {
    await forget({ cache });
  }
}

/** Drop what is kept in *place*. */
export async function forget({ cache }) {
  try {
    await caches.delete(cache);
  } catch {
    // A browser that forbids storage keeps nothing either.
  }
}

/**
 * Return the numbers of the pages of *memory* that hold something, and these pages.
 * @param {Uint8Array} memory its length is a multiple of 4
 */
export function pack(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.byteLength / 4);
  const used = [];
  for (let at = 0; at < words.length; at += PAGE / 4) {
    if (!isZero(words, at, Math.min(at + PAGE / 4, words.length))) used.push((at * 4) / PAGE);
  }
  const head = Uint32Array.of(memory.byteLength, used.length, ...used);
  const packed = new Uint8Array(head.byteLength + used.length * PAGE);
  packed.set(new Uint8Array(head.buffer));
  used.forEach((number, index) => {
    packed.set(memory.subarray(number * PAGE, (number + 1) * PAGE), head.byteLength + index * PAGE);
  });
  return packed;
}

function isZero(words, start, end) {
  for (let at = start; at < end; at += 1) if (words[at]) return false;
  return true;
}

/**
 * Fill *memory*, which holds zeros and is as long as the one that `pack` was given, with what that held.
 * @param {ArrayBuffer} packed
 * @param {Uint8Array} memory
 */
export function unpack(packed, memory) {
  const [length, count] = new Uint32Array(packed, 0, 2);
  if (length !== memory.byteLength) throw new RangeError(`${length} bytes for ${memory.byteLength}`);
  const used = new Uint32Array(packed, 8, count);
  used.forEach((number, index) => {
    const start = number * PAGE;
    memory.set(new Uint8Array(packed, 8 + count * 4 + index * PAGE, Math.min(PAGE, length - start)), start);
  });
}

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
