"""Values of a field that are too many to list: some are listed, any other is known when it is named."""

from collections.abc import Callable, Iterator, Mapping


class KnownValues(Mapping[str, str]):
    """The words of values by value; what is not listed is looked up."""

    def __init__(self, listed: Mapping[str, str], look_up: Callable[[str], str | None]) -> None:
        """``look_up`` gives the words of one value, None where there is no such value."""
        self._listed, self._look_up = listed, look_up

    def __getitem__(self, value: str) -> str:
        """The words of a value; raises KeyError where there is none."""
        words = self._listed.get(value) or self._look_up(value)
        if words is None:
            raise KeyError(value)
        return words

    def __iter__(self) -> Iterator[str]:
        """The values that lists offer."""
        return iter(self._listed)

    def __len__(self) -> int:
        """How many are listed."""
        return len(self._listed)
