"""Packs our scripts, and gives them addresses that change with their content."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from sitebuild.assets import entry_points

scripts: dict[str, bytes] = {}


def on_config(config: MkDocsConfig) -> None:
    """Name the scripts' folder for the templates, and put the icon's version into its address."""
    scripts.clear()
    folder, made = entry_points.scripts()
    config.extra["scripts"] = folder
    for entry in entry_points.WITHIN:
        config.extra[entry.rpartition("/")[2]] = entry_points.in_page(entry)
    scripts.update({f"{folder}{name}": content for name, content in made.items()})
    icon = entry_points.digest({"icon.svg": (entry_points.THEME / "assets/images/icon.svg").read_bytes()})
    config.theme["favicon"] = f"assets/images/icon.svg?v={icon}"


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Have the packed scripts copied instead of their sources, and nothing that is for makers."""
    for file in list(files):
        folder = file.src_uri.rpartition("/")[0]
        source = f"{folder}/".startswith(f"{entry_points.SCRIPTS}/")
        if (source and (entry_points.THEME / file.src_uri).is_file()) or file.src_uri.endswith(".map"):
            files.remove(file)
    for address, content in scripts.items():
        files.append(File.generated(config, address, content=content))
