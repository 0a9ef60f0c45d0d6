// Every name of Pyodide's beside its public API stands in insides.js, and the npm package has it.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { INITIAL, NAMES, SCRIPT, WASM } from "../../overrides/theme/assets/javascripts/engine/insides.js";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const SCRIPTS = path.join(ROOT, "overrides/theme/assets/javascripts");
const NPM = path.join(ROOT, "node_modules/pyodide");
// Words that say nothing of Pyodide by themselves: its file system is public, and its errors have causes of their own.
const COMMON = new Set(["API", "FS", "sentinel"]);
const ALL = Object.values(NAMES).flat();

const word = (name) => new RegExp(`(?<![\\w$])${name}(?![\\w$])`);

/** Return a line for each name that *text*, all of Pyodide's scripts, does not have. */
const movedIn = (text) => ALL.filter((name) => !word(name).test(text)).map((name) => `pyodide no longer has ${name}`);

const read = (folder, names) => Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));

test("the npm package has every name", async () => {
  const text = (await read(NPM, ["pyodide.mjs", SCRIPT])).join("\n");
  assert.deepEqual(movedIn(text), []);
  assert.match(text, word(WASM), `pyodide no longer has ${WASM}`);
  assert.match(text, new RegExp(`Module\\["INITIAL_MEMORY"\\]\\|\\|${INITIAL};`), "pyodide begins with another memory than INITIAL");
  assert.deepEqual(movedIn(text.replaceAll("__hiwire_set", "__hiwire_put")), ["pyodide no longer has __hiwire_set"]);
});

test("none stands in another script", async () => {
  const files = (await readdir(SCRIPTS, { recursive: true })).filter((file) => file.endsWith(".js") && file !== "engine/insides.js");
  assert.ok(files.length > 50, files.length);
  const distinct = ALL.filter((name) => !COMMON.has(name));
  const texts = await read(SCRIPTS, files);
  const found = files.flatMap((file, at) => [...distinct, SCRIPT, WASM].filter((name) => word(name).test(texts[at])).map((name) => `${file}: ${name}`));
  assert.deepEqual(found, []);
});

test("insides.js uses all of them", async () => {
  const [text] = await read(SCRIPTS, ["engine/insides.js"]);
  const used = text.slice(text.indexOf("@typedef"));
  assert.deepEqual(ALL.filter((name) => !word(name).test(used)), []);
});
