"""esbuild, which packs our scripts and styles."""

import subprocess

from build_errors import BuildError
from content import NODE_MODULES, ROOT


class BundleError(BuildError):
    """Something could not be packed; the message says what to do."""


def packed(source: str, *options: str) -> bytes:
    """Return what esbuild makes of *source*, whose imports are addresses below the repository's root."""
    program = next(iter(sorted(NODE_MODULES.glob("@esbuild/*/bin/esbuild"))), None)
    if program is None:
        raise BundleError("node_modules/@esbuild 가 없어요. `make build`가 설치해요.")
    command = [str(program), "--bundle", "--minify", "--charset=utf8", *options]
    done = subprocess.run(command, cwd=ROOT, input=source.encode(), capture_output=True, check=False)
    if done.returncode:
        raise BundleError(f"스크립트나 스타일을 묶지 못했어요. 아래 줄을 고쳐 주세요.\n{done.stderr.decode()}")
    return done.stdout
