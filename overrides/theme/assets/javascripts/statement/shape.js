// The form of a file that could not be read, without anything that stands in it: text to copy, so that it can be reported.

import { copied } from "../shared/clipboard.js";
import { button, element, folded, say } from "../shared/dom.js";

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
  const copy = button(say(texts, "shape_copy"), async () => {
    if (await copied(shape)) done.textContent = ` ${say(texts, "shape_copied")}`;
    else getSelection()?.selectAllChildren(text); // so that the reader can
  });
  return [
    folded(say(texts, "shape"), text, element("p", { class: "tool-actions" }, copy, done)),
  ];
}
