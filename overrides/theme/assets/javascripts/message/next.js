// What to do next with a text, by what it decided or what kind it is: as read, or as the reader put it right.

import { one } from "../shared/dom.js";

/**
 * Show in *onward* what follows from the kind and the decision chosen in *result*: from the one put right *last*, where that is chosen.
 * @param {HTMLElement} onward
 * @param {HTMLElement} result
 * @param {Record<string, Protocol.TextNext>} next
 * @param {string} last
 */
export function showNext(onward, result, next, last = "message-decision") {
  const selects = /** @type {NodeListOf<HTMLSelectElement>} */ (result.querySelectorAll("#message-kind, #message-decision"));
  const [chosen] = [...selects].filter(({ value }) => value).sort((a, b) => Number(b.id === last) - Number(a.id === last));
  const { text, page } = (chosen && next[chosen.value]) ?? { text: "", page: undefined };
  one(onward, "#message-next", HTMLElement).textContent = text;
  for (const link of onward.querySelectorAll("a")) {
    const meant = link.dataset.tool === page;
    link.classList.toggle("md-button--primary", meant);
    link.hidden = page === "";
    if (meant) link.parentElement?.prepend(link, " ");
  }
}
