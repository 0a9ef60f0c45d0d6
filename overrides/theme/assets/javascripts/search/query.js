/* What a reader typed, as the words that say something. */

import { fromKeys, fromSound, toLetters } from "./hangul.js";
import { starts } from "./grams.js";
import { sentenceOf, spanOf, spelled } from "./spans.js";
import { toWords } from "./text.js";

/** @import { Index } from "./index.js" */

/** @param {string} text */
const list = (text) => text.trim().split(/\s+/);
/**
 * Return the words of *text* in letters: whoever slips writes what sounds alike (잇어요, 돼나요).
 * @param {string} text
 */
const inLetters = (text) => list(text).map(toLetters);

const SAYING = new Set(inLetters(`
  하고싶은데요 하고싶어요 고싶어요 싶은데요 싶어요 할수있을까요 수있을까요 수있나요 수있는 할까요 을까요 인가요 한가요 은가요 는가요
  되나요 하나요 나요 까요 는데요 은데요 데요 는데 했어요 됐어요 었어요 았어요 였어요 어요 아요 해요 돼요 세요 예요 이에요 습니다 입니다
  습니까 니까 인데 했죠 죠 지요 려면 려고 네요 군요`));
const PARTICLE = new Set(inLetters(`
  으로는 에서는 에서도 으로도 에게서 한테서 까지는 부터는 에서 으로 에게 한테 까지 부터 이나 이랑 하고 처럼 보다 이라 라고
  은 는 이 가 을 를 에 로 와 과 도 만 의 께 랑`));
// Joined or not: 어디있어요, 왜안돼요.
const EMPTY = new RegExp(`^(?:${inLetters(`
  어떻게 왜 언제 어디 어디서 어디에 어디로 무엇 무엇을 뭐 뭘 좀 제가 저는 내가 나는 혹시 그런데 근데 이거 그거 것 것도 건 것은 것이 거
  수 때 하고 할 하는 해 하면 되는 되는지 돼 되면 있나 있는 있을 있어 없어 없나 그런 그런가 이렇게 안 못 다 더 또 및 의 싶은 싶은데
  인가 건가 될 되고 나오는데 경우 어떤 하려면 하려고 무슨 하나도 가능 알려줘 알려줘요 알려주세요 궁금해요 궁금합니다 어디있`).join("|")})+$`);

const EMPTY_LATIN = new Set(list(`
  a an the i im ive my me we our us you your he she his her him it its they their them is are was were am be been do does did has have had will would can could
  should may to of in on at for from with by as and or but if that this these those there here so just only then than what when why how who whom which please
  because about into out up get got tell know want need say says said still now any some too very really after before`));

/**
 * Return *word* without the longest of *endings* that it ends in.
 * @param {string} word
 * @param {Set<string>} endings
 */
function without(word, endings) {
  for (let at = 0; at < word.length; at += 1) if (endings.has(toLetters(word.slice(at)))) return word.slice(0, at);
  return word;
}

/** @param {string} word */
const isEmpty = (word) => !word || EMPTY.test(toLetters(word));

/**
 * Return *word* without the endings of speech, or "" if nothing is left that says something.
 * @param {string} word
 */
function stem(word) {
  if (EMPTY_LATIN.has(word)) return "";
  if (!/^[가-힣]+$/.test(word)) return word;
  if (isEmpty(word)) return "";
  const said = without(word, SAYING);
  const bare = said.length > 2 ? without(said, PARTICLE) : said;
  return isEmpty(bare) ? "" : bare;
}

/**
 * Return the words of *text* that say something; all of them if none does.
 * @param {string} text
 * @returns {string[]}
 */
export function contentOf(text) {
  const words = toWords(text);
  const content = words.map(stem).filter(Boolean);
  return content.length ? content : words;
}

/**
 * Return the words that *synonyms*, lists by word, give for what *text* holds, spaces aside.
 * @param {string} text
 * @param {Record<string, string[]>} synonyms
 */
export function synonymsOf(text, synonyms) {
  const sentence = sentenceOf(text);
  return Object.entries(synonyms)
    .filter(([word]) => spanOf(sentence, [spelled(word)]).length)
    .flatMap(([, others]) => others.flatMap(toWords));
}

/**
 * Return *text* and, where it holds Latin that *index* does not know, what its keys and its sounds are in Hangul.
 * @param {string} text
 * @param {Index} index
 */
export function readings(text, index) {
  /** @param {string} word */
  const known = (word) => toWords(word).every((part) => index.last(starts(part).at(-1) ?? 0) >= 0);
  /** @param {(word: string) => string} reading */
  const read = (reading) => text.replace(/[a-z]+/gi, (word) => (known(word) ? word : reading(word)));
  return [...new Set([text, read(fromKeys), read(fromSound)])];
}
