"""Collections that stay as they are and give changed copies: what jsonschema takes from a library of machine code, which a browser lacks."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, Self


class HashTrieMap[K: Hashable, V](Mapping[K, V]):
    """A mapping that never changes."""

    def __init__(self, content: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        self._content = dict(content)

    @classmethod
    def convert(cls, content: Any) -> Self:
        """Return *content* as one of these."""
        return content if isinstance(content, cls) else cls(content)

    def __getitem__(self, key: K) -> V:
        return self._content[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._content)

    def __len__(self) -> int:
        return len(self._content)

    def insert(self, key: K, value: V) -> Self:
        """Return a copy with *value* under *key*."""
        return type(self)({**self._content, key: value})

    def remove(self, key: K) -> Self:
        """Return a copy without *key*."""
        return type(self)({each: value for each, value in self._content.items() if each != key})

    def update(self, others: Mapping[K, V] | Iterable[tuple[K, V]]) -> Self:
        """Return a copy with *others* too."""
        return type(self)({**self._content, **dict(others)})


class HashTrieSet[T: Hashable](frozenset[T]):
    """A set that never changes."""

    def insert(self, value: T) -> Self:
        """Return a copy with *value*."""
        return type(self)((*self, value))

    def update(self, others: Iterable[T]) -> Self:
        """Return a copy with *others* too."""
        return type(self)((*self, *others))


class List[T](tuple[T, ...]):
    """A list that never changes."""

    __slots__ = ()

    def push_front(self, value: T) -> Self:
        """Return a copy with *value* before all."""
        return type(self)((value, *self))
