// A Chromium of its own, driven by its protocol: throttles must reach the page's workers too,
// and the bytes of every file must be counted, which Playwright does not offer.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import WebSocket from "ws";
import { slowDown } from "./slowdown.mjs";

const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage",
  "--remote-debugging-port=0", "about:blank",
];

/** Return the Chromium of the tests, or another one that CHROMIUM names. */
export function programOf(root) {
  const code = "from tests.site.browser import find; print(find().program)";
  return process.env.CHROMIUM ?? execFileSync(path.join(root, ".venv/bin/python"), ["-c", code], { cwd: root, encoding: "utf8" }).trim();
}

/** Start Chromium with the profile in *folder*. */
export async function launch(program, folder) {
  const child = spawn(program, [`--user-data-dir=${folder}`, ...FLAGS], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  const address = await new Promise((resolve, reject) => {
    child.stderr.on("data", (data) => {
      said += data;
      const found = said.match(/DevTools listening on (ws:\S+)/);
      if (found) resolve(found[1]);
    });
    child.once("exit", () => reject(new Error(`Chromium ended: ${said}`)));
  });
  const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 2 ** 28 });
  await once(socket, "open");
  const browser = connection(socket);
  return {
    open: (throttle) => open(browser, throttle),
    async close() {
      const ended = once(child, "exit");
      await browser.send("Browser.close").catch(() => child.kill());
      await ended;
    },
  };
}

function connection(socket) {
  const waiting = new Map();
  const listeners = new Set();
  let last = 0;
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    const call = waiting.get(message.id);
    if (!call) return listeners.forEach((listener) => listener(message));
    waiting.delete(message.id);
    if (message.error) call.reject(new Error(`${call.method}: ${message.error.message}`));
    else call.resolve(message.result);
  });
  socket.on("close", () => waiting.forEach((call) => call.reject(new Error("closed"))));
  return {
    listeners,
    send(method, params = {}, sessionId = undefined) {
      return new Promise((resolve, reject) => {
        waiting.set((last += 1), { method, resolve, reject });
        socket.send(JSON.stringify({ id: last, method, params, sessionId }));
      });
    },
  };
}

/**
 * Open an empty tab.
 * @param {{cpu: number, line: ?{latency: number, megabits: number}}} throttle
 */
async function open(browser, { cpu, line }) {
  const bytes = new Map();
  const addresses = new Map();
  const { targetId } = await browser.send("Target.createTarget", { url: "about:blank" });

  async function prepare(session) {
    const send = (method, params) => browser.send(method, params, session);
    const rate = ((line?.megabits ?? 0) * 1e6) / 8;
    await Promise.all([
      send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      // Nothing of what came is kept for DevTools, which would do so in the page's own process.
      send("Network.enable", { maxTotalBufferSize: 0, maxResourceBufferSize: 0 }),
      line && send("Network.emulateNetworkConditions", {
        offline: false, latency: line.latency, downloadThroughput: rate, uploadThroughput: rate,
      }),
      send("Runtime.runIfWaitingForDebugger"),
    ]);
  }

  function listen({ method, params, sessionId }) {
    if (method === "Target.attachedToTarget") {
      prepare(params.sessionId).catch(() => {}); // a worker may end at once
    } else if (method === "Network.responseReceived") {
      addresses.set(sessionId + params.requestId, params.response.url);
    } else if (method === "Network.loadingFinished") {
      const address = addresses.get(sessionId + params.requestId);
      if (address) bytes.set(address, (bytes.get(address) ?? 0) + params.encodedDataLength);
    }
  }
  browser.listeners.add(listen);

  const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
  await prepare(sessionId);
  await browser.send("Page.enable", {}, sessionId);
  const speedUp = await slowed(browser, cpu);
  return {
    bytes,
    send: (method, params) => browser.send(method, params, sessionId),
    memory: async () => Math.max(...(await renderers(browser)).map(memoryOf)),
    inject: (source) => browser.send("Page.addScriptToEvaluateOnNewDocument", { source }, sessionId),
    go: (url) => browser.send("Page.navigate", { url }, sessionId),
    async evaluate(expression) {
      const { result, exceptionDetails } = await browser.send(
        "Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }, sessionId,
      );
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    /** Return the value of *expression* as soon as it is not undefined. */
    async until(expression, patience) {
      for (const start = Date.now(); Date.now() - start < patience; ) {
        const value = await this.evaluate(expression);
        if (value !== undefined) return value;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`${expression}: nothing in ${patience} ms`);
    },
    async close() {
      speedUp();
      browser.listeners.delete(listen);
      await browser.send("Target.closeTarget", { targetId });
    },
  };
}

async function slowed(browser, rate) {
  if (rate === 1) return () => {};
  const pids = await renderers(browser);
  return slowDown(rate, () => pids);
}

async function renderers(browser) {
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** The bytes that process *pid* has for itself, swapped out or not: what Chromium's own task manager shows. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return ["RssAnon", "VmSwap"].reduce((sum, name) => sum + 1024 * Number(status.match(`${name}:\\s+(\\d+)`)?.[1] ?? 0), 0);
  } catch {
    return 0; // it has just ended
  }
}
