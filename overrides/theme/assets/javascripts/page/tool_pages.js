// From one tool to another without leaving the document: its page is exchanged in place, so that what was typed and
// Python stay. A tool that was left is put aside as it is. Where anything is in the way the browser loads the page.

import { one } from "../shared/dom.js";
import { createEngine, runtimeOf } from "../engine/engine.js";
import { createStatus } from "../engine/status.js";
import { tab } from "../shared/tab.js";

// What differs between two tools' pages and has no script of the theme's on it.
const PARTS = [".md-content", ".md-footer"];
const LINKS = [".md-skip", "[data-language-switch]"];
const TITLE = "[data-md-component=header-title] .md-header__topic:last-child .md-ellipsis";
const CURRENT = "md-nav__link--active";
const FOLDER = new URL("./", import.meta.url).href;
let latest = 0;

/**
 * Return the one Python of this tab, whose status stands in *place*; *onRetry* asks again what could not be answered.
 * @param {HTMLElement} place
 * @param {import("../shared/dom.js").Texts} texts
 * @param {() => void} onRetry
 * @param {(status: import("../engine/engine.js").Status) => void} [onChange]
 */
export function sharedEngine(place, texts, onRetry, onChange = () => {}) {
  const runtime = runtimeOf(document);
  const engine = (tab.engine ??= createEngine({
    runtime,
    onChange: (status) => tab.watching.forEach((watch) => watch(status)),
  }));
  tab.watching.push(createStatus(place, texts, { carried: runtime.carried, onStop: () => engine.stop(), onRetry }), onChange);
  return engine;
}

/**
 * Call *callback* whenever the tool that is shown now is shown again.
 * @param {() => void} callback
 */
export function onEnter(callback) {
  shownPage().entered.push(callback);
}

/** The tool's page that is shown. */
function shownPage() {
  return /** @type {import("../shared/tab.js").ToolPage} */ (tab.pages.get(tab.here));
}

/**
 * @param {Document} page
 * @returns {import("../shared/tab.js").ToolPage}
 */
function toolPageOf(page) {
  const parts = PARTS.map((part) => one(page, part, Element));
  const links = LINKS.map((link) => page.querySelector(link)?.getAttribute("href") ?? "");
  return { title: page.title, parts, links, state: null, entered: [] };
}

/** The paths of the tools whose pages can take each other's place, as the first of them names them. */
function toolPaths() {
  const { content } = one(document, 'meta[name="tools"]', HTMLMetaElement);
  return content.trim().split(" ").map((address) => new URL(address, document.baseURI).pathname);
}

/**
 * Go to the tool at *address*, with an entry of its own in the tab's history.
 * @param {URL} address
 */
export async function goTo(address) {
  const path = address.pathname;
  if (path === tab.here || !tab.tools.includes(path)) return location.assign(address);
  let page = null;
  try {
    if (!tab.pages.has(path)) page = await fetched(address);
  } catch {
    return location.assign(address);
  }
  if (page === undefined) return;
  shownPage().state = history.state;
  history.pushState(address.hash ? null : (tab.pages.get(path)?.state ?? null), "", address);
  await show(path, page);
  scrollTo(0, 0);
}

/**
 * Return the page at *address* if it is of this version of the site; undefined where the reader went elsewhere meanwhile.
 * @param {URL} address
 */
async function fetched(address) {
  const request = (latest += 1);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (request !== latest) return undefined;
  if (!scriptOf(page, address).startsWith(FOLDER)) throw new Error("another version");
  return page;
}

/**
 * The address of the tool's own script, the first one of the page's modules.
 * @param {Document} page
 * @param {URL} address
 */
function scriptOf(page, address) {
  return new URL(one(page, 'script[type="module"][src]', HTMLScriptElement).getAttribute("src") ?? "", address).href;
}

/**
 * Put the tool at *path* in the place of the one that is shown; *page* is where it was not shown before.
 * @param {string} path
 * @param {Document | null} page
 */
async function show(path, page) {
  latest += 1;
  const leaving = shownPage();
  const coming = tab.pages.get(path) ?? toolPageOf(/** @type {Document} */ (page));
  tab.pages.set(path, coming);
  tab.here = path;
  leaving.parts.forEach((part, at) => part.replaceWith(coming.parts[at]));
  LINKS.forEach((link, at) => document.querySelector(link)?.setAttribute("href", coming.links[at]));
  document.title = coming.title;
  mark(path);
  document.documentElement.classList.remove("has-result");
  const heading = one(document, "h1", HTMLElement);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  for (const callback of coming.entered) callback();
  try {
    if (page) await import(scriptOf(page, new URL(location.href)));
  } catch {
    location.reload();
  }
}

/**
 * Have the menu and the header tell where one is.
 * @param {string} path
 */
function mark(path) {
  const title = document.querySelector(TITLE);
  if (title) title.textContent = document.title.split(" - ")[0];
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.md-nav__link"))) {
    const current = link.pathname === path && !link.hash;
    link.classList.toggle(CURRENT, current);
    if (current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** @param {MouseEvent} press */
function follow(press) {
  const link = press.target instanceof Element && press.target.closest("a");
  if (press.defaultPrevented || press.button || press.ctrlKey || press.metaKey || press.shiftKey || press.altKey) return;
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) return;
  if (link.closest(".md-search")) return; // what it hands over is taken where a page is loaded
  if (link.origin !== location.origin || link.pathname === tab.here || !tab.tools.includes(link.pathname)) return;
  press.preventDefault();
  goTo(new URL(link.href));
}

async function goBack() {
  const path = location.pathname;
  if (path === tab.here) return;
  try {
    const page = tab.pages.has(path) ? null : await fetched(new URL(location.href));
    if (page !== undefined) await show(path, page);
  } catch {
    location.reload();
  }
}

if (!tab.here) {
  tab.here = location.pathname;
  tab.tools = toolPaths();
  tab.pages.set(tab.here, toolPageOf(document));
  addEventListener("click", follow);
  addEventListener("popstate", goBack);
}
