/* Hangul as it is typed: letters, initial consonants and the keys of the two-set keyboard. */

const FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const MIDDLE = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const LAST = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
const BASE = "가".charCodeAt(0);
const COUNT = 11172;

/** @type {Record<string, string>} */
const PARTS = {
  ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ",
  ㅘ: "ㅗㅏ", ㅙ: "ㅗㅐ", ㅚ: "ㅗㅣ", ㅝ: "ㅜㅓ", ㅞ: "ㅜㅔ", ㅟ: "ㅜㅣ", ㅢ: "ㅡㅣ",
};

// What sounds alike is what gets mistyped: 게/계/개, 되/돼, 싼/산, 않/안.
/** @type {Record<string, string>} */
const ALIKE = {
  ㄲ: "ㄱ", ㄸ: "ㄷ", ㅃ: "ㅂ", ㅆ: "ㅅ", ㅉ: "ㅈ", ㄶ: "ㄴ", ㅐ: "ㅔ", ㅒ: "ㅔ", ㅖ: "ㅔ", ㅙ: "ㅗㅔ", ㅚ: "ㅗㅔ", ㅞ: "ㅗㅔ",
};

/** @type {Record<string, string>} */
const KEYS = {
  q: "ㅂ", w: "ㅈ", e: "ㄷ", r: "ㄱ", t: "ㅅ", y: "ㅛ", u: "ㅕ", i: "ㅑ", o: "ㅐ", p: "ㅔ",
  a: "ㅁ", s: "ㄴ", d: "ㅇ", f: "ㄹ", g: "ㅎ", h: "ㅗ", j: "ㅓ", k: "ㅏ", l: "ㅣ",
  z: "ㅋ", x: "ㅌ", c: "ㅊ", v: "ㅍ", b: "ㅠ", n: "ㅜ", m: "ㅡ",
  Q: "ㅃ", W: "ㅉ", E: "ㄸ", R: "ㄲ", T: "ㅆ", O: "ㅒ", P: "ㅖ",
};

/** @type {Record<string, string>} */
const SOUNDS = {
  ay: "ㅔㅇㅣ", ai: "ㅔㅇㅣ", ng: "ㅇ", ch: "ㅊ", sh: "ㅅ", ck: "ㄱ", eo: "ㅓ", eu: "ㅡ", ae: "ㅐ", oo: "ㅜ", ou: "ㅜ", ee: "ㅣ", ya: "ㅑ", yeo: "ㅕ", yo: "ㅛ", yu: "ㅠ",
  a: "ㅏ", b: "ㅂ", c: "ㅋ", d: "ㄷ", e: "ㅔ", f: "ㅍ", g: "ㄱ", h: "ㅎ", i: "ㅣ", j: "ㅈ", k: "ㅋ", l: "ㄹ", m: "ㅁ", n: "ㄴ",
  o: "ㅗ", p: "ㅍ", q: "ㅋ", r: "ㄹ", s: "ㅅ", t: "ㅌ", u: "ㅜ", v: "ㅂ", w: "ㅇㅜ", x: "ㄱㅅ", y: "ㅣ", z: "ㅈ",
};
const SOUND = new RegExp(Object.keys(SOUNDS).sort((a, b) => b.length - a.length).join("|"), "g");

/**
 * Return the letters of one syllable as [first, middle, last], or null if *char* is none.
 * @param {string} char
 */
function split(char) {
  const index = char.charCodeAt(0) - BASE;
  if (!(index >= 0 && index < COUNT)) return null;
  return [FIRST[Math.floor(index / 588)], MIDDLE[Math.floor(index / 28) % 21], LAST[index % 28].trim()];
}

/** @param {string} letter */
const apart = (letter) => PARTS[letter] ?? letter;
/** @param {string} letter */
const folded = (letter) => ALIKE[letter] ?? apart(letter);
/** @type {Map<string, string>} */
const letters = new Map();

/**
 * Return the letters of one character, those that sound alike made equal; what is no Hangul stays.
 * @param {string} char
 * @returns {string}
 */
export function lettersOf(char) {
  let found = letters.get(char);
  if (found === undefined) {
    found = (split(char) ?? [char]).map(folded).join("");
    letters.set(char, found);
  }
  return found;
}

/**
 * Return *text* in letters as `lettersOf` gives them.
 * @param {string} text
 */
export const toLetters = (text) => Array.from(text, lettersOf).join("");

/**
 * Return the initial consonant of each syllable of *text*; what is no Hangul stays.
 * @param {string} text
 */
export const initials = (text) => text.replace(/[가-힣]/g, (char) => split(char)?.[0] ?? char);

/**
 * Return the consonants that *text* consists of, or "" if it holds anything else.
 * @param {string} text
 */
export function consonants(text) {
  const bare = text.replace(/\s/g, "");
  return /^[ㄱ-ㅎ]+$/.test(bare) ? Array.from(bare, apart).join("") : "";
}

/**
 * Return the Hangul that the keys of a Latin *word* type on the two-set keyboard.
 * @param {string} word
 */
export function fromKeys(word) {
  return compose(Array.from(word, (key) => KEYS[key] ?? KEYS[key.toLowerCase()] ?? key));
}

/**
 * Return the letters that a Latin *word* sounds like, roughly: hana is 하나, samsung nearly 삼성.
 * @param {string} word
 */
export function fromSound(word) {
  const sounds = word.toLowerCase().match(SOUND) ?? [];
  let open = true;
  return sounds.map((sound) => {
    const letter = SOUNDS[sound] ?? sound;
    const vowel = MIDDLE.includes(letter[0]);
    const result = vowel && open ? `ㅇ${letter}` : letter;
    open = vowel;
    return result;
  }).join("");
}

/**
 * @param {string} parts
 * @param {string[]} all
 */
const joined = (parts, all) => all.find((letter) => PARTS[letter] === parts);

/**
 * Put single letters together into syllables, as an input method does.
 * @param {string[]} single
 */
function compose(single) {
  let result = "";
  let at = 0;
  /** @param {number} index */
  const vowel = (index) => MIDDLE.includes(single[index] ?? "-");
  while (at < single.length) {
    const first = FIRST.indexOf(single[at]);
    if (first < 0 || !vowel(at + 1)) {
      result += single[at++];
      continue;
    }
    let middle = single[++at];
    const wide = joined(middle + single[at + 1], [...MIDDLE]);
    if (wide) [middle, at] = [wide, at + 1];
    let last = " ";
    /** @param {number} index */
    const closes = (index) => index < single.length && LAST.includes(single[index]) && !vowel(index + 1);
    if (closes(at + 1)) {
      last = single[++at];
      const cluster = joined(last + single[at + 1], [...LAST]);
      if (cluster && closes(at + 1)) [last, at] = [cluster, at + 1];
    }
    at += 1;
    result += String.fromCharCode(BASE + first * 588 + MIDDLE.indexOf(middle) * 28 + LAST.indexOf(last));
  }
  return result;
}
