// The page as readers will see it, in a frame in which no script runs.

import { element } from "../shared/dom.js";

const SKELETON = '<!doctype html><html><head><meta charset="utf-8"><title></title></head><body></body></html>';

/**
 * Put a frame into *place*, and return it with how to show a page in it, in the styles of the document around it.
 * @param {HTMLElement} place
 * @param {{home: string, title: string}} options home: the address of the site's front page; title: what the frame is called
 * @returns {{frame: HTMLIFrameElement, showPage: (page: {html: string, url: string}) => void}}
 */
export function createPreview(place, { home, title }) {
  const frame = element("iframe", { class: "edit-preview", title, sandbox: "allow-same-origin" });
  /** @type {{html: string, url: string} | null} */
  let shown = null;
  /** @type {HTMLElement | null} */
  let article = null;
  const show = () => {
    const inside = frame.contentDocument;
    if (!article || !inside || !shown) return;
    const base = inside.querySelector("base") ?? inside.head.appendChild(inside.createElement("base"));
    base.href = new URL(shown.url, home).href;
    base.target = "_blank"; // which the sandbox does not let open: a link leads nowhere from here
    const { body } = new DOMParser().parseFromString(shown.html, "text/html");
    for (const script of body.querySelectorAll("script")) script.remove();
    article.replaceChildren(...[...body.childNodes].map((node) => inside.importNode(node, true)));
  };
  frame.addEventListener("load", () => {
    const inside = frame.contentDocument;
    if (!inside) return;
    article = furnish(inside);
    show();
  });
  frame.srcdoc = SKELETON;
  place.append(frame);
  const showPage = (/** @type {{html: string, url: string}} */ page) => {
    shown = page;
    show();
  };
  return { frame, showPage };
}

/**
 * Give the empty document *inside* the styles of ours, and return the element that holds its text.
 * @param {Document} inside
 */
function furnish(inside) {
  const { documentElement: root, body } = document;
  inside.title = document.title;
  for (const { name, value } of root.attributes) inside.documentElement.setAttribute(name, value);
  for (const { name, value } of body.attributes) if (name !== "style") inside.body.setAttribute(name, value);
  for (const sheet of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]:not([data-own])"))) {
    const link = inside.createElement("link");
    link.rel = "stylesheet";
    link.href = sheet.href;
    inside.head.append(link);
  }
  const article = inside.createElement("article");
  article.className = "md-content__inner md-typeset";
  const content = inside.createElement("main");
  content.className = "md-content";
  content.append(article);
  inside.body.replaceChildren(content);
  return article;
}
