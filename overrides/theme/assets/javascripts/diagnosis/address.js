// The answers in the address, so that a link, reload and Back keep them; never amounts or dates.

const PAIRS = /^(?:[\w-]+=[\w-]+)(?:&[\w-]+=[\w-]+)*$/u;
const NAME = /^[\w-]+$/u;

/**
 * Return what *fragment* means: answers by question, or the name of a question to begin with.
 * @param {string} fragment
 * @returns {{answers: Record<string, string>, entrance: string | null}}
 */
export function readAddress(fragment) {
  const text = fragment.replace(/^#/u, "");
  if (PAIRS.test(text)) return { answers: Object.fromEntries(new URLSearchParams(text)), entrance: null };
  return { answers: {}, entrance: NAME.test(text) ? text : null };
}

/**
 * Return the fragment for the answered *steps*.
 * @param {Protocol.DiagnosisStep[]} steps
 */
export function writeAddress(steps) {
  return `#${new URLSearchParams(steps.map(({ id, answer }) => [id, answer]))}`;
}
