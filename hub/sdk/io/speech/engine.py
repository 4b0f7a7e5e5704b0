"""From a sentence to samples. An engine is asked on a voice's own thread and may take its time."""

from collections.abc import Sequence
from typing import Protocol

from hub.sdk.io.waves import Samples


class Engine(Protocol):
    def languages(self) -> frozenset[str]:
        """The languages it says rightly. May take seconds the first time."""
        ...

    def says(self, code: str) -> bool:
        """Whether `code` is one of them; judges only that one."""
        ...

    def render(self, sentence: str, language: str) -> "Samples | None":
        """None where it cannot be said. The samples are kept and shared: nobody changes them."""
        ...

    def forget(self) -> None:
        """A person has gone: nothing of what was said is kept."""
        ...


class FirstThatCan:
    """Several engines; the first that can say a sentence says it: an office's own recordings before the synthesiser."""

    def __init__(self, engines: Sequence[Engine]) -> None:
        self._engines = tuple(engines)

    def languages(self) -> frozenset[str]:
        return frozenset[str]().union(*(engine.languages() for engine in self._engines))

    def says(self, code: str) -> bool:
        return any(engine.says(code) for engine in self._engines)

    def render(self, sentence: str, language: str) -> "Samples | None":
        for engine in self._engines:
            samples = engine.render(sentence, language)
            if samples is not None:
                return samples
        return None

    def forget(self) -> None:
        for engine in self._engines:
            engine.forget()
