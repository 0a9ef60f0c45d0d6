// The shipped runtime by itself, with nothing behind it.

import assert from "node:assert/strict";
import { readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { NPM, ROOT, RUNTIME, readManifest, sha256, startShipped } from "./shipped.mjs";

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

test("the core's scripts are the npm package's, unchanged", async () => {
  const { core, files } = await readManifest();
  const scripts = Object.keys(files).filter((name) => name.startsWith(core) && /\.m?js$/.test(name));
  assert.equal(scripts.length, 2);
  for (const name of scripts) {
    assert.equal(files[name].sha256, await sha256(path.join(NPM, path.basename(name))));
  }
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
  if (!process.env.WHOLE_WASM) assert.ok(ours.offered.length < whole.offered.length / 2);
});

test("inside the shipped Python", async (inside) => {
  const pyodide = await startShipped();
  pyodide.FS.mkdirTree("/repo");
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: path.join(ROOT, "overrides/hooks") }, "/repo");

  await inside.test("every module of the calculator and of the selection can be imported, frozen or shipped", () => {
    const missing = pyodide.runPython(`
import importlib, sys, zipfile
sys.path.append("/repo")
from sitebuild.selection import FROZEN, KEEP

names = [*FROZEN, *(name for names in KEEP.values() for name in names)]
shipped = next(path for path in sys.path if path.endswith(".zip"))
names += [
    path.removesuffix(".pyc").replace("/", ".")
    for path in zipfile.ZipFile(shipped).namelist()
    if path.startswith("calculator/") and path.endswith(".pyc") and "__" not in path
]
missing = []
for name in names:
    try:
        importlib.import_module(name)
    except ImportError as error:
        missing.append(f"{name}: {error}")
assert len(names) > 30, names
missing`);
    assert.deepEqual(missing.toJs(), []);
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
    const whole = await loadPyodide({ indexURL: NPM });
    for (const encoding of ["cp949", "euc_kr"]) {
      const table = `
codes = [bytes((first, second)) for first in range(256) for second in range(256)]
characters = [chr(number) for number in range(0x20000) if not 0xD800 <= number < 0xE000]
"|".join([
    *(code.decode("${encoding}", "backslashreplace") for code in codes),
    *(character.encode("${encoding}", "replace").hex() for character in characters),
])`;
      assert.ok(pyodide.runPython(table) === whole.runPython(table), encoding);
    }
  });

  await inside.test("a Chinese or Japanese encoding, whose tables are left out, cannot even be imported", () => {
    if (process.env.WHOLE_WASM) return;
    const importable = pyodide.runPython(`
import importlib, importlib.util
from sitebuild.codec_tables import MODULES

[name for name in MODULES if importlib.util.find_spec(name)]`);
    assert.deepEqual(importable.toJs(), []);
  });

  await inside.test("what the selection leaves out is not there", () => {
    assert.throws(() => pyodide.runPython("import sqlite3, tkinter, doctest"), /ModuleNotFoundError/);
  });

  await inside.test("the modules are bytecode that Python reads as it stands", () => {
    const origin = pyodide.runPython(`import calculator.app; calculator.app.__spec__.cached or calculator.app.__file__`);
    assert.match(origin, /\.zip\/calculator\/app\.pyc$/);
  });
});
