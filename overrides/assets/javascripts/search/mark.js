/* The sentence that fits best, and the matches in it marked, particles included. */

import { toLetters } from "./hangul.js";
import { runs, starts } from "./grams.js";
import { toHtml, toWords } from "./text.js";

const LONGEST = 160;
const ENOUGH = { letters: 4, share: 0.6 };

/** Return the sentences of *text* from the one where *grams* weigh most, as HTML with *words* marked. */
export function excerpt(text, grams, words) {
  const sentences = text.match(/.+?(?:[.?!](?=\s)|$)\s*/g) ?? [];
  const weights = sentences.map((sentence) => weigh(sentence, grams));
  const best = weights.indexOf(Math.max(...weights));
  let shown = "";
  for (const sentence of sentences.slice(Math.max(best, 0))) {
    if (shown && shown.length + sentence.length > LONGEST) break;
    shown += sentence;
  }
  return (best > 0 ? "… " : "") + marked(shown.trim(), words) + (text.endsWith(shown) ? "" : " …");
}

function weigh(sentence, grams) {
  const words = toWords(sentence);
  const found = new Set(words.flatMap(starts));
  runs(words, (gram) => found.add(gram));
  return [...found].reduce((sum, gram) => sum + (grams.get(gram) ?? 0), 0);
}

/** Return *text* as HTML in which every word is marked from where it fits one of *words* on. */
export function marked(text, words) {
  const wanted = words.map(toLetters);
  return text
    .split(/(\s+)/)
    .map((part) => {
      const at = matchIn(part, wanted);
      return at < 0 ? toHtml(part) : `${toHtml(part.slice(0, at))}<mark>${toHtml(part.slice(at))}</mark>`;
    })
    .join("");
}

/** Return where in *part* the first of *wanted* begins, or -1. */
function matchIn(part, wanted) {
  const first = part.search(/[가-힣a-z0-9]/i);
  for (let at = first; at >= 0 && at < part.length; at += 1) {
    const rest = toLetters(toWords(part.slice(at)).join(""));
    if (rest && wanted.some((word) => fits(rest, word))) return at;
  }
  return -1;
}

/** Return whether *rest* begins with *word* or most of it, or with a part that fills most of *rest*. */
function fits(rest, word) {
  if (rest.startsWith(word)) return true;
  for (let from = 0; from + ENOUGH.letters <= word.length; from += 1) {
    let length = 0;
    while (from + length < word.length && word[from + length] === rest[length]) length += 1;
    const share = length / Math.min(from ? rest.length : word.length, rest.length);
    if (length >= ENOUGH.letters && share >= ENOUGH.share) return true;
  }
  return false;
}
