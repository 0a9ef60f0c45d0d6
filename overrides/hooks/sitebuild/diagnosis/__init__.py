"""The questionnaire at build time: read from its Markdown page, proved sound, and handed to the page as data.

    docs/diagnosis/index.md ─▶ questions ─┐
    docs/causes/*.md ────────▶ advice ────┴─▶ flow ─▶ proof, tree, sheet, and the page's data

The data lies in the page and not in the runtime's zip: a corrected word must not make every reader
fetch Python again, and a page and its questions can never be of two versions.
"""
