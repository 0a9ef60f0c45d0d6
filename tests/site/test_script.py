"""Pyodide's script without what the site's WebAssembly neither has nor asks for."""

import pytest
from sitebuild.runtime import pyodide_script, runtime

# (import "env" "asked" (func)) (import "env" "signed" (func)) (export "given" (func 0))
WASM = (
    b"\0asm\1\0\0\0"
    b"\x01\x04\x01\x60\0\0"
    b"\x02\x1a\x02\x03env\x05asked\0\0\x03env\x06signed\0\0"
    b"\x07\x09\x01\x05given\0\0"
)
SCRIPT = """\
globalThis.create=async function(Module){
function asked(){return helper()}function helper(){return "kept helper"}function signed(){return "kept signed"}signed.sig="v";function drawn(){return pen()}function pen(){return "lost pen"}drawn.sig="v";
var wasmImports={asked:asked,drawn:drawn,signed:signed};
var wasmExports=(await WebAssembly.instantiate(Module.wasm,{env:wasmImports})).exports;
var given=Module["given"]=wasmExports["given"];var lost=Module["lost"]=wasmExports["lost"];
var place=Module["place"]=1234;var nowhere=Module["nowhere"]=5678;Module["drawn"]=drawn;Module["asked"]=asked;Module["place"]=place;
Module.given();eval(Module.code)};
"""


def test_what_nothing_reaches_is_gone() -> None:
    """What the WebAssembly asks for, other scripts read, and these name themselves stays; nothing else does."""
    reduced = pyodide_script.reduced(SCRIPT, "module.asked(module.place)", WASM, runtime.TERSER)
    for kept in ("kept helper", "kept signed", 'signed.sig="v"', 'Module["given"]', 'Module["asked"]', "1234"):
        assert kept in reduced
    for gone in ("pen", "drawn", "lost", "nowhere", "5678"):
        assert gone not in reduced


def test_script_of_another_kind_is_refused() -> None:
    """A newer Pyodide may connect its WebAssembly in another way."""
    with pytest.raises(ValueError, match="RUNTIME=plain"):
        pyodide_script.reduced(SCRIPT.replace("wasmExports[", "made["), "", WASM, runtime.TERSER)
