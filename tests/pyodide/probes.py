"""What the tests ask of the shipped Python beside the engine's own tests."""

import importlib
import importlib.util
import zipfile

from sitebuild.runtime.selection import FROZEN, KEEP
from sitebuild.runtime.wasm.codec_tables import MODULES

ENCODINGS = ("cp949", "euc_kr")


def missing_modules(shipped: str) -> list[str]:
    """Return the modules of the calculator, in the zip *shipped*, and of the selection that cannot be imported, each with why."""
    names = [*FROZEN, *(name for names in KEEP.values() for name in names)]
    names += [
        path.removesuffix(".pyc").replace("/", ".")
        for path in zipfile.ZipFile(shipped).namelist()
        if path.startswith("calculator/") and path.endswith(".pyc") and "__" not in path
    ]
    assert len(names) > 30, names
    missing = []
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            missing.append(f"{name}: {error}")
    return missing


def table(encoding: str) -> str:
    """Return how every code of two bytes reads in *encoding*, and how every character is written."""
    codes = [bytes((first, second)) for first in range(256) for second in range(256)]
    characters = [chr(number) for number in range(0x20000) if not 0xD800 <= number < 0xE000]
    return "|".join(
        [
            *(code.decode(encoding, "backslashreplace") for code in codes),
            *(character.encode(encoding, "replace").hex() for character in characters),
        ]
    )


def left_out_but_importable() -> list[str]:
    """Return the modules of encodings whose tables are left out that can be imported all the same."""
    return [name for name in MODULES if importlib.util.find_spec(name)]
