import assert from "node:assert/strict";
import test from "node:test";

import { amountsOf, answerOf } from "../../overrides/theme/assets/javascripts/search/amounts.js";
import { wonOf } from "../../overrides/theme/assets/javascripts/search/numbers.js";
import { OFFERED, Search, STARTED } from "../../overrides/theme/assets/javascripts/search/search.js";

const AMOUNTS = {
  roles: { received: ["들어", "받", "밖에", "받은 게…", "got…"], spent: ["썼", "쓰", "사용 금액…"], base: ["평균…"], returned: ["도로 내"], other: ["더 썼", "이어야", "안 들어"] },
  denied: ["말고", "not…"],
  won: "{won}원",
  says: { at_cap: "{month}분 {won}은 한도", below_cap: "{won}은 {cap}보다 적음", above_cap: "{won}은 {cap}보다 많음", some_cap: "{won}은 {months} 한도", usual: "{base}, {spent}" },
  months: [
    { month: "2025-11", label: "11월", names: ["11월"], cap: 100000, location: "diagnosis/#start=less&less=cap" },
    { month: "2025-12", label: "12월", names: ["12월", "십이월"], cap: 30000, location: "diagnosis/#start=less&less=december" },
  ],
};
const [november, december] = AMOUNTS.months;

for (const [amount, won] of [["3만5천원", 35000], ["13만 4천 원", 134000], ["1백30만", 1300000], ["59999원", 59999], ["2만천원", 21000], ["2억", 200000000]]) {
  test(`${amount} is ${won}`, () => assert.equal(wonOf(amount), won));
}

for (const [sentence, said] of [
  ["12월에 3만원만 들어왔어요", { month: december, received: 30000 }],
  ["십이월엔 삼만원밖에 못 받음", { month: december, received: 30000 }],
  ["11월 15일에 13만4천원이 들어왔어요", { received: 134000 }],
  ["평균 70만원이고 95만원 쓰면", { base: 700000, spent: 950000 }],
  ["50만원 더 썼는데 2만7천원 받았어요", { other: 500000, received: 27000 }],
  ["11월이랑 12월에 받았어요", {}],
  ["30,000원이 뭐예요", {}],
  ["0원 받았어요", { received: 0 }],
  ["왜 0원인가요", { received: 0 }],
  ["한 푼도 안 들어왔어요", { received: 0 }],
  ["한푼도 못 받았어요 70만원 썼는데", { received: 0, spent: 700000 }],
  ["한 푼도 안 썼는데 왜 그래요", {}],
  ["I got nothing at all", { received: 0 }],
  ["nothing is free", {}],
  ["11월 사용금액 98만 5천원", { month: november, spent: 985000 }],
  ["사용 금액은 40만원이고 받은 게 오천원", { spent: 400000, received: 5000 }],
  ["받은 게 십만원이어야 하는데 삼만원 들어옴", { other: 100000, received: 30000 }],
  ["받은 게 40만원 쓴 거에 비해 적음", { received: 400000 }],
  ["사만이천원을 도로 내라고 하네", { returned: 42000 }],
  ["구만 팔천원 들어왔네", { received: 98000 }],
  ["12월 말고 11월에 3만원 받았어요", { month: november, received: 30000 }],
  ["11월 것은 말고 12월 것", { month: december }],
  ["11월은 말고요", {}],
  ["got 20,000 won not 12월 but 11월", { month: november, received: 20000 }],
  ["11월에 받은 것 말고 더 썼어요", { month: november }],
  ["9~11월 합쳐서 30만원 들어옴", { received: 300000 }],
  ["11월-12월 30만원 들어옴", { received: 300000 }],
  ["11월 15일은 말고 12월", { month: december }],
]) {
  test(`“${sentence}” says what is what`, () => assert.deepEqual(amountsOf(sentence, AMOUNTS), said));
}

test("an amount received is compared with its month's limit, and carries the name of its field", () => {
  const limit = answerOf({ month: december, received: 30000 }, AMOUNTS, "received");
  assert.deepEqual(limit, { text: '12월분 <data value="received.2025-12=30000">30,000원</data>은 한도', location: december.location });
  assert.match(answerOf({ month: november, received: 30000 }, AMOUNTS, "received").text, /30,000원<\/data>은 100,000원보다 적음/);
  assert.match(answerOf({ month: december, received: 40000 }, AMOUNTS, "received").text, /보다 많음/);
});

test("what is said of amounts is what they were asked about", () => {
  const said = { month: november, received: 30000, base: 700000, spent: 950000 };
  assert.match(answerOf(said, AMOUNTS, "spent").text, /base=700000.*spend\.2025-11=950000/);
  assert.match(answerOf(said, AMOUNTS, "received").text, /received\.2025-11=30000/);
  assert.equal(answerOf(said, AMOUNTS, "returned"), null);
  assert.equal(answerOf(said, AMOUNTS), null);
});

test("nothing received says nothing of a limit", () => assert.equal(answerOf({ month: december, received: 0 }, AMOUNTS, "nothing"), null));

test("without a month an amount is told only where it is some month's limit", () => {
  assert.deepEqual(answerOf({ received: 30000 }, AMOUNTS, "received"), { text: "30,000원은 12월 한도" });
  assert.equal(answerOf({ received: 31000 }, AMOUNTS, "received"), null);
});

const docs = [
  { location: "zero/", title: "받은 금액이 없을 때", text: "이유를 찾아요.", asked: ["한 푼도 안 나왔어요", "왜 저만 빠졌나요"] },
  { location: "less/", title: "금액이 적을 때", text: "이유를 찾아요.", asked: ["생각보다 적게 나왔어요", "이것밖에 안 줘요", "3만원이 들어왔어요"] },
  { location: "shops/", title: "쓸 수 있는 가게", text: "한 푼도 안 쓰고 나왔어요. 가게를 찾아요.", asked: ["시장에서 쓸 수 있나요"] },
  { location: "back/", title: "돌려 달라는 편지", text: "편지를 읽어요." },
  { location: "other/", title: "한 푼도 안 나왔어요 라는 물음", text: "한 푼도 안 나왔어요." },
  { location: "more/", title: "한 푼도 안 나왔어요 라는 글", text: "한 푼도 안 나왔어요." },
  { location: "most/", title: "한 푼도 안 나왔어요 라는 말", text: "한 푼도 안 나왔어요." },
];
const starts = [
  { location: "diagnosis/#zero", title: "없어요", text: "질문 4개", page: "zero/", pages: { "zero/": 1 }, says: ["못 받", "안 나오"], amount: "nothing" },
  { location: "diagnosis/#less", title: "적어요", text: "질문 4개", page: "less/", pages: { "less/": 1 }, says: ["밖에 안 나오"], amount: "received" },
  { location: "diagnosis/#back", title: "돌려 달래요", text: "질문 4개", page: "back/", pages: { "back/": 1 }, says: [], amount: "returned" },
  { location: "", title: "", text: "", page: "", pages: {}, says: ["쓸 수 있"] },
];
const search = new Search({ docs, config: { starts, amounts: AMOUNTS, contacts: [{ name: "누리 고객센터", phone: "1", page: "c/", section: "c/#a", title: "누리", heading: "", text: "" }] } });
const started = (query) => search.search(query).items.filter(([first]) => first.score === STARTED).map(([first]) => first.location);

test("a sentence starts what is asked for in such words, above the pages", () => {
  const [[first]] = search.search("저는 한 푼도 안 나왔어요").items;
  assert.deepEqual([first.location, first.score], ["diagnosis/#zero", STARTED]);
});

test("words that hold others win: 밖에 안 나오 is no 안 나오", () => {
  assert.deepEqual(started("겨우 요거밖에 안 나오네"), ["diagnosis/#less"]);
  assert.deepEqual(started("도무지 안 나오네"), ["diagnosis/#zero"]);
});

test("a slip of 않 for 안 is read", () => assert.deepEqual(started("겨우 요거밖에 않 나오네"), ["diagnosis/#less"]));

test("an amount received speaks for what is about amounts, and the entry leads on with it", () => {
  const [[first]] = search.search("12월에 3만원 들어왔어요").items;
  assert.deepEqual([first.location, first.text.includes('value="received.2025-12=30000"')], [december.location, true]);
});

test("who got an amount did not get nothing", () => {
  assert.deepEqual(started("8만원 받았는데 왜 저만 빠졌나요 이것밖에"), ["diagnosis/#less"]);
  assert.deepEqual(started("0원 받았는데 왜 저만 빠졌나요 이것밖에"), ["diagnosis/#zero"]);
});

test("an amount that is asked back starts what is about that, and is taken for none that came", () => {
  const [[first]] = search.search("오만원을 도로 내라는 편지가 왔어요").items;
  assert.deepEqual([first.location, first.text], ["diagnosis/#back", "질문 4개"]);
  assert.notDeepEqual(started("오만원을 찾는다는 편지가 왔어요"), ["diagnosis/#back"]);
});

test("what asks about a rule, for a number, or is a word or two starts nothing", () => {
  assert.deepEqual(started("시장에서 쓸 수 있나요"), []);
  assert.deepEqual(started("고객센터 번호 한 푼도 안 나왔어요").length, 1);
  assert.deepEqual(started("누리 고객센터 번호"), []);
  assert.deepEqual(started("못 받음"), []);
});

test("a question for the meaning of a word that is explained starts nothing, and any other does", () => {
  const meaning = { terms: ["한 푼"], asking: ["이", "뭐", "예요", "무슨", "뜻"] };
  const given = starts.map((each) => (each.page === "zero/" ? { ...each, says: ["한 푼"] } : each));
  const found = (query, config) => new Search({ docs, config: { starts: given, ...config } }).search(query).items.some(([first]) => first.score === STARTED);
  for (const query of ["한 푼이 뭐예요", "한푼 무슨 뜻이예요"]) {
    assert.deepEqual([found(query, { meaning }), found(query, {})], [false, true], query);
  }
  for (const query of ["한 푼도 안 나왔어요", "그 한 푼이 뭐예요", "한 푼이 뭐예요 안 나왔어요"]) assert.equal(found(query, { meaning }), true, query);
});

test("what the site does not tell of is called no good fit, and starts what is said of it, unless it is asked about as ours is", () => {
  const alone = { alone: ["실업급여"], unless: ["카드로"] };
  const given = [
    { location: "diagnosis/#support", title: "다른 지원금", text: "", page: "other/", pages: {}, says: [], ...alone },
    { location: "", title: "", text: "", page: "", pages: {}, says: [], ...alone, alone: ["오늘 날씨"] },
    ...starts,
  ];
  const symptoms = [{ location: "symptoms/", title: "증상", text: "" }];
  const found = (query) => new Search({ docs, config: { starts: given, symptoms, amounts: AMOUNTS } }).search(query).items.map(([first]) => [first.location, first.score]);
  const last = ["symptoms/", OFFERED];
  for (const query of ["실업급여가 한 푼도 안 나왔어요", "실업 급여"]) {
    assert.deepEqual([found(query)[0], found(query).at(-1)], [["diagnosis/#support", STARTED], last], query);
    assert.ok(found(query).some(([location]) => location === "other/"), query);
  }
  assert.deepEqual(found("오늘날씨 한 푼도 안 나왔어요").filter(([, score]) => score === STARTED), []);
  assert.deepEqual(found("오늘날씨 한 푼도 안 나왔어요").at(-1), last);
  const ours = found("카드로 낸 실업급여가 한 푼도 안 나왔어요");
  assert.deepEqual(ours[0], ["diagnosis/#zero", STARTED]);
  assert.notDeepEqual(ours.at(-1), last);
});

test("a title that was typed starts nothing", () => assert.deepEqual(started("한 푼도 안 나왔어요 라는 물음"), []));

test("what has to do with nothing starts nothing", () => assert.deepEqual(started("비트코인 시세 전망"), []));

test("the page of what is started is among the first three", () => {
  const pages = search.search("한 푼도 안 나왔어요").items.filter(([first]) => first.score !== STARTED).map(([first]) => first.location);
  assert.ok(pages.slice(0, 3).includes("zero/"), pages.join());
});

test("without starts nothing is started", () => assert.deepEqual(new Search({ docs }).search("한 푼도 안 나왔어요").items[0][0].score === STARTED, false));

test("what the pages found belong to decides where the words say nothing", () => {
  const docs = [
    { location: "zero/", title: "지급이 누락됐을 때", text: "누락된 지급을 찾아요.", asked: ["감감해요"] },
    { location: "less/", title: "금액", text: "금액이 작아요.", asked: ["작아요"] },
  ];
  const some = starts.slice(0, 2).map((each) => ({ ...each, says: [], amount: undefined }));
  const first = (query, given) => new Search({ docs, config: { starts: given } }).search(query).items[0][0].location;
  assert.equal(first("지급 누락된 사람", some), "diagnosis/#zero");
  const swapped = some.map((each, at) => ({ ...each, pages: some[1 - at].pages }));
  assert.equal(first("지급 누락된 사람", swapped), "diagnosis/#less");
});
