"""What can go wrong in the engine, under one name.

    EngineError
    ├── DataError     a file of ``calculator/data`` breaks its own rules (`calculator.data.toml`)
    ├── Problems      a message cannot be used: every field with what to do (`calculator.message.fields`)
    ├── Unreadable    an opened file cannot be read (`calculator.statement.words`)
    └── Needs         a library must be fetched before the file can be read (`calculator.statement.words`)

`calculator.app.handle` lets none of them out but `DataError`, which the build has ruled out.
"""


class EngineError(ValueError):
    """Something that the engine was given cannot be used."""
