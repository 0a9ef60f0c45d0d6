// Elements without markup in strings: what people type can never become HTML.

const SVG = "http://www.w3.org/2000/svg";
/** Elements whose text is lines of words; in a row of parts each piece would be a part. */
const FLOWING = new Set(["p", "li", "dd"]);

/** @typedef {Map<string, string>} Texts the page's own sentences by key */

/**
 * @template {Element} E
 * @param {E} node
 * @param {Object<string, string | number | boolean | null | undefined>} attributes
 * @param {(Node | string)[]} children
 * @returns {E}
 */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

/**
 * Return an HTML element with *attributes* and *children*; text stays text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Object<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string)} children
 */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, FLOWING.has(tag) ? children.flatMap(held) : children);
}

/**
 * Text whose lines begin neither with the `~` of a range nor with the particle behind a closing mark, nor break a telephone number, as browsers would have it.
 * @param {Node | string} child
 * @returns {(Node | string)[]}
 */
export function held(child) {
  if (typeof child !== "string" || !/[~)’”%-]/u.test(child)) return [child];
  const parts = child.split(/([\d,]+원~(?=\d)|\d{4}-\d{4}(?:\)[가-힣]*)?|[)’”%][가-힣]+)/u).entries();
  /** @type {(Node | string)[][]} */
  const made = Array.from(parts, ([index, part]) => (index % 2 ? [fill(document.createElement("span"), { class: "held" }, [part]), document.createElement("wbr")] : [part]));
  return made.flat().filter((each) => each !== "");
}

/**
 * Return *text* behind its *label*: a question needs no colon.
 * @param {string} label
 * @param {string} text
 */
export function labelled(label, text) {
  return `${label}${label.endsWith("?") ? "" : ":"} ${text}`;
}

/**
 * Return a button called *name* that calls *onClick*; *attributes* stand beside the usual ones, or in their place.
 * @param {string | (Node | string)[]} name
 * @param {() => void} onClick
 * @param {Object<string, string | number | boolean | null | undefined>} [attributes]
 */
export function button(name, onClick, attributes = {}) {
  const node = element("button", { type: "button", class: "md-button", ...attributes }, ...[name].flat());
  node.addEventListener("click", onClick);
  return node;
}

/**
 * Return *sentences* as a list.
 * @param {string[]} sentences
 */
export function list(sentences) {
  return element("ul", {}, ...sentences.map((sentence) => element("li", {}, sentence)));
}

/**
 * Return *content* folded under its *title*.
 * @param {string} title
 * @param {...Node} content
 */
export function folded(title, ...content) {
  return element("details", { class: "tool-working" }, element("summary", {}, title), ...content);
}

/**
 * Return an SVG element with *attributes* and *children*.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Object<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string)} children
 */
export function shape(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * Have *place* hold *children*, and write only what differs of what it holds: the rest is not drawn again, and what is unfolded,
 * typed or in focus there stays so; where what had the focus goes, the first that can have it gets it, so that Tab goes on from there.
 * A button that is kept still does what it did: what it is about stands in a `data-about` above it.
 * @param {Element} place
 * @param {...(Node | string)} children
 */
export function renew(place, ...children) {
  const made = document.createDocumentFragment();
  made.append(...children);
  const focused = place.contains(document.activeElement);
  match(place, made);
  if (!focused || place.contains(document.activeElement)) return;
  /** @type {HTMLElement | null} */ (place.querySelector("[tabindex], a, button, summary, input"))?.focus({ preventScroll: true });
}

/**
 * @param {Node} place
 * @param {Node} made
 */
function match(place, made) {
  const [old, wanted] = [[...place.childNodes], [...made.childNodes]];
  for (const [at, node] of wanted.entries()) {
    const was = old[at];
    if (!was) place.appendChild(node);
    else if (was.isEqualNode(node)) continue;
    else if (was instanceof Text && node instanceof Text) was.data = node.data;
    else if (was instanceof Element && node instanceof Element && kindOf(was) === kindOf(node)) {
      for (const name of was.getAttributeNames()) if (name !== "open" && !node.hasAttribute(name)) was.removeAttribute(name);
      for (const { name, value } of node.attributes) if (was.getAttribute(name) !== value) was.setAttribute(name, value);
      match(was, node);
    } else place.replaceChild(node, was);
  }
  for (const node of old.slice(wanted.length)) place.removeChild(node);
}

/**
 * What of *node* is the same as long as it is about the same: unfolded stays what has the same title.
 * @param {Element} node
 */
function kindOf(node) {
  return [node.nodeName, node.getAttribute("data-about"), node instanceof HTMLDetailsElement && node.firstElementChild?.textContent].join("\n");
}

/**
 * Return the element below *root* that the page is built with; a page without it is another page's.
 * @template {Element} E
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => E} kind
 * @returns {E}
 */
export function one(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`no ${selector}`);
  return found;
}

/**
 * Return the page's own sentences by key: the elements with `data-text` in its template.
 * @param {Document} page
 * @returns {Texts}
 */
export function textsOf(page) {
  const template = one(page, "template[data-texts]", HTMLTemplateElement);
  const entries = /** @type {NodeListOf<HTMLElement>} */ (template.content.querySelectorAll("[data-text]"));
  return new Map(Array.from(entries, (entry) => [entry.dataset.text ?? "", entry.textContent.trim()]));
}

/**
 * Return the sentence *key* of *texts* with every `{name}` replaced from *values*.
 * @param {Texts} texts
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 * @returns {string}
 */
export function say(texts, key, values = {}) {
  const text = texts.get(key);
  if (text === undefined) throw new Error(`no text for ${key}`);
  return text.replace(/\{(\w+)\}/gu, (_, name) => String(values[name]));
}
