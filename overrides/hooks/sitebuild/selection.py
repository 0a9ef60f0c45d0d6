"""What the browser's standard library holds besides what the calculator imports, and why.

Each module brings along whatever it imports itself.
"""

KEEP = {
    "the interpreter asks for these by name while it starts": (
        "encodings.aliases", "encodings.ascii", "encodings.latin_1", "encodings.utf_8",
        "importlib.machinery", "importlib.util", "site", "zipimport",
    ),
    "reached only from inside functions or from C, so that no import statement shows them": (
        "_strptime", "importlib.readers", "importlib.resources._adapters",
        "importlib.resources.readers", "linecache", "traceback",
    ),
    "reading a card company's statement: CSV, HTML called .xls, XLSX, in the encodings they use": (
        "csv", "encodings.cp437", "encodings.cp949", "encodings.euc_kr", "encodings.utf_16",
        "encodings.utf_16_le", "encodings.utf_8_sig", "html.parser", "json", "tomllib",
        "xml.etree.ElementTree", "zipfile", "zlib",
    ),
}  # fmt: skip

FROZEN = (
    "_collections_abc", "_sitebuiltins", "abc", "codecs", "genericpath", "importlib._bootstrap",
    "importlib._bootstrap_external", "importlib.machinery", "importlib.util", "io", "ntpath", "os",
    "posixpath", "site", "stat", "zipimport",
)
"""Modules that lie in the WebAssembly itself, where the interpreter looks for them first."""

DROP = {
    "stand-ins in Python for what Pyodide has in C, and what only Windows needs": (
        "_py_abc", "_pydatetime", "_pydecimal", "_pyio",
        "asyncio.proactor_events", "asyncio.windows_events", "asyncio.windows_utils",
    ),
    "nobody types Python into the page, and Python fetches nothing": (
        "pyodide.console", "pyodide.http",
    ),
}  # fmt: skip
