"""What the browser's standard library holds besides what the calculator imports, and why.

Each module brings along whatever it imports itself.
"""

from sitebuild.runtime.pyodide_names import NEEDLESS

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
        "encodings.utf_16_be", "encodings.utf_16_le", "encodings.utf_8_sig", "json", "tomllib",
        "zipfile", "zlib",
    ),
}  # fmt: skip

FROZEN = (
    "_collections_abc", "_sitebuiltins", "abc", "codecs", "genericpath", "importlib._bootstrap",
    "importlib._bootstrap_external", "importlib.machinery", "importlib.util", "io", "ntpath", "os",
    "posixpath", "site", "stat", "zipimport",
)
"""Modules that lie in the WebAssembly itself, where the interpreter looks for them first."""

REPLACED = {
    "asyncio/__init__.py": """
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .runners import *
from .tasks import *
from .timeouts import *

DefaultEventLoopPolicy = events.BaseDefaultEventLoopPolicy
""",
    "socket.py": "AF_UNSPEC, AI_PASSIVE = 0, 1",
    "subprocess.py": "PIPE = -1",
}
"""Files of the library that are shipped with another content.

The loop is the browser's own (pyodide.webloop). What waits and what is waited for is asyncio's, but a
browser has none of the sockets and processes that other loops serve: of those asyncio.events only
names a few as defaults.
"""

DROP = {
    "stand-ins in Python for what Pyodide has in C, and what only Windows needs": (
        "_py_abc", "_pydatetime", "_pydecimal", "_pyio",
    ),
    "nobody types Python into the page, and Python fetches nothing": NEEDLESS,
}  # fmt: skip
