// The page's side of the calculator, against a worker that does what each test says.

import assert from "node:assert/strict";
import test from "node:test";
import { createEngine } from "../../overrides/theme/assets/javascripts/engine/engine.js";

class PlayedWorker extends EventTarget {
  sent = [];
  ended = false;

  postMessage(message) {
    this.sent.push(message);
  }

  terminate() {
    this.ended = true;
  }

  say(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
}

function setUp({ patience = 10_000 } = {}) {
  const workers = [];
  const seen = [];
  const engine = createEngine({
    runtime: "runtime",
    onChange: (status) => seen.push(status),
    patience,
    createWorker: () => {
      workers.push(new PlayedWorker());
      return workers.at(-1);
    },
  });
  return { engine, workers, seen };
}

test("a call is sent while Python starts, and gets the answer with its own number", async () => {
  const { engine, workers } = setUp();
  const first = engine.call({ do: "a" });
  const second = engine.call({ do: "b" });
  const [worker] = workers;
  const [start, one, two] = worker.sent;
  assert.deepEqual([start, one.message, two.message], [{ start: "runtime" }, { do: "a" }, { do: "b" }]);
  worker.say({ state: "ready" });
  assert.equal(worker.sent.length, 3);
  worker.say({ id: two.id, answer: "B" });
  worker.say({ id: one.id, answer: "A" });
  assert.deepEqual([await first, await second], ["A", "B"]);
  engine.stop();
});

test("starting twice makes one worker", () => {
  const { engine, workers } = setUp();
  engine.start();
  engine.start();
  assert.equal(workers.length, 1);
  engine.stop();
});

test("a failed start keeps the calls for the retry", async () => {
  const { engine, workers, seen } = setUp();
  const call = engine.call({ do: "a" });
  workers[0].say({ failed: "network", detail: "503" });
  assert.equal(seen.at(-1).state, "failed");
  assert.equal(seen.at(-1).reason, "network");
  assert.ok(workers[0].ended);
  engine.retry();
  workers[1].say({ state: "ready" });
  workers[1].say({ id: workers[1].sent[1].id, answer: "A" });
  assert.equal(await call, "A");
  engine.stop();
});

test("who asks after a failure has Python start anew, and everybody who waits is answered", async () => {
  const { engine, workers } = setUp();
  const first = engine.call({ do: "a" });
  workers[0].say({ failed: "network" });
  const second = engine.call({ do: "b" });
  assert.deepEqual(workers[1].sent[0], { start: "runtime", fresh: true, anew: false });
  assert.equal(engine.status.state, "loading");
  for (const { id, message } of workers[1].sent.slice(1)) workers[1].say({ id, answer: message.do });
  assert.deepEqual(await Promise.all([first, second]), ["a", "b"]);
  engine.stop();
});

test("what Python was there for is not asked again after a crash", async () => {
  const { engine, workers } = setUp();
  const call = engine.call({ do: "a" });
  workers[0].say({ state: "ready" });
  workers[0].dispatchEvent(new Event("error"));
  await assert.rejects(call, { reason: "crash" });
  engine.retry();
  assert.equal(workers[1].sent.length, 1);
  engine.stop();
});

test("a silent start is a hang, and a call that never ends is one too", async () => {
  const { engine, workers } = setUp({ patience: 20 });
  engine.start();
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.equal(engine.status.reason, "hang");
  engine.retry();
  workers[1].say({ state: "ready" });
  await assert.rejects(engine.call({ do: "a" }), { reason: "hang" });
  assert.ok(workers[1].ended);
});

test("a ready engine that nobody asks is no hang", async () => {
  const { engine, workers } = setUp({ patience: 20 });
  engine.start();
  workers[0].say({ state: "ready" });
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.equal(engine.status.state, "ready");
  engine.stop();
});

test("a signal from an ended worker changes nothing", () => {
  const { engine, workers, seen } = setUp();
  engine.start();
  engine.stop();
  const before = seen.length;
  workers[0].say({ state: "ready" });
  assert.equal(seen.length, before);
});

test("a call that breaks Python's side is rejected and the next one is answered", async () => {
  const { engine, workers } = setUp();
  const bad = engine.call({ do: "a" });
  workers[0].say({ state: "ready" });
  workers[0].say({ id: workers[0].sent[1].id, failed: "crash", detail: "Traceback" });
  await assert.rejects(bad, { reason: "crash" });
  const good = engine.call({ do: "b" });
  workers[0].say({ id: workers[0].sent[2].id, answer: "B" });
  assert.equal(await good, "B");
  engine.stop();
});

test("a browser that refuses the worker is told as blocked", () => {
  const { status } = (() => {
    const engine = createEngine({
      runtime: "runtime",
      createWorker: () => {
        throw new Error("SecurityError");
      },
    });
    engine.start();
    return engine;
  })();
  assert.deepEqual([status.state, status.reason], ["failed", "blocked"]);
});

test("files go beside their message, and progress reaches the caller and counts as a sign of life", async () => {
  const { engine, workers } = setUp({ patience: 60 });
  const seen = [];
  const files = [Uint8Array.of(1, 2)];
  const call = engine.call({ do: "a" }, { files, onProgress: (progress) => seen.push(progress) });
  workers[0].say({ state: "ready" });
  const { id, files: sent } = workers[0].sent[1];
  assert.deepEqual(sent, files);
  for (let done = 1; done <= 4; done += 1) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    workers[0].say({ id, progress: { done, of: 4 } });
  }
  workers[0].say({ id, answer: "A" });
  assert.equal(await call, "A");
  assert.deepEqual(seen.at(-1), { done: 4, of: 4 });
  engine.stop();
});

test("a cancelled call is rejected at once, told to the worker, and its late answer is nobody's", async () => {
  const { engine, workers } = setUp();
  const controller = new AbortController();
  const call = engine.call({ do: "a" }, { signal: controller.signal });
  workers[0].say({ state: "ready" });
  const { id } = workers[0].sent[1];
  controller.abort();
  await assert.rejects(call, { reason: "cancelled" });
  assert.deepEqual(workers[0].sent.at(-1), { cancel: id });
  workers[0].say({ id, progress: { done: 1, of: 2 } });
  workers[0].say({ id, answer: "late" });
  const next = engine.call({ do: "b" });
  workers[0].say({ id: workers[0].sent.at(-1).id, answer: "B" });
  assert.equal(await next, "B");
  assert.equal(engine.status.state, "ready");
  engine.stop();
});

test("a call that is cancelled before Python is there is told to the worker, and not sent to the next one", async () => {
  const { engine, workers } = setUp();
  const controller = new AbortController();
  const call = engine.call({ do: "a" }, { signal: controller.signal });
  controller.abort();
  await assert.rejects(call, { reason: "cancelled" });
  assert.deepEqual(workers[0].sent.at(-1), { cancel: workers[0].sent[1].id });
  workers[0].say({ failed: "network" });
  engine.retry();
  assert.deepEqual(workers[1].sent, [{ start: "runtime", fresh: true, anew: false }]);
  engine.stop();
});

test("a quiet start is told only once somebody touches or asks", async () => {
  const touched = setUp();
  touched.engine.prepare({ quiet: true });
  touched.workers[0].say({ state: "loading", received: 1, total: 2 });
  assert.deepEqual(touched.seen, []);
  touched.engine.prepare();
  assert.deepEqual(touched.seen.map(({ received }) => received), [1]);
  assert.equal(touched.workers.length, 1);
  touched.engine.stop();

  const asked = setUp();
  asked.engine.prepare({ quiet: true });
  asked.engine.call({ do: "a" }).catch(() => {});
  assert.deepEqual(asked.seen.map(({ state }) => state), ["loading"]);
  asked.engine.stop();
});

test("a quiet start that failed is told to whoever touches, and mended by the next start", () => {
  const { engine, workers, seen } = setUp();
  engine.prepare({ quiet: true });
  workers[0].say({ failed: "network" });
  assert.deepEqual(seen, []);
  engine.prepare();
  assert.deepEqual(seen.map(({ state, reason }) => [state, reason]), [["failed", "network"]]);
  assert.equal(workers.length, 1);
  engine.retry();
  assert.equal(workers.length, 2);
  assert.equal(seen.at(-1).state, "loading");
  engine.stop();
});

test("what the reader ended is not started again before it is asked", () => {
  const { engine, workers } = setUp();
  engine.start();
  engine.stop();
  engine.prepare({ quiet: true });
  engine.prepare();
  assert.equal(workers.length, 1);
});
