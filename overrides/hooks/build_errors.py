"""What can go wrong in the build, under one name; its message says what to do.

    BuildError            a tool failed, or Pyodide or Material moved what a step relies on
    ├── FactError         a page asks for what the data does not hold (`content.facts.quotable`)
    ├── BundleError       scripts or styles could not be packed (`sitebuild.assets.esbuild`)
    ├── RuntimeMissing    a package that the runtime is made from is not installed (`sitebuild.runtime.runtime`)
    ├── SearchError       the search of the site cannot be made (`sitebuild.search.index`)
    └── FixError          Material's page no longer has the part that is to be fixed (`sitebuild.theme.accessibility_fixes`)

It imports nothing, since Pyodide reads some of the steps too.
"""


class BuildError(ValueError):
    """The site cannot be built as it is."""
