import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { pagesFor } from "../../overrides/hooks/sitebuild/search/pages.mjs";
import { OFFERED, Search } from "../../overrides/theme/assets/javascripts/search/search.js";
import { evaluate } from "../search/eval.mjs";
import { typed } from "../search/typed.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(`../search/${name}`, import.meta.url), "utf8"));
const bench = new Search(read("bench_index.json"));
const queries = read("bench_queries.json");

const contact = (name, phone, anchor) => {
  const page = "contacts/";
  return { name, phone, page, section: page + anchor, title: `${name} ${phone}`, heading: "묻기", text: "내역" };
};

// Made up, like the benchmark's own pages.
const small = new Search({
  docs: [
    { location: "missing/", title: "안 들어왔어요", text: "<p>지급일을 확인해요.</p>", keywords: ["미지급"] },
    { location: "missing/#app", title: "앱 &amp; 가입", text: "<p>먼저 앱을 켜요. 상품권을 &lt;받은 내역&gt;에서 찾아요.</p>" },
    { location: "amount/", title: "예상보다 적어요", text: "<p>한도를 넘으면 줄어요.</p>", asked: ["옆집보다 덜 나왔어"] },
  ],
  config: {
    synonyms: { 먹튀: ["미지급"] },
    contacts: [
      { ...contact("가나카드 고객센터", "1800-2222", "#a"), called: ["우리카드사"] },
      contact("다라상품권", "1670-3333", "#b"),
      contact("누리집", "", "#c"),
    ],
    calls: {
      asking: ["고객센터", "고객센타", "전화번호", "전화", "번호", "상담원", "통화", "연결", "사람"],
      called: ["왔"],
      around: ["몇번", "몇", "알려", "줘", "좀", "에", "하고", "싶어", "어디로", "해야", "해요", "이", "요"],
    },
    symptoms: [{ location: "zero/", title: "0원이에요", text: "" }],
  },
});
const locations = (query) => small.search(query).items.map(([first]) => first.location);

test("who asks for a number without saying whose gets the first ones", () => {
  const numbers = small.search("고객센터 번호").items.map((group) => group[1].title);
  assert.deepEqual(numbers, ["가나카드 고객센터 1800-2222", "다라상품권 1670-3333"]);
});

test("pages that gather what others answer come after those", () => {
  const docs = ["a/", "b/"].map((location) => ({ location, title: "환수 안내", text: "돈을 돌려 달래요." }));
  const first = (all) => new Search({ docs: all }).search("환수").items[0][0].location;
  assert.equal(first(docs), "a/");
  assert.equal(first([{ ...docs[0], boost: 0.8 }, docs[1]]), "b/");
});

test("where a question that people ask fits far better than any section, the page's first sentence answers", () => {
  const docs = [
    { location: "a/", title: "한도", text: "한 달에 십만 원까지였어요. 문자는 나중에 왔어요.", asked: ["이 문자 눌러도 괜찮은지 겁나요"] },
    { location: "a/#", title: "문자가 왔을 때", text: "문자는 열지 마세요." },
  ];
  const [[first, second]] = new Search({ docs }).search("이 문자 눌러도 괜찮은지 겁나요").items;
  assert.equal(first.location, "a/");
  assert.match(first.text, /^한 달에/);
  assert.equal(second.location, "a/#문자가-왔을-때");
  const [[plain]] = new Search({ docs: docs.map((doc) => ({ ...doc, asked: [] })) }).search("문자가 왔을 때").items;
  assert.equal(plain.location, "a/#문자가-왔을-때");
});

test("a title typed word for word comes first, whatever else holds its words", () => {
  const docs = [
    { location: "a/", title: "환수 환수 환수", text: "환수 안내를 받았어요. 환수 안내를 받았어요.", asked: ["환수 안내를 받았어요 환수"] },
    { location: "b/", title: "질문", text: "" },
    { location: "b/#d", title: "다른 환수 안내를 받았어요", text: "환수 안내를 받았어요." },
    { location: "b/#c", title: "환수 안내를 받았어요", text: "앱을 열어 보세요. ".repeat(20) },
  ];
  const [[first]] = new Search({ docs }).search("환수 안내를 받았어요").items;
  assert.equal(first.location, "b/#c");
});

test("a question that people ask leads to its page, and is not shown as a part of it", () => {
  const [[first, ...others]] = small.search("옆집은 더 나왔던데").items;
  assert.equal(first.location, "amount/");
  assert.ok(first.score > 0 && first.text.includes("한도"), "the page stands for it");
  assert.deepEqual(others, []);
});

test("the benchmark's marks are kept without synonyms", () => {
  const found = evaluate(bench, queries);
  assert.ok(found.recall_at_3 >= 0.95, `recall@3 ${found.recall_at_3}`);
  assert.ok(found.mrr >= 0.88, `MRR ${found.mrr}`);
  assert.equal(found.empty, 0);
});

test("the evaluation counts misses and empty answers", () => {
  const found = evaluate(bench, queries.slice(0, 4), (_, query) => (query === queries[0].q ? [] : ["apply"]));
  assert.deepEqual([found.recall_at_3, found.mrr, found.empty, found.misses.length], [0, 0, 1, 4]);
});

test("typing shows every half syllable", () => assert.deepEqual(typed("환급 a"), ["화", "환", "환그", "환급", "환급 ", "환급 a"]));

test("while a phrase is typed the right page is among three in nine states of ten, and some page in all", () => {
  const phrases = queries.filter(({ cat }) => ["particle", "compound", "spacing", "question"].includes(cat));
  const states = phrases.flatMap(({ q, rel }) => typed(q).map((state) => ({ cat: "typing", q: state, rel })));
  const found = evaluate(bench, states);
  assert.equal(found.empty, 0);
  assert.ok(found.recall_at_3 >= 0.9, `${found.recall_at_3}: ${found.misses.map(({ q }) => q).join(", ")}`);
});

for (const query of ["비트코인 시세", "배고프다", "asdf", "qwer", "ㅁㄴㅇㄹ", "강아지 사료", "주식 추천"]) {
  test(`“${query}” has to do with nothing`, () => assert.deepEqual(bench.find(query).fits, "not"));
}

test("where nothing fits the symptoms are offered, and only there", () => {
  const { items } = small.search("비트코인 시세");
  assert.deepEqual(items.map(([first]) => [first.location, first.score]), [["zero/", OFFERED]]);
  assert.deepEqual(locations("한도"), ["amount/"]);
  assert.deepEqual(locations("  "), []);
});

test("a digit or two more of a number finds whose it is, before any page", () => {
  assert.equal(locations("1800")[0], "contacts/#a");
  assert.equal(locations("1800 22")[0], "contacts/#a");
  assert.equal(locations("16703333")[0], "contacts/#b");
  assert.ok(!locations("18").includes("contacts/#a"));
});

test("who asks for a number in a sentence, with slips, gets it; who was called, or asks about another number, does not", () => {
  const first = (query) => small.search(query).items[0]?.[1]?.title;
  for (const query of ["가나카드 고객샌타 몇 번이에요", "가나카드 전화번호 좀 알려줘", "우리카드사 상담원 연결"]) assert.equal(first(query), "가나카드 고객센터 1800-2222", query);
  for (const query of ["사람하고 통화하고 싶어요", "어디로 전화해야 해요"]) assert.equal(first(query), "가나카드 고객센터 1800-2222", query);
  for (const query of ["전화가 왔어요", "가나카드에서 전화가 왔어요", "카드번호 입력이 안 돼요"]) assert.ok(!locations(query).some((each) => each.startsWith("contacts")), query);
});

test("a contact is shown with its number, and leads to its section", () => {
  const [[section, page]] = small.search("1800").items;
  assert.deepEqual([section.location, section.text, page.title], ["contacts/#a", "내역", "가나카드 고객센터 1800-2222"]);
});

test("who is named and asked for by number is on top; a name alone is not", () => {
  assert.equal(locations("가나카드 전화번호")[0], "contacts/#a");
  assert.equal(locations("누리집")[0], "contacts/#c");
  assert.deepEqual(locations("고객센터").filter((location) => location.startsWith("contacts")), ["contacts/#a"]);
  assert.ok(!locations("한도 전화번호").includes("contacts/#a"));
  assert.ok(!locations("가나카드").includes("contacts/#a"));
});

test("keywords and synonyms lead to the page that does not say them", () => {
  assert.deepEqual(pagesFor(small, "미지급")[0], "missing");
  assert.deepEqual(pagesFor(small, "먹튀")[0], "missing");
});

test("the section is named first, its best sentence shown and the match marked to its particle", () => {
  const [[section, page]] = small.search("상품권 받은 내역").items;
  assert.equal(section.location, "missing/#app");
  assert.equal(section.text, "… <mark>상품권을</mark> &lt;<mark>받은</mark> <mark>내역&gt;에서</mark> 찾아요.");
  assert.deepEqual([page.location, page.score], ["missing/", 0]);
});

test("titles are HTML that shows what the index says", () => {
  assert.equal(small.search("가입").items[0][0].title, "앱 &amp; <mark>가입</mark>");
  assert.ok(!JSON.stringify(small.search("<img onerror=1>가입").items).includes("<img"));
});
