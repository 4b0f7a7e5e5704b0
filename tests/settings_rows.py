"""A settings table in a README, compared with the dataclass it documents."""

from pathlib import Path
from typing import Any

from hub.config.reader import Described, describe, range_in_words


def documented_row(one: Described) -> str:
    return f"| `{one.key}` | `{one.default or 'unset'}` | {range_in_words(one.bounds)} | {one.bounds.doc} |"


def rows_of(settings: type[Any]) -> list[str]:
    """The rows that the README of `settings` must hold, in order."""
    return [documented_row(one) for one in describe(settings)]


def rows_in(readme: Path) -> list[str]:
    """The rows that stand there, below the table's head."""
    _, head, table = readme.read_text(encoding="utf-8").partition("| setting | default | bounds | meaning |\n")
    assert head, f"{readme} has no table of settings"
    return [line for line in table.splitlines() if line.startswith("| `")]
