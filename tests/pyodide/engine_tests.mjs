// Runs the engine's own tests inside Pyodide, against the zip that the site ships.
//
// pytest comes from .venv and needs more of the standard library than readers get: the whole
// one stands behind the shipped one, and behind.py checks afterwards that the calculator
// itself came from the shipped zip alone.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { NPM, ROOT } from "./shipped.mjs";

/** Run all tests, or some with at most *most* cases of each; return pytest's exit code, or 1 if they proved nothing. */
export async function runEngineTests(pyodide, most = 0) {
  const { FS } = pyodide;

  function mount(from, to) {
    FS.mkdirTree(to);
    FS.mount(FS.filesystems.NODEFS, { root: from }, to);
  }

  const packages = ["Lib/site-packages", "lib/python3.13/site-packages"]
    .map((folder) => path.join(ROOT, ".venv", folder))
    .find(existsSync);

  mount(packages, "/packages");
  mount(path.join(ROOT, "tests"), "/repo/tests");
  mount(path.join(ROOT, "calculator"), "/repo/calculator");
  mount(path.join(ROOT, "docs/_includes"), "/repo/docs/_includes");
  FS.writeFile("/repo/pyproject.toml", await readFile(path.join(ROOT, "pyproject.toml")));
  FS.writeFile("/behind.zip", await readFile(path.join(NPM, "python_stdlib.zip")));

  pyodide.runPython(`import sys; sys.path.insert(0, "/repo/tests/pyodide")`);
  return pyodide.runPython(`import behind; behind.main(${most})`);
}
