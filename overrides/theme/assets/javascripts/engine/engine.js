// The page's side of the calculator: starts the worker, tells how far it is, and brings
// each message its answer.

import { createCalls } from "./calls.js";
import { keepOffline } from "./offline.js";
import { startWorker, startWorkerAnew, takeEarlyWorker } from "./runtime.js";
import { createWatchdog } from "./watchdog.js";
import { whenLeftAlone } from "../shared/when_idle.js";

export { runtimeOf } from "./runtime.js";

// After the first answer the line is free, and after so long without a stroke so is the processor: what is kept for
// later takes it for a second on a slow phone.
const REST = 4_000;

/** @typedef {"idle"|"loading"|"starting"|"ready"|"failed"} State */
/** @typedef {"network"|"blocked"|"hang"|"crash"|"stopped"|"cancelled"} Reason */
/** @typedef {(progress: Protocol.Progress) => void} OnProgress */
/** @typedef {ReturnType<typeof createEngine>} Engine */
/**
 * @typedef {{state: State, received: number, total: number, reason: ?Reason, restored?: boolean}} Status
 * restored: whether Python woke from the memory that an earlier visit kept
 */

/**
 * The worker that has been waking since the page's head, or a new one.
 * @param {{anew?: boolean}} [options] anew: whether its script is asked of the server again
 */
function nextWorker({ anew = false } = {}) {
  const address = new URL("./worker.js", import.meta.url);
  return takeEarlyWorker() ?? (anew ? startWorkerAnew(address) : startWorker(address));
}

/**
 * @param {object} options
 * @param {import("./worker.js").Runtime} options.runtime
 * @param {(status: Status) => void} [options.onChange] called on every change of the status
 * @param {number} [options.patience] milliseconds without a sign of life that count as a hang
 * @param {(options: {anew: boolean}) => Worker} [options.createWorker]
 */
export function createEngine({
  runtime,
  onChange = () => {},
  patience = 30_000,
  createWorker = nextWorker,
}) {
  /** @type {Status} */
  let status = { state: "idle", received: 0, total: 0, reason: null };
  /** @type {?Worker} */
  let worker = null;
  const watchdog = createWatchdog(patience, () => fail("hang"));
  const calls = createCalls();
  let answered = false;
  // Whether this worker's Python has been there.
  let reached = false;
  // What was started before anybody asked is not told before somebody does.
  let quiet = false;

  /** @param {Partial<Status>} next */
  function change(next) {
    status = { ...status, ...next };
    if (!quiet) onChange(status);
  }

  function speak() {
    if (quiet) onChange(status);
    quiet = false;
  }

  /** Expect a sign of life within the engine's patience, as long as something is under way. */
  function watch() {
    watchdog.wait(Boolean(status.state === "ready" ? calls.size : worker));
  }

  function end() {
    watchdog.stop();
    worker?.terminate();
    worker = null;
  }

  /**
   * Calls that Python was there for are rejected; the others wait for the next start.
   * @param {Reason} reason
   * @param {string} [detail]
   */
  function fail(reason, detail) {
    end();
    if (reached) calls.rejectAll(reason, detail);
    change({ state: "failed", reason });
  }

  /**
   * The worker answers when Python is there.
   * @param {number} id
   * @param {Pick<import("./calls.js").Call, "message" | "files">} call
   */
  function send(id, { message, files }) {
    worker?.postMessage({ id, message, files });
    watch();
  }

  function noteAnswer() {
    if (!answered) whenLeftAlone(keepOffline, REST);
    answered = true;
  }

  /** @param {MessageEvent} event */
  function receive({ data }) {
    if ("id" in data) {
      if (calls.receive(data)) noteAnswer();
    } else if ("failed" in data) {
      return fail(data.failed, data.detail);
    } else {
      reached ||= data.state === "ready";
      change(data);
    }
    watch();
  }

  function start() {
    speak();
    begin();
  }

  /**
   * Start before anybody asks, unless that was tried or the reader ended it.
   * @param {{quiet?: boolean}} [options] quiet: tell nothing of it until the reader touches or asks
   */
  function prepare({ quiet: wanted = false } = {}) {
    if (!wanted) speak();
    if (status.state !== "idle" || status.reason) return;
    quiet = wanted;
    begin();
  }

  function begin() {
    if (worker) return;
    // What was kept for a quicker start may be what broke the last one, and so may what the browser keeps by itself.
    const failed = status.state === "failed";
    const fresh = failed ? { fresh: true, anew: status.reason === "crash" } : {};
    reached = false;
    change({ state: "loading", received: 0, total: 0, reason: null });
    try {
      worker = createWorker({ anew: failed });
    } catch (error) {
      return fail("blocked", String(error));
    }
    const own = worker;
    worker.addEventListener("message", (event) => own === worker && receive(event));
    // Before Python is ready an error event means that worker.js itself did not arrive.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (own === worker) fail(status.state === "ready" ? "crash" : "network", event.message);
    });
    worker.postMessage({ start: runtime, ...fresh });
    watch();
    calls.forEach((call, id) => send(id, call));
  }

  /** End Python; every call without an answer is rejected as "stopped". */
  function stop() {
    end();
    calls.rejectAll("stopped");
    change({ state: "idle", reason: "stopped" });
  }

  /** End Python with all that it was told; another one starts in silence, for what may be asked next. */
  function forget() {
    const running = Boolean(worker);
    end();
    calls.rejectAll("stopped");
    change({ state: "idle", reason: null });
    if (running) prepare({ quiet: true });
  }

  /**
   * Return the answer to *message*, which waits until Python is there, and starts it anew where that failed.
   * @template {Protocol.Message} M
   * @param {M} message
   * @param {object} [options]
   * @param {Uint8Array[]} [options.files] the bytes of the files that the message names
   * @param {OnProgress} [options.onProgress] called while it takes long
   * @param {AbortSignal} [options.signal] rejects the call as "cancelled"; Python stays
   * @returns {Promise<Protocol.Reply<M>>}
   */
  function call(message, { files = [], onProgress = () => {}, signal } = {}) {
    return new Promise((resolve, reject) => {
      speak();
      if (status.state === "idle" || status.state === "failed") begin();
      const id = calls.add({ message, files, onProgress, resolve, reject });
      signal?.addEventListener("abort", () => cancel(id));
      if (worker) send(id, { message, files });
    });
  }

  /** @param {number} id */
  function cancel(id) {
    if (!calls.reject(id, "cancelled")) return;
    worker?.postMessage({ cancel: id });
    watch();
  }

  /** End Python while the page rests in the back-forward cache; its calls wait. */
  function suspend() {
    takeEarlyWorker()?.terminate();
    if (!worker) return;
    end();
    change({ state: "idle", reason: null });
    addEventListener("pageshow", begin, { once: true });
  }

  globalThis.addEventListener?.("pagehide", suspend);

  return {
    start,
    prepare,
    call,
    stop,
    forget,
    /** Start again after a failure; calls that were not yet sent are answered then. */
    retry: start,
    get status() {
      return status;
    },
  };
}
