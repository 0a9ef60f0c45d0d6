// The field in which a page's Markdown is edited: CodeMirror, in a tree of its own, so that its styles come in sheets
// that the content policy allows.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** @typedef {{line: number, message: string, fault: boolean}} Remark */

const LOOK = EditorView.theme({
  "&": { color: "var(--site-ink)", backgroundColor: "var(--md-default-bg-color)", border: "1px solid var(--site-line)", height: "100%" },
  "&.cm-focused": { outline: "3px solid var(--site-focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--md-code-font-family, monospace)", fontSize: "1rem", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { caretColor: "var(--site-ink)" },
  ".cm-gutters": { color: "var(--site-soft-ink)", backgroundColor: "var(--site-soft)", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--site-tint) 60%, transparent)" },
  ".cm-tooltip": { color: "var(--site-ink)", backgroundColor: "var(--site-soft)", border: "1px solid var(--site-line)" },
});
const MARKS = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "bold" },
  { tag: tags.strong, fontWeight: "bold" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--site-link)" },
  { tag: [tags.processingInstruction, tags.comment, tags.meta], color: "var(--site-soft-ink)" },
]);

/**
 * Put the field into *place*; *onChange* is called after every change of its text.
 * @param {HTMLElement} place
 * @param {{label: string, onChange: () => void}} options label: its name, as it is said aloud
 */
export function createEditor(place, { label, onChange }) {
  const root = place.attachShadow({ mode: "open" });
  const extensions = [
    lineNumbers(),
    lintGutter(),
    history(),
    highlightActiveLine(),
    EditorView.lineWrapping,
    // Tab is not among these keys: it goes on to what follows, as everywhere on the page.
    keymap.of([...defaultKeymap, ...historyKeymap]),
    markdown(),
    syntaxHighlighting(MARKS),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
    EditorView.updateListener.of(({ docChanged }) => docChanged && onChange()),
    LOOK,
  ];
  const view = new EditorView({ root, parent: root, state: EditorState.create({ extensions }) });
  /** @param {number} line */
  const lineAt = (line) => view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));

  return {
    get text() {
      return view.state.doc.toString();
    },
    /** Put another *text* in the place of all, with a history of its own. @param {string} text */
    open(text) {
      view.setState(EditorState.create({ doc: text, extensions }));
      onChange();
    },
    /** Mark the lines that *remarks* name. @param {Remark[]} remarks */
    mark(remarks) {
      const diagnostics = remarks.map(({ line, message, fault }) => {
        const { from, to } = lineAt(line);
        return { from, to, message, severity: /** @type {"error" | "info"} */ (fault ? "error" : "info") };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    /** Go to *line*. @param {number} line */
    goTo(line) {
      const { from } = lineAt(line);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
  };
}
