// Runs the engine's own tests inside the Python that the site ships; with a number, some of them and so many cases of each.

import { runEngineTests } from "./engine_tests.mjs";
import { startShipped } from "./shipped.mjs";

try {
  process.exitCode = await runEngineTests(await startShipped(), Number(process.argv[2] ?? 0));
} catch (error) {
  if (error instanceof WebAssembly.RuntimeError) {
    console.error("The tests came to a function that was left out of the WebAssembly: `make profile` takes it in.");
  }
  throw error;
}
