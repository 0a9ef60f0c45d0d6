"""Our styles, packed into one file whose address changes with its content."""

import hashlib
from collections.abc import Iterable

from sitebuild.assets.esbuild import packed

# The oldest phones that read them as they are meant.
TARGET = "chrome80,safari13"


def bundle(paths: Iterable[str], more: str) -> tuple[str, bytes]:
    """Return address and content of one file of the styles at *paths* below overrides/theme/, after the rules *more*."""
    imports = "".join(f'@import "./overrides/theme/{path}";\n' for path in paths)
    content = packed(imports + more, "--loader=css", f"--target={TARGET}", "--external:*.woff2")
    return f"assets/stylesheets/site-{hashlib.sha256(content).hexdigest()[:12]}.css", content
