// The pages that the search of the site answers with.

import { OFFERED, STARTED } from "../../../theme/assets/javascripts/search/search.js";

/** Return the page that an entry of the index at *location* belongs to. */
export const pageOf = (location) => location.split("#")[0].replace(/\/$/, "") || "index";

/** Return the pages that a reader sees for *query*, best first, without what it starts and what is offered where nothing fits. */
export const pagesFor = (search, query) => {
  const answers = search.search(query).items.filter(([first]) => ![OFFERED, STARTED].includes(first.score));
  return [...new Set(answers.map(([first]) => pageOf(first.location)))];
};
