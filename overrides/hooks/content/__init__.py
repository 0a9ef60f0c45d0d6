"""What the build does with the editors' texts: facts from the data, checks, previews and feeds."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
HOOKS = ROOT / "overrides/hooks"
THEME = ROOT / "overrides/theme"
CACHE = ROOT / ".cache"
NODE_MODULES = ROOT / "node_modules"

if str(ROOT) not in sys.path:  # MkDocs starts in the folder of its own script, not in ours
    sys.path.insert(0, str(ROOT))
