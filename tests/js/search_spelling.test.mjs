/* Slips of the hand are read, and what is no slip stays. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Index } from "../../overrides/theme/assets/javascripts/search/index.js";
import { contentOf, synonymsOf } from "../../overrides/theme/assets/javascripts/search/query.js";
import { Search } from "../../overrides/theme/assets/javascripts/search/search.js";
import { Spelling } from "../../overrides/theme/assets/javascripts/search/spelling.js";

const docs = [
  { location: "a/", title: "하나카드와 유효기간", text: "적게 썼어요. 죽이 끓는 가게.", keywords: ["헛걸음", "하나카드", "막힘"] },
  { location: "b/", title: "나타드는 글", text: "카드 이야기", asked: ["막험 봐요"] },
];
const spelling = new Spelling(new Index(docs), ["유언비어"]);

for (const [typed, corrected] of [
  ["하나타드", "하나카드"],
  ["하나카ㅡ드", "하나카ㅡ드"],
  ["하낙카드로", "하나카드로"],
  ["하나타드로 썼는데", "하나카드로 썼는데"],
  ["유효기", "유효기"],
  ["유효기가", "유효기가"],
  ["유횩기간이", "유효기간이"],
  ["유어비어", "유언비어"],
  ["헛거름", "헛걸음"],
  ["헛걸응", "헛걸음"],
  ["카드 이야기", "카드 이야기"],
  ["핟이", "핟이"],
  ["막헌", "막헌"],
]) {
  test(`${typed} is read as ${corrected}`, () => assert.equal(spelling.corrected(typed), corrected));
}

test("in a sentence only long words are corrected", () => {
  assert.equal(spelling.corrected("막힝"), "막힘");
  assert.equal(spelling.corrected("오늘도 가서 막힝 했어요"), "오늘도 가서 막힝 했어요");
  assert.equal(spelling.corrected("오늘도 가서 하나타드 썼어요"), "오늘도 가서 하나카드 썼어요");
});

test("a word that was corrected finds its page", () => {
  const [[first]] = new Search({ docs }).search("하나타드").items;
  assert.equal(first.location, "a/");
});

for (const [typed, content] of [
  ["게산기 어디잇어요", ["게산기"]],
  ["편의점은 돼나요", ["편의점"]],
  ["카드가 왜안돼요", ["카드"]],
  ["환급됬어요", ["환급"]],
  ["의사", ["의사"]],
]) {
  test(`${typed} asks about ${content}`, () => assert.deepEqual(contentOf(typed), content));
}

for (const [typed, found] of [
  ["쓱에서 샀어요", ["대형마트"]],
  ["가스기사가 왔어요", []],
  ["too late", ["deadline"]],
  ["calculate it", []],
  ["latest", ["deadline"]],
]) {
  test(`what ${typed} stands for`, () => assert.deepEqual(synonymsOf(typed, { 쓱: ["대형마트"], late: ["deadline"] }), found));
}
