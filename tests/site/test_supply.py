"""What is shipped to readers can be listed and made again: the bill of materials, and the site byte for byte."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from sitebuild.publish import bill, licences

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def listed(built: Path) -> dict[str, Any]:
    """Return the shipped bill of materials."""
    return dict(json.loads((built / bill.NAME).read_text("utf-8")))


def size(file: dict[str, Any]) -> int:
    """Return the bytes that the bill gives for *file*."""
    return int(next(each["value"] for each in file["properties"] if each["name"] == bill.SIZE))


def test_bill_is_cyclonedx_and_names_every_part_with_its_version(listed: dict[str, Any]) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(json.dumps(listed)) is None
    assert validator.validate_str(json.dumps(listed | {"components": [{"name": "without a type"}]})), "control"
    versions = {each["name"]: each.get("version", "") for each in listed["components"]}
    assert versions == {part.name: part.version for part in licences.parts()}


def test_bill_tells_the_size_and_digest_of_every_file_of_others(listed: dict[str, Any], built: Path) -> None:
    """Of each file in the folders that hold what others made; what is listed is what a reader is sent."""
    files = {each["name"]: each for part in listed["components"] for each in part.get("components", ()) if each["type"] == "file"}
    for name, file in files.items():
        content = (built / name).read_bytes()
        assert (size(file), file["hashes"][0]["content"]) == (len(content), hashlib.sha256(content).hexdigest())
    folders = ("assets/fonts", "assets/runtime", "assets/stylesheets", "assets/javascripts", "assets/editing")
    sent = {path.relative_to(built).as_posix() for folder in folders for path in (built / folder).rglob("*") if path.is_file()}
    ours = {name for name in sent if name.startswith(("assets/javascripts/", "assets/stylesheets/site-")) and "/bundle." not in name}
    ours |= {name for name in sent if name.startswith("assets/editing/") and name.endswith(("/worker.js", ".css")) or "/texts-" in name}
    variants = {name for name in sent if name.endswith((".br", ".gz"))}
    assert sent - ours - variants - {"assets/runtime/manifest.json"} == files.keys()


def test_no_source_map_is_shipped_or_named(built: Path) -> None:
    """They are for the makers of the theme, a megabyte to upload. Python's core is npm's, which names one."""
    assert list(built.rglob("*.map")) == []
    scripts = [path for path in built.rglob("*.*s") if "runtime" not in path.parts]
    assert [path for path in scripts if b"sourceMappingURL" in path.read_bytes()] == []
    assert len(scripts) > 10


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file below *folder*."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_built_elsewhere_it_is_the_same_byte_for_byte(built: Path, tmp_path: Path) -> None:
    """A copy of the source in another folder, with nothing that an earlier build kept and another order of hashes."""
    elsewhere = tmp_path / "some" / "where else"
    shutil.copytree(ROOT, elsewhere, ignore=shutil.ignore_patterns("node_modules", "site", ".?*"))
    (elsewhere / "node_modules").symlink_to(ROOT / "node_modules")
    environment = os.environ | {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=elsewhere, env=environment, check=True)
    first, second = digests(built), digests(elsewhere / "site")
    assert len(first) > 300
    assert sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name)) == []


def used_by(jobs: dict[str, Any]) -> list[str]:
    """Return the actions of *jobs*, each of which must be named by a commit."""
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert [each for each in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", each)] == []
    return used


def test_pull_request_of_a_stranger_gets_a_check_and_no_secret() -> None:
    """It may read, runs what the texts need alone, and uses no action that publishing does not use as well, but for a plain artifact: Pages' own is a tar."""
    checking, publishing = (yaml.safe_load((ROOT / f"deploy/github-{name}.yml").read_text("utf-8")) for name in ("check", "pages"))
    assert checking[True] == {"pull_request": None}  # YAML's reading of "on"
    assert checking["permissions"] == {"contents": "read"}
    assert [each.partition("@")[0] for each in set(used_by(checking["jobs"])) - set(used_by(publishing["jobs"]))] == ["actions/upload-artifact"]
    assert not any("permissions" in job or "secrets" in str(job) for job in checking["jobs"].values())
    assert [step["run"] for step in checking["jobs"]["check"]["steps"] if "run" in step] == ["make check"]


def test_what_is_published_is_built_apart_from_the_tests_by_actions_of_known_commits() -> None:
    """A tag can be moved, and what a test installs could touch what is published."""
    jobs = yaml.safe_load((ROOT / "deploy/github-pages.yml").read_text("utf-8"))["jobs"]
    assert len(used_by(jobs)) > 5
    (publishing,) = [job for job in jobs.values() if any("upload-pages-artifact" in step.get("uses", "") for step in job["steps"])]
    assert [step["run"] for step in publishing["steps"] if "run" in step] == ["make build"]
    assert {"test", "build"} == set(jobs["publish"]["needs"])
