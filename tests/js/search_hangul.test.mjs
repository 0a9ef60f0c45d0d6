import assert from "node:assert/strict";
import { test } from "node:test";

import { consonants, fromKeys, fromSound, initials, toLetters } from "../../overrides/theme/assets/javascripts/search/hangul.js";
import { toText, toWords } from "../../overrides/theme/assets/javascripts/search/text.js";

const KEYS = { ghksrmq: "환급", rPtksrl: "계산기", dldmltlscjd: "이의신청", qkfRkerl: "발깓기", ekfrdmf: "닭을", rkqtdl: "값이", dhsnfl: "오누리", dhssnfl: "온누리", asdf: "ㅁㄴㅇㄹ", GKSK: "하나" };
for (const [keys, text] of Object.entries(KEYS)) {
  test(`the keys ${keys} type ${text}`, () => assert.equal(fromKeys(keys), text));
}

test("what sounds alike has the same letters", () => {
  for (const [one, other] of [["게산", "계산"], ["되요", "돼요"], ["싼", "산"], ["메출", "매출"]]) assert.equal(toLetters(one), toLetters(other));
  assert.notEqual(toLetters("환급"), toLetters("환불"));
});

test("a half-typed syllable begins as the whole one does", () => {
  for (const [half, whole] of [["온눌", "온누리"], ["고갟", "고객센터"], ["이의신처", "이의신청"], ["화", "환급"]]) {
    assert.ok(toLetters(whole).startsWith(toLetters(half)), half);
  }
});

test("initial consonants are told from words, however they are joined", () => {
  assert.equal(consonants("ㄱㄱ ㅅㅌ"), "ㄱㄱㅅㅌ");
  assert.equal(consonants("ㄳㅌ"), "ㄱㅅㅌ");
  assert.equal(consonants("ㅎ급"), "");
  assert.equal(consonants(""), "");
  assert.equal(initials("고객 AB센터"), "ㄱㄱ ABㅅㅌ");
});

test("Latin is read by its sound", () => {
  assert.equal(fromSound("hana"), toLetters("하나"));
  assert.equal(fromSound("Onnuri"), toLetters("온누리"));
  assert.equal(fromSound("coupang"), toLetters("쿠팡"));
});

test("codes and telephone numbers are one word, however they are held together", () => {
  assert.deepEqual(toWords("HC-1042 오류, 1800-1111"), ["hc1042", "오류", "18001111"]);
  assert.deepEqual(toWords("1800 1111"), ["18001111"]);
  assert.deepEqual(toWords("１０만 원 ＡＢ"), ["10만", "원", "ab"]);
  assert.deepEqual(toWords("환급ㄱ"), ["환급ㄱ"]);
});

test("HTML loses its tags and keeps its characters", () => {
  assert.equal(toText("<p>가 &lt;나&gt;</p>\n<p>다&amp;라</p>"), "가 <나> 다&라");
});
