"""Reads what an office, an app or a message wrote, and says how sure it is of each part.

    pasted text ──▶ text ──▶ amounts, days, months ──▶ roles by the words beside them ──▶ findings
                      └────▶ kind, decision, signs of fraud                                  │
    our numbers ───────────────────────────────────────────────────▶ what explains the difference

The words are ``data/notices.toml``. What fits two meanings, or none, is asked; nothing is guessed in silence.
"""
