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
 * Text whose lines begin neither with the `~` of a range nor with the particle behind a bracket or a quotation mark, as browsers would have it.
 * @param {Node | string} child
 * @returns {(Node | string)[]}
 */
export function held(child) {
  if (typeof child !== "string" || !/[~)’]/u.test(child)) return [child];
  const parts = child.split(/([\d,]+원~(?=\d)|[)’][가-힣]+)/u).entries();
  /** @type {(Node | string)[][]} */
  const made = Array.from(parts, ([index, part]) => (index % 2 ? [fill(document.createElement("span"), { class: "held" }, [part]), document.createElement("wbr")] : [part]));
  return made.flat().filter((each) => each !== "");
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
