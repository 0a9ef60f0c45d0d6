// The shipped runtime by itself, with nothing behind it.

import assert from "node:assert/strict";
import { readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { INITIAL } from "../../overrides/theme/assets/javascripts/engine/insides.js";
import { NPM, PLAIN, RUNTIME, probesOf, readManifest, sha256, startShipped } from "./shipped.mjs";

test("the manifest tells each file's size and digest, and no file is left out", async () => {
  const { files } = await readManifest();
  const found = await readdir(RUNTIME, { recursive: true, withFileTypes: true });
  const names = found
    .filter((entry) => entry.isFile() && !/^manifest\.json|\.(br|gz)$/.test(entry.name))
    .map((entry) => path.relative(RUNTIME, path.join(entry.parentPath ?? entry.path, entry.name)));
  assert.deepEqual(Object.keys(files).sort(), names.sort());
  for (const name of names) {
    const file = path.join(RUNTIME, name);
    assert.deepEqual(files[name], { size: (await stat(file)).size, sha256: await sha256(file) });
  }
});

test("the core's module is the npm package's, unchanged, and its script less than half of that one's", async () => {
  const { core, files } = await readManifest();
  assert.equal(files[`${core}pyodide.mjs`].sha256, await sha256(path.join(NPM, "pyodide.mjs")));
  const { size } = await stat(path.join(NPM, "pyodide.asm.js"));
  assert.ok(PLAIN || files[`${core}pyodide.asm.js`].size < size / 2);
});

test("the memory that it begins with is as large as the snapshot takes it to be", async () => {
  const script = await readFile(path.join(NPM, "pyodide.asm.js"), "utf8");
  assert.match(script, new RegExp(`Module\\["INITIAL_MEMORY"\\]\\|\\|${INITIAL};`));
});

test("the WebAssembly asks for and offers nothing that the npm package's does not", async () => {
  const { core } = await readManifest();
  const read = async (folder) => {
    const module = await WebAssembly.compile(await readFile(path.join(folder, "pyodide.asm.wasm")));
    const label = ({ module, name, kind }) => `${module} ${name} ${kind}`;
    return {
      offered: WebAssembly.Module.exports(module).map(label),
      asked: WebAssembly.Module.imports(module).map(label),
    };
  };
  const [ours, whole] = [await read(path.join(RUNTIME, core)), await read(NPM)];
  for (const side of ["offered", "asked"]) {
    const known = new Set(whole[side]);
    assert.deepEqual(ours[side].filter((label) => !known.has(label)), []);
  }
  if (!PLAIN) assert.ok(ours.offered.length < whole.offered.length / 2);
});

/** Return the memory of a core's WebAssembly as its data fills it, and as it is when the addresses in it are computed. */
async function memoriesOf(file, script) {
  const module = await WebAssembly.compile(await readFile(file));
  const memory = new WebAssembly.Memory({ initial: 320, maximum: 65536 });
  const stubs = {
    function: () => () => assert.fail("a start calls nothing"),
    memory: () => memory,
    table: () => new WebAssembly.Table({ initial: 6076, element: "anyfunc" }),
    tag: () => new WebAssembly.Tag({ parameters: ["i32"] }),
    global({ module, name }) {
      const stated = script.match(new RegExp(`var _${name}=(?:new WebAssembly[^}]*},)?(\\d+)`));
      const mutable = module !== "env" || name === "__stack_pointer";
      return new WebAssembly.Global({ value: "i32", mutable }, Number(stated?.[1] ?? 0));
    },
  };
  const imports = {};
  for (const asked of WebAssembly.Module.imports(module)) {
    imports[asked.module] ??= {};
    imports[asked.module][asked.name] = stubs[asked.kind](asked);
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  const filled = new Int32Array(memory.buffer.slice(0));
  exports.__wasm_apply_data_relocs();
  return [filled, new Int32Array(memory.buffer)];
}

test("every address that the npm package's WebAssembly computes stands in the data", async () => {
  if (PLAIN) return;
  const { core } = await readManifest();
  const script = await readFile(path.join(NPM, "pyodide.asm.js"), "utf8");
  const [before, after] = await memoriesOf(path.join(NPM, "pyodide.asm.wasm"), script);
  const [, ours] = await memoriesOf(path.join(RUNTIME, core, "pyodide.asm.wasm"), script);
  const computed = [...after.keys()].filter((at) => after[at] !== before[at]);
  assert.ok(computed.length > 20_000, computed.length);
  assert.deepEqual(computed.filter((at) => ours[at] !== after[at]), []);
});

test("what the site is not known to use is no wrong answer but an end, and the whole WebAssembly has it", async () => {
  if (PLAIN) return;
  const names = `import unicodedata; unicodedata.name("A") + unicodedata.lookup("DIGIT ONE")`;
  const shipped = await startShipped();
  assert.throws(() => shipped.runPython(names), WebAssembly.RuntimeError);
  const whole = await startShipped({}, "pyodide.whole.wasm");
  assert.equal(whole.runPython(names), "LATIN CAPITAL LETTER A1");
});

test("inside the shipped Python", async (inside) => {
  const pyodide = await startShipped();
  const probes = probesOf(pyodide);

  await inside.test("every module of the calculator and of the selection can be imported, frozen or shipped", () => {
    const shipped = pyodide.runPython(`next(path for path in sys.path if path.endswith(".zip"))`);
    assert.deepEqual(probes.missing_modules(shipped).toJs(), []);
  });

  await inside.test("a refund comes out to the won", () => {
    const answer = pyodide.runPython(`
from calculator.app import handle
handle({"do": "refund", "edition": "2025", "base": 1000000, "spend": {"2025-09": 1300000}})["total"]`);
    assert.equal(answer, 60000);
  });

  await inside.test("Korean text in a statement's encodings can be read", () => {
    const text = pyodide.runPython(`"상생페이백".encode("cp949").decode("cp949") + b"\\xb0\\xa1".decode("euc-kr")`);
    assert.equal(text, "상생페이백가");
  });

  await inside.test("every code of a Korean encoding reads and writes as in the npm package's Python", async () => {
    const { loadPyodide } = await import(path.join(NPM, "pyodide.mjs"));
    delete globalThis._createPyodideModule; // the shipped one's, which Pyodide would take for its own
    const whole = probesOf(await loadPyodide({ indexURL: NPM }));
    for (const encoding of probes.ENCODINGS.toJs()) {
      assert.ok(probes.table(encoding) === whole.table(encoding), encoding);
    }
  });

  await inside.test("a Chinese or Japanese encoding, whose tables are left out, cannot even be imported", () => {
    if (PLAIN) return;
    assert.deepEqual(probes.left_out_but_importable().toJs(), []);
  });

  await inside.test("what the selection leaves out is not there", () => {
    assert.throws(() => pyodide.runPython("import sqlite3, tkinter, doctest"), /ModuleNotFoundError/);
  });

  await inside.test("the modules are bytecode that Python reads as it stands", () => {
    const origin = pyodide.runPython(`import calculator.app; calculator.app.__spec__.cached or calculator.app.__file__`);
    assert.match(origin, /\.zip\/calculator\/app\.pyc$/);
  });
});
