"""The bill of materials: what of others is in the site, and its files with their sizes and digests, in CycloneDX's format."""

import hashlib
import json
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from sitebuild.publish import licences
from sitebuild.publish.licences import Part

NAME = "sbom.cdx.json"
SIZE = "site:bytes"
FILES = {
    "pretendard": ("assets/fonts/*",),
    "pyodide": ("assets/runtime/core-*/*",),
    "CPython": ("assets/runtime/python-*.zip", "assets/editing/python-*.zip"),
    "@codemirror/view": ("assets/editing/*/editing.js",),
    "xlrd": ("assets/runtime/xlrd-*.zip",),
    licences.THEME: ("assets/javascripts/bundle.*.js", "assets/stylesheets/*.min.css"),
}
"""Where a part's own files are in the site; the icons stand in the pages. Our calculator lies in CPython's zip, and what
the page for editors uses in CPython's and the editor's files there."""


def text(folder: Path) -> str:
    """Return the bill for the finished site in *folder* as its file has it."""
    return json.dumps(document(folder), indent=1, ensure_ascii=False) + "\n"


def document(folder: Path) -> dict[str, Any]:
    """Return the bill for the site in *folder*, the same for the same site: without a number and a time of its own."""
    bom = Bom(components=[_component(part, folder) for part in licences.parts()])
    content: dict[str, Any] = json.loads(JsonV1Dot6(bom).output_as_string())
    del content["serialNumber"], content["metadata"]
    return content


def _component(part: Part, folder: Path) -> Component:
    files = [_file(path, folder) for pattern in FILES.get(part.name, ()) for path in sorted(folder.glob(pattern))]
    return Component(
        name=part.name,
        version=part.version or None,
        bom_ref=part.name,
        licenses=[LicenseFactory().make_from_string(part.licence)],
        purl=PackageURL.from_string(part.purl) if part.purl else None,
        external_references=[_home(part.home)],
        components=[*files, *_inside(part.name)],
    )


def _inside(name: str) -> list[Component]:
    """Return what the part *name* holds of others: known by name alone."""
    if name == licences.THEME:
        return [Component(name=each, bom_ref=f"{name}/{each}") for each in licences.bundled()]
    linked = licences.LINKED if name == "pyodide" else ()
    make = LicenseFactory().make_from_string
    return [
        Component(name=each, bom_ref=f"{name}/{each}", licenses=[make(licence)], external_references=[_home(home)])
        for each, licence, home in linked
    ]


def _file(path: Path, folder: Path) -> Component:
    content = path.read_bytes()
    address = path.relative_to(folder).as_posix()
    return Component(
        name=address,
        bom_ref=address,
        type=ComponentType.FILE,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(content).hexdigest())],
        properties=[Property(name=SIZE, value=str(len(content)))],
    )


def _home(address: str) -> ExternalReference:
    return ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(address))
