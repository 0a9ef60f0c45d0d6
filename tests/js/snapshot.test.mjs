// Packing of Python's memory: what comes back is what went in.

import assert from "node:assert/strict";
import test from "node:test";
import { pack, placeOf, unpack } from "../../overrides/assets/javascripts/snapshot.js";

function memoryOf(length, filled) {
  const memory = new Uint8Array(length);
  for (const at of filled) memory[at] = 1 + (at % 255);
  return memory;
}

for (const [name, memory] of [
  ["empty pages between full ones", memoryOf(40_960, [0, 4095, 12_288, 40_959])],
  ["a last page that is not whole", memoryOf(10_000, [9_999])],
  ["nothing but zeros", memoryOf(8_192, [])],
]) {
  test(`memory with ${name} comes back byte for byte`, () => {
    const packed = pack(memory);
    const unpacked = new Uint8Array(memory.length);
    unpack(packed.buffer, unpacked);
    assert.deepEqual(unpacked, memory);
  });
}

test("empty pages take no room", () => {
  assert.ok(pack(memoryOf(4_096_000, [5])).byteLength < 5_000);
});

test("another core or another library has another place", () => {
  const folder = "https://example.org/help/assets/runtime/";
  const places = [["core-1/", "a.zip"], ["core-2/", "a.zip"], ["core-1/", "b.zip"]].map(
    ([core, library]) => placeOf({ folder, core, library }),
  );
  assert.equal(new Set(places.map(({ address }) => address)).size, 3);
  assert.deepEqual(places[0], {
    cache: "python /help/assets/runtime/",
    address: "https://example.org/help/assets/runtime/snapshot/core-1/a.zip",
  });
});
