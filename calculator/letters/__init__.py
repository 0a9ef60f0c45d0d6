"""Letters and telephone calls as claims: what is asked, on which rule, with which evidence.

    claim (cause, numbers, whom one asked) ──▶ matter ──▶ facts, known or blank ──▶ letters, calls

What a letter says, and which facts each office needs, is ``data/letters.toml``; blanks stay where only the writer knows.
"""
