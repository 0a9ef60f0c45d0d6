// What the other pages need: micropip as npm's Pyodide does not bring it, and the same wheel.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Gather it below *cache*; return the folder, and the wheel's address. */
export async function prepareVendor(root, cache) {
  const folder = path.join(cache, "vendor");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const lock = JSON.parse(await readFile(path.join(root, "node_modules/pyodide/pyodide-lock.json"), "utf8"));
  const python = path.join(root, ".venv/bin/python");
  const wanted = ["micropip", "packaging"].map((name) => `${name}==${lock.packages[name].version}`);
  execFileSync(python, ["-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, ...wanted], { stdio: "inherit" });
  execFileSync(python, ["-m", "flit_core.wheel", "--outdir", folder, root], { stdio: "ignore" });

  // PyPI's files hold the same code as those that Pyodide made, under other digests.
  for (const name of ["micropip", "packaging"]) {
    const entry = lock.packages[name];
    entry.sha256 = createHash("sha256").update(await readFile(path.join(folder, entry.file_name))).digest("hex");
  }
  await writeFile(path.join(folder, "pyodide-lock.json"), JSON.stringify(lock));
  const wheel = (await readdir(folder)).find((name) => name.startsWith("calculator-"));
  return { folder, wheel: `/pyodide/${wheel}` };
}
