import assert from "node:assert/strict";
import { test } from "node:test";

import { Languages } from "../../overrides/theme/assets/javascripts/search/languages.js";

const DOCS = [
  { location: "guide/voucher/", title: "상품권은 어디에 있나요", text: "디지털온누리 앱에 있어요. hana card" },
  { location: "en/guide/voucher/", title: "Where is the voucher", text: "In the app 디지털온누리 상품권. Hana Card" },
  { location: "en/guide/spending/", title: "Which spending counts", text: "Payments in shops" },
];
const CONTACT = { name: "Hana Card centre", phone: "1800-1111", page: "en/guide/contacts/", section: "en/guide/contacts/#hana", title: "t", heading: "h", text: "x" };
const index = { docs: DOCS, config: { languages: { en: { contacts: [CONTACT], calls: { asking: ["phone", "number"], called: [], around: [] } } } } };
const found = (query, language) =>
  new Languages(index, language).search(query).items.map(([first]) => first.location.split("#")[0]);

test("Hangul is searched in the Korean pages alone, from either language", () => {
  for (const language of ["ko", "en"]) assert.deepEqual(found("상품권", language), ["guide/voucher/"]);
});

test("a word of both is answered in the language of the page", () => {
  assert.deepEqual(found("hana card", "ko"), ["guide/voucher/"]);
  assert.deepEqual(found("hana card", "en"), ["en/guide/voucher/"]);
  assert.deepEqual(found("hana card phone number", "en"), ["en/guide/contacts/", "en/guide/voucher/"]);
});

test("what only English pages know is found from a Korean page", () => {
  assert.deepEqual(found("which spending counts", "ko"), ["en/guide/spending/"]);
});

test("a sentence in Latin letters is English, whatever Hangul it may sound like", () => {
  assert.deepEqual(found("hana card voucher", "ko"), ["en/guide/voucher/"]);
});

test("a third language is searched beside the others", () => {
  const docs = [...DOCS, { location: "vi/guide/voucher/", title: "Phiếu mua hàng", text: "hana card trong ứng dụng" }];
  const search = (language) => new Languages({ docs, config: { languages: { en: {}, vi: {} } } }, language).search("hana card");
  assert.deepEqual(search("vi").items.map(([first]) => first.location), ["vi/guide/voucher/"]);
  assert.deepEqual(search("en").items.map(([first]) => first.location), ["en/guide/voucher/"]);
});

test("a site without English pages is searched as before", () => {
  const search = new Languages({ docs: DOCS.slice(0, 1) }, "en");
  assert.deepEqual(search.search("hana card").items.map(([first]) => first.location), ["guide/voucher/"]);
});
