// What waits until nobody types, against a clock of ours.

import assert from "node:assert/strict";
import test, { mock } from "node:test";
import { whenLeftAlone } from "../../overrides/theme/assets/javascripts/shared/when_idle.js";

const page = new EventTarget();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

test("what is kept for later waits for the last stroke and the last field, and comes once", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let called = 0;
  whenLeftAlone(() => (called += 1), 1_000);
  for (const event of ["focusin", "input", "input"]) {
    mock.timers.tick(999);
    page.dispatchEvent(new Event(event));
  }
  mock.timers.tick(999);
  assert.equal(called, 0);
  mock.timers.tick(1);
  assert.equal(called, 1);
  page.dispatchEvent(new Event("input"));
  mock.timers.tick(5_000);
  assert.equal(called, 1);
});
