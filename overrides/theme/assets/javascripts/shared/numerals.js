// Numbers in digits and in Korean words: 25만, 이십오만, 3만5천, 1백30만.

const DIGITS = new Map([..."영일이삼사오육칠팔구"].map((letter, digit) => [letter, digit]));
const SMALL = new Map([["십", 10], ["백", 100], ["천", 1000]]);
const LARGE = new Map([["만", 10_000], ["억", 100_000_000]]);
const TOKEN = /\d+(?:\.\d+)?|[영일이삼사오육칠팔구]|[십백천]|[만억]/gu;

/**
 * Return the number that *text* names; NaN where it names none, or says anything else.
 * @param {string} text
 */
export function numberOf(text) {
  const tokens = text.match(TOKEN);
  return tokens && tokens.join("") === text ? addUp(tokens) : NaN;
}

/**
 * Add up *tokens* such as 백, 삼, 십, 만: a small unit multiplies one number, a large one all before it.
 * @param {string[]} tokens
 */
function addUp(tokens) {
  let total = 0;
  let section = 0;
  let number = null;
  let ceiling = Infinity;
  for (const token of tokens) {
    const unit = LARGE.get(token);
    const small = SMALL.get(token);
    if (unit) {
      if (unit >= ceiling) return NaN;
      ceiling = unit;
      total += round((section + (number ?? (section ? 0 : 1))) * unit);
      section = 0;
      number = null;
    } else if (small) {
      section += (number ?? 1) * small;
      number = null;
    } else if (number === null) {
      number = DIGITS.get(token) ?? Number(token);
    } else {
      return NaN;
    }
  }
  return round(total + section + (number ?? 0));
}

/**
 * Undo what binary fractions do to `130.1만`, and nothing more.
 * @param {number} number
 */
export function round(number) {
  return Math.abs(number - Math.round(number)) < 1e-6 ? Math.round(number) : number;
}
