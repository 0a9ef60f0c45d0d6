// Packing of Python's memory: what comes back is what went in.

import assert from "node:assert/strict";
import test from "node:test";
import { copyOf, pack, locationOf, unpack } from "../../overrides/theme/assets/javascripts/engine/snapshot.js";

const STATE = { hiwireKeys: [null, { path: ["setTimeout"] }], immortalKeys: ["가"] };

function memoryOf(length, filled) {
  const memory = new Uint8Array(length);
  for (const at of filled) memory[at] = 1 + (at % 255);
  return memory;
}

const WASM = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1);
const LIBRARY = Uint8Array.of(1, 2, 3);

function fileOf(memory) {
  return Buffer.concat(pack({ memory: copyOf(memory), state: STATE, wasm: WASM, library: LIBRARY }));
}

/** Read from *file* as from one on a device. */
const reader = (file) => (bytes, { at }) => {
  const there = file.subarray(at, at + bytes.length);
  bytes.set(there);
  return there.length;
};

for (const [name, memory] of [
  ["empty pages between full ones", memoryOf(40_960, [0, 4095, 12_288, 40_959])],
  ["nothing but zeros", memoryOf(8_192, [])],
]) {
  test(`memory with ${name} comes back byte for byte, over what was written there`, () => {
    const { length, state, wasm, library, fill } = unpack(reader(fileOf(memory)));
    assert.deepEqual({ length, state, wasm, library }, { length: memory.length, state: STATE, wasm: WASM, library: LIBRARY });
    const woken = new Uint8Array(length);
    woken.fill(9, 0, memory.findLastIndex(Boolean) + 1);
    fill(woken);
    assert.deepEqual(woken, memory);
  });
}

test("empty pages take no room", () => {
  assert.ok(fileOf(memoryOf(4_096_000, [5])).length < 5_000);
});

const turned = (file, at) => Uint8Array.from(file, (byte, index) => (index === at ? byte ^ 1 : byte));
for (const [name, spoil] of [
  ["one bit changed in the WebAssembly", (file) => turned(file, file.indexOf(WASM) + WASM.length - 1)],
  ["one bit changed in the memory", (file) => turned(file, file.length - 100)],
  ["its last bytes missing", (file) => file.subarray(0, -4)],
  ["nothing in it", () => new Uint8Array()],
]) {
  test(`a file with ${name} is refused`, () => {
    const file = spoil(fileOf(memoryOf(40_960, [0, 12_288])));
    assert.throws(() => unpack(reader(file)).fill(new Uint8Array(40_960)));
  });
}

test("another core or another library has another place", () => {
  const folder = "https://example.org/help/assets/runtime/";
  const places = [["core-1/", "a.zip"], ["core-2/", "a.zip"], ["core-1/", "b.zip"]].map(
    ([core, library]) => locationOf({ folder, core, library }),
  );
  assert.equal(new Set(places.map(({ file }) => file)).size, 3);
  assert.deepEqual(places[0], { folder: "python%20%2Fhelp%2Fassets%2Fruntime%2F", file: "core-1%2Fa.zip" });
});
