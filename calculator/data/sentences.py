"""The engine's sentences: looked up by key in ``data/sentences*.toml`` and filled by the run that computed."""

from calculator.data.toml import DataError, read_translated
from calculator.text.language import cached, fill

_FILES = ("sentences.toml", "sentences_diagnosis.toml", "sentences_reading.toml")


@cached
def _texts() -> dict[str, dict[str, str]]:
    groups: dict[str, dict[str, str]] = {}
    for name in _FILES:
        for group, texts in read_translated(name).items():
            groups.setdefault(group, {}).update(texts)
    return groups


def sentence(group: str, key: str, **values: object) -> str:
    """Return the sentence *key* of *group*, filled with *values*; raise `DataError` where it is missing."""
    try:
        return fill(_texts()[group][key], **values)
    except KeyError as error:
        raise DataError(f"sentences*.toml: [{group}]의 {key} 문장에 {error}이 없어요. 적어 주세요.") from error
