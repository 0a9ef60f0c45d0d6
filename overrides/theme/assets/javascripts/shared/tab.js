// What the tools of one tab share: each tool's script is one file of its own, and they have no module in common.

/** @typedef {() => void} Callback */
/** @typedef {import("../engine/engine.js").Engine} Engine */
/**
 * @typedef {object} ToolPage a tool's page, also while another one is shown
 * @property {string} title
 * @property {Element[]} parts what stands in the document while it is shown
 * @property {string[]} links addresses of what leads from there
 * @property {unknown} state what the tab's entry held when it was left
 * @property {Callback[]} entered what is called when it is shown again
 */
/**
 * @typedef {object} Tab
 * @property {Map<string, string>} typed what the reader typed, as it was typed, by the name of its field
 * @property {Map<string, string>[]} people the same of others whose cases are kept apart
 * @property {Callback[]} forgetting what is called when all is forgotten
 * @property {Map<string, ToolPage>} pages by the path of their address
 * @property {string[]} tools the paths whose pages can take each other's place
 * @property {string} here the path of the one that is shown
 * @property {((status: import("../engine/engine.js").Status) => void)[]} watching
 * @property {Engine | null} engine
 */

const page = /** @type {{tab?: Tab}} */ (/** @type {unknown} */ (globalThis));

/** @type {Tab} */
export const tab = (page.tab ??= { typed: new Map(), people: [], forgetting: [], pages: new Map(), tools: [], here: "", watching: [], engine: null });
