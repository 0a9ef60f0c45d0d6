// A static server as good as a well-kept host: brotli, and files with a digest in their name kept for ever.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
// What a reader must get in its present state; all else may be kept.
const FRESH = /(\.html|\/|manifest\.json|\.webmanifest|sw\.js)$/;

/**
 * @param {{prefix: string, folder: string}[]} folders what is served where
 * @param {Record<string, string>} pages made pages by path
 * @param {Record<string, string>} scripts made scripts by path
 * @param {string} cache where compressed files are kept between runs
 */
export async function serve(folders, pages, scripts, cache) {
  const files = new Map();

  async function find(address) {
    if (address in pages) return made(Buffer.from(pages[address]), ".html");
    if (address in scripts) return made(Buffer.from(scripts[address]), ".js");
    for (const { prefix, folder } of folders) {
      if (!address.startsWith(prefix)) continue;
      let file = path.join(folder, decodeURIComponent(address.slice(prefix.length)));
      if (existsSync(file) && (await stat(file)).isDirectory()) file = path.join(file, "index.html");
      if (existsSync(file)) return made(await readFile(file), path.extname(file), `${file}.br`);
    }
    return null;
  }

  // What the build compressed is sent as it is: compressing it here would take longer than a page waits.
  async function made(body, extension, packed = "") {
    const digest = createHash("sha256").update(body).digest("hex");
    const sent = existsSync(packed) ? await readFile(packed) : await compressed(body, digest, cache);
    return { type: TYPES[extension] ?? "application/octet-stream", digest, body: sent };
  }

  const server = createServer(async ({ url, headers }, response) => {
    const address = new URL(url, "http://here").pathname;
    if (!files.has(address)) files.set(address, await find(address));
    const file = files.get(address);
    if (!file) return response.writeHead(404).end();
    const kept = { etag: `"${file.digest}"`, "cache-control": FRESH.test(address) ? "no-cache" : "max-age=31536000, immutable" };
    if (headers["if-none-match"] === kept.etag) return response.writeHead(304, kept).end();
    response.writeHead(200, { ...kept, "content-type": file.type, "content-encoding": "br", "content-length": file.body.length });
    response.end(file.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function compressed(body, digest, cache) {
  const file = path.join(cache, `${digest}.br`);
  if (!existsSync(file)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
    await mkdir(cache, { recursive: true });
    await writeFile(file, brotliCompressSync(body, { params }));
  }
  return readFile(file);
}
