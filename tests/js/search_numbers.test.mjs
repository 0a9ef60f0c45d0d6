/* Numbers as people say them find the numbers that pages write. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { inDigits } from "../../overrides/theme/assets/javascripts/search/numbers.js";
import { toWords } from "../../overrides/theme/assets/javascripts/search/text.js";

for (const [said, digits] of [
  ["이십프로 준다며", "20프로 준다며"],
  ["오 퍼센트", "5 퍼센트"],
  ["십만원 받았다던데 빵원", "10만원 받았다던데 0원"],
  ["삼만 원만", "3만 원만"],
  ["만원", "1만원"],
  ["오만천원", "51000원"],
  ["백이십삼만사천원", "1234000원"],
  ["100,000원", "10만원"],
  ["1,300,000원", "130만원"],
  ["58,155원", "58155원"],
  ["구만 팔천원 받음", "98000원 받음"],
  ["오만 원", "5만 원"],
  ["spent 1.5 million won", "spent 150만 won"],
  ["80k", "8만"],
  ["12.3 thousand won", "12300 won"],
]) {
  test(`${said} is ${digits}`, () => assert.equal(inDigits(said), digits));
}

for (const words of ["사원증", "3kg", "십만 사원", "이원화", "회원", "12만5천원", "지원금", "공무원", "만만원"]) {
  test(`${words} stays as it is`, () => assert.equal(inDigits(words), words));
}

test("index and query are cut alike", () => {
  assert.deepEqual(toWords("십만원"), toWords("10만원"));
  assert.deepEqual(toWords("100,000원"), toWords("십만원"));
});
