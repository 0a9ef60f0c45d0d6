// The form of a file that could not be read, without anything that stands in it: text to copy, so that it can be reported.

import { element, say } from "../shared/dom.js";

/** @import { Texts } from "../shared/dom.js" */

/**
 * Return the *shape* of a file folded away, with a button that copies it; nothing where there is none.
 * @param {string | undefined} shape
 * @param {Texts} texts
 */
export function shapeOf(shape, texts) {
  if (!shape) return [];
  const text = element("pre", { tabindex: "0" }, shape);
  const done = element("span", { role: "status" });
  const button = element("button", { type: "button", class: "md-button" }, say(texts, "shape_copy"));
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(shape);
      done.textContent = ` ${say(texts, "shape_copied")}`;
    } catch {
      // Some browsers inside apps allow no copying: the text is selected, so that the reader can.
      getSelection()?.selectAllChildren(text);
    }
  });
  return [
    element("details", { class: "tool-working" }, element("summary", {}, say(texts, "shape")), text, element("p", { class: "tool-actions" }, button, done)),
  ];
}
