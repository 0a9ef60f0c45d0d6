"""The sentences of this part, from ``data/statement.toml``."""

from calculator.data.toml import DataError, read
from calculator.errors import EngineError
from calculator.message.fields import FieldProblem, Problems
from calculator.text.korean import fill
from calculator.text.language import cached


@cached
def _texts() -> dict[str, dict[str, str]]:
    return read("statement.toml")


def words(group: str, key: str, **values: object) -> str:
    """Return the sentence *key* of *group*, filled with *values*; raise `DataError` where it is missing."""
    try:
        return fill(_texts()[group][key], **values)
    except KeyError as error:
        raise DataError(f"statement.toml: [{group}]의 {key} 문장에 {error}이 없어요. 적어 주세요.") from error


def refusal(field: str, key: str, **values: object) -> Problems:
    """Return the one problem of *field*; *key* names its sentence in ``[error]``."""
    return Problems([FieldProblem(field, words("error", key, **values))])


class Unreadable(EngineError):
    """A file that cannot be read; *key* names the sentence that says why and what to do."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(key)

    @property
    def sentence(self) -> str:
        """Return the sentence for the reader."""
        return words("file", self.key, **self.values)


class Needs(EngineError):
    """A library that is fetched only when a file asks for it is not there yet."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)
