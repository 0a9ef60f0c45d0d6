import assert from "node:assert/strict";
import { test } from "node:test";

import { isAbout, readWon, writeWonInWords } from "../../overrides/theme/assets/javascripts/shared/won.js";
import { grouped } from "../../overrides/theme/assets/javascripts/shared/grouped.js";

const READ = new Map([
  ["1300000", 1_300_000],
  ["1,300,000", 1_300_000],
  ["1 300 000 원", 1_300_000],
  ["₩1,300,000", 1_300_000],
  ["１，３００，０００", 1_300_000],
  ["130만", 1_300_000],
  ["130만원", 1_300_000],
  ["130.5만", 1_305_000],
  ["130.1만", 1_301_000],
  ["130만 5천", 1_305_000],
  ["130만 5,000원", 1_305_000],
  ["130만, 5천", 1_305_000],
  ["1, 300, 000", 1_300_000],
  ["1,300만", 13_000_000],
  ["1억 2천만 원", 120_000_000],
  ["백만 원", 1_000_000],
  ["백삼십만", 1_300_000],
  ["만원", 10_000],
  ["천", 1000],
  ["0", 0],
  ["-5000", -5000],
  ["1.5", 1.5],
  ["약 100만", 1_000_000],
  ["130만 정도", 1_300_000],
  ["한 130만 원쯤", 1_300_000],
  ["약 130만원 정도요", 1_300_000],
  ["about 1,300,000", 1_300_000],
  ["KRW 1,300,000", 1_300_000],
  ["1.300.000", 1_300_000],
  ["130.000", 130_000],
  ["1.2 million", 1_200_000],
  ["1.2 Million won", 1_200_000],
  ["130k", 130_000],
]);

for (const [text, won] of READ) {
  test(`${text} is read as ${won}`, () => assert.equal(readWon(text), won));
}

for (const text of ["", "만원어치", "약", "정도", "1.2345678 million", "1만 2억", "12 34 x", "3만만", "0.00001만", "삼사", "1,3000", "13,00,000", "1,300,00", "1,,300", "130,5만"]) {
  test(`“${text}” is left for the calculator to refuse`, () => assert.equal(readWon(text), text));
}

test("an estimate is known by its own words", () => {
  for (const text of ["약 100만", "130만 정도", "130만 원쯤", "about 1.3 million"]) assert.ok(isAbout(text), text);
  for (const text of ["100만", " 1,300,000 ", "１３０만", "130만원", "-5"]) assert.ok(!isAbout(text), text);
});

test("amounts are written with separators, and in 만 where whole", () => {
  assert.equal(writeWonInWords(1_300_000), "1,300,000원 (130만 원)");
  assert.equal(writeWonInWords(1_300_001), "1,300,001원");
  assert.equal(writeWonInWords(0), "0원");
  assert.equal(writeWonInWords(200_000_000), "200,000,000원 (2억 원)");
  assert.equal(writeWonInWords(120_000_000), "120,000,000원 (1억 2,000만 원)");
});

test("English writes won in English and reads it", () => {
  assert.equal(writeWonInWords(1_300_000, "en"), "1,300,000 won");
  for (const text of ["1,300,000 won", "1300000KRW", "1 300 000 Won"]) assert.equal(readWon(text), 1_300_000, text);
});

test("numbers are grouped as the browser groups them", () => {
  for (const count of [0, 7, 999, 1_000, 12_345, 123_456, 1_234_567, Number.MAX_SAFE_INTEGER, 1_234.5, 0.125, -1_000]) assert.equal(grouped(count), count.toLocaleString("ko-KR"), String(count));
});
