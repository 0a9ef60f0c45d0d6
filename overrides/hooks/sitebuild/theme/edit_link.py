"""Where the pencil on a page leads: to its Markdown in the editor of GitHub, GitLab or Gitea."""

from urllib.parse import urlsplit

from build_errors import BuildError

BRANCH = "main"
PATH = "{path}"


def template(address: str) -> str:
    """Return the address of a page's editor with `PATH` for the page below docs/.

    *address* is the repository, or a whole address with `PATH` in it, for another branch or another host.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        raise BuildError(f"EDIT_URL에는 저장소의 주소를 https://github.com/이름/저장소처럼 적어 주세요. 지금 값: {address}")
    if PATH in address:
        return address
    repository = address.rstrip("/").removesuffix(".git")
    return f"{repository}/{_editor(parts.hostname)}/{BRANCH}/docs/{PATH}"


def _editor(host: str) -> str:
    """Return what comes behind a repository on *host*; whoever runs a Gitea gives it a name of their own."""
    name = f".{host}"
    return "edit" if name.endswith(".github.com") else "-/edit" if ".gitlab." in name else "_edit"
