// The calls of the page that wait for the worker's answer.

/** @import { OnProgress, Reason } from "./engine.js" */
/**
 * @typedef {object} Call
 * @property {Protocol.Message} message
 * @property {Uint8Array[]} files
 * @property {OnProgress} onProgress
 * @property {(answer: any) => void} resolve
 * @property {(error: EngineError) => void} reject
 */
/** @typedef {ReturnType<typeof createCalls>} Calls */
/** @typedef {{id: number, progress?: Protocol.Progress, answer?: unknown, failed?: Reason, detail?: string}} Said of one call, by the worker */

/** Why a call has no answer; the sentences for the reader belong to the page. */
class EngineError extends Error {
  /** @param {Reason} reason @param {string} [detail] for developers, not for readers */
  constructor(reason, detail = "") {
    super(`${reason} ${detail}`.trim());
    this.name = "EngineError";
    this.reason = reason;
  }
}

/** Calls by their number, each of them resolved or rejected once. */
export function createCalls() {
  /** @type {Map<number, Call>} */
  const open = new Map();
  let last = 0;

  /** @param {number} id */
  function take(id) {
    const call = open.get(id);
    open.delete(id);
    return call;
  }

  /**
   * @param {number} id
   * @param {Reason} reason
   * @param {string} [detail]
   */
  function reject(id, reason, detail) {
    const call = take(id);
    call?.reject(new EngineError(reason, detail));
    return Boolean(call);
  }

  return {
    /** @param {Call} call */
    add(call) {
      open.set((last += 1), call);
      return last;
    },
    /** Tell the call what the worker *said* of it; return whether that was its answer. */
    receive(/** @type {Said} */ said) {
      if (said.progress) open.get(said.id)?.onProgress(said.progress);
      else if (said.failed) reject(said.id, said.failed, said.detail);
      else take(said.id)?.resolve(said.answer);
      return "answer" in said;
    },
    /** Reject one call, if it waits still; return whether it did. */
    reject,
    /** @param {Reason} reason @param {string} [detail] */
    rejectAll(reason, detail) {
      for (const id of [...open.keys()]) reject(id, reason, detail);
    },
    /** @param {(call: Call, id: number) => void} visit */
    forEach(visit) {
      open.forEach(visit);
    },
    get size() {
      return open.size;
    },
  };
}
