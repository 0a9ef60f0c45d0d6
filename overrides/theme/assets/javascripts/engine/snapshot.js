// What Python wakes from, kept on this device for the next visit: its memory as it is right after its start,
// its WebAssembly, and its library.
//
// The memory is copied before any message of a page is handled, so that it holds nothing of a reader's. All
// lies in one of the origin's own files, from which a worker reads straight into Python's memory.
//
// The file: the checksum of all that stands before the pages, the checksum of the pages, the bytes of the head, the
// head in JSON (Head), the WebAssembly, the library, and the pages of memory that are not all zero. Each begins at a
// multiple of 4.

const PAGE = 4096;
// A site may not press for room: what is kept must be a small part of what the browser grants.
const SHARE = 0.02;
const START = 12;
// In so many empty pages together a new module has written nothing, or they are the part of its stack below what is
// in use, which nobody reads.
const UNTOUCHED = 256;
const SEED = 0x811c9dc5;

/** @typedef {{folder: string, file: string}} Place where a runtime's snapshot is kept */
/** @typedef {{length: number, runs: number[][], pages: Uint8Array}} Copy
 * the bytes of a whole memory, which of its pages follow (the first of a run, and how many), and these */
/** @typedef {{memory: Copy, state: object, wasm: Uint8Array, library: Uint8Array}} Snapshot
 * state: what the memory takes to be in JavaScript, in values for JSON */
/** @typedef {{length: number, runs: number[][], state: any, wasm: number, library: number}} Head
 * wasm and library: their bytes */
/** @typedef {(bytes: Uint8Array, options: {at: number}) => number} Read as FileSystemSyncAccessHandle's `read` */
/** @typedef {{length: number, state: any, wasm: Uint8Array<ArrayBuffer>, library: Uint8Array<ArrayBuffer>, fill: (memory: Uint8Array<ArrayBuffer>) => void}} Opened
 * a snapshot of which only the memory is still to be read, by `fill`, which throws where that is damaged */
/** @typedef {Opened & {close: () => void}} Kept */

/**
 * The place for the snapshot of exactly this runtime; any other file in it is an older runtime's.
 * @param {{folder: string, core: string, library: string}} runtime
 * @returns {Place}
 */
export function locationOf({ folder, core, library }) {
  return {
    folder: encodeURIComponent(`python ${new URL(folder).pathname}`),
    file: encodeURIComponent(core + library),
  };
}

/**
 * What is kept in *place*, to be closed; null if there is nothing.
 * @param {Place} place
 * @returns {Promise<Kept | null>}
 */
export async function recall({ folder, file }) {
  /** @type {any} */
  let handle;
  try {
    const root = await navigator.storage.getDirectory();
    const fileHandle = await (await root.getDirectoryHandle(folder)).getFileHandle(file);
    // Two pages may wake at once, where the browser knows this mode.
    handle = await /** @type {any} */ (fileHandle).createSyncAccessHandle({ mode: "read-only" });
    return { ...unpack(handle.read.bind(handle)), close: () => handle.close() };
  } catch {
    handle?.close();
    return null; // nothing is kept, or damaged, or read by another page, or the browser forbids storage
  }
}

/**
 * Keep *snapshot* in *place* and nothing else there; quietly nothing where the browser has no room.
 * @param {Place} place
 * @param {Snapshot} snapshot
 */
export async function keep({ folder, file }, snapshot) {
  try {
    const parts = pack(snapshot);
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    if (length > (quota - usage) * SHARE) return;
    await forget({ folder });
    const root = await navigator.storage.getDirectory();
    const fileHandle = await (await root.getDirectoryHandle(folder, { create: true })).getFileHandle(file, { create: true });
    const handle = await /** @type {any} */ (fileHandle).createSyncAccessHandle();
    try {
      let at = 0;
      for (const part of parts) at += handle.write(part, { at });
      if (at !== length) throw new Error("no room");
    } finally {
      handle.close();
    }
  } catch {
    await forget({ folder });
  }
}

/**
 * Drop what is kept in *place*.
 * @param {Pick<Place, "folder">} place
 */
export async function forget({ folder }) {
  try {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(folder, { recursive: true });
  } catch {
    // Nothing is kept, or the browser forbids storage and keeps nothing either.
  }
}

/**
 * Copy what *memory* holds.
 * @param {Uint8Array} memory its length is a multiple of PAGE
 * @returns {Copy}
 */
export function copyOf(memory) {
  const words = wordsOf(memory);
  /** @type {number[][]} */
  const runs = [];
  let count = 0;
  for (let page = 0; page < memory.length / PAGE; page += 1) {
    if (isZero(words, (page * PAGE) / 4)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === page) last[1] += 1;
    else runs.push([page, 1]);
    count += 1;
  }
  const pages = new Uint8Array(count * PAGE);
  let at = 0;
  for (const [first, length] of runs) {
    pages.set(memory.subarray(first * PAGE, (first + length) * PAGE), at);
    at += length * PAGE;
  }
  return { length: memory.length, runs, pages };
}

/**
 * @param {Int32Array} words
 * @param {number} start
 */
function isZero(words, start) {
  for (let at = start; at < start + PAGE / 4; at += 1) if (words[at]) return false;
  return true;
}

/**
 * Return the parts of the file for a snapshot.
 * @param {Snapshot} snapshot
 * @returns {Uint8Array[]}
 */
export function pack({ memory: { length, runs, pages }, state, wasm, library }) {
  const head = { length, runs, state, wasm: wasm.length, library: library.length };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const parts = [...filledUp(text, 0x20), ...filledUp(wasm), ...filledUp(library)];
  const start = Uint32Array.of(parts.reduce(checksum, SEED), checksum(SEED, pages), multipleOf4(text.length));
  return [new Uint8Array(start.buffer), ...parts, pages];
}

/**
 * Return *bytes* in parts, with as many of *value* behind them as make their length a multiple of 4; they are many, and
 * not copied for that.
 * @param {Uint8Array} bytes
 * @param {number} [value]
 */
function filledUp(bytes, value = 0) {
  const aligned = bytes.length - (bytes.length % 4);
  if (aligned === bytes.length) return [bytes];
  const last = new Uint8Array(4).fill(value);
  last.set(bytes.subarray(aligned));
  return [bytes.subarray(0, aligned), last];
}

/** @param {number} length */
const multipleOf4 = (length) => Math.ceil(length / 4) * 4;

/**
 * Open what `pack` made; throws where it is damaged before its pages.
 * @param {Read} read
 * @returns {Opened}
 */
export function unpack(read) {
  let at = 0;
  /** @param {Uint8Array<ArrayBuffer>} bytes */
  const next = (bytes) => {
    if (read(bytes, { at }) !== bytes.length) throw new RangeError("a snapshot that breaks off");
    at += bytes.length;
    return bytes;
  };
  const start = new Uint32Array(START / 4);
  next(new Uint8Array(start.buffer));
  const [sum, sumOfPages, lengthOfHead] = start;
  const text = next(new Uint8Array(lengthOfHead));
  /** @type {Head} */
  const { length, runs, state, wasm, library } = JSON.parse(new TextDecoder().decode(text));
  const parts = [text, next(new Uint8Array(multipleOf4(wasm))), next(new Uint8Array(multipleOf4(library)))];
  if (parts.reduce(checksum, SEED) !== sum) throw new Error("a damaged snapshot");

  /**
   * *memory* is a new module's: behind the last page that is kept it must hold zeros already.
   * @param {Uint8Array<ArrayBuffer>} memory
   */
  function fill(memory) {
    if (memory.length !== length) throw new RangeError(`${memory.length} bytes for ${length}`);
    let sumRead = SEED;
    let end = 0;
    for (const [first, count] of runs) {
      if (first * PAGE - end < UNTOUCHED * PAGE) memory.fill(0, end, first * PAGE);
      end = (first + count) * PAGE;
      sumRead = checksum(sumRead, next(memory.subarray(first * PAGE, end)));
    }
    if (sumRead !== sumOfPages) throw new Error("a damaged snapshot");
  }

  return { length, state, wasm: parts[1].subarray(0, wasm), library: parts[2].subarray(0, library), fill };
}

/** @param {Uint8Array} bytes */
function wordsOf(bytes) {
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

/**
 * FNV-1a over words of 32 bits instead of bytes: against damage, not against anyone's intent.
 * @param {number} sum
 * @param {Uint8Array} bytes
 */
function checksum(sum, bytes) {
  const words = wordsOf(bytes);
  for (let at = 0; at < words.length; at += 1) sum = Math.imul(sum ^ words[at], 0x01000193);
  return sum >>> 0;
}
