"""The refund engine of the site: pure Python, standard library only.

    data/*.toml ──▶ loader ──▶ Edition ─┐
                                        ├─▶ refund, payday ──▶ answer ──▶ app.handle(message) -> dict
    message (dict) ──▶ message ──▶ Case ┘
                                    │
                                    └─▶ Person ──▶ cause: one hypothesis after the other, run through the same refund
                                                     ──▶ fit ──▶ gap ──▶ app.handle

No clock, no browser and no input or output besides the package's own data files:
the same files run under pytest, in the build, in a terminal and in the reader's browser.
"""

from calculator.app import handle

__all__ = ["handle"]
__version__ = "0.1.0"
