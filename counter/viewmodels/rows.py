"""Rows of frozen dataclasses as a list model: one role per field.

Rows are replaced in place, so that a control keeps the keyboard's focus while the words on it change.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """A row of words alone."""

    text: str


def lines(texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line(text) for text in texts)


class Rows(QAbstractListModel):
    """`row_type` gives the roles; enum values arrive as plain text."""

    def __init__(self, row_type: type[Any]) -> None:
        super().__init__()
        self._names = [one.name for one in fields(row_type)]
        self._rows: list[Any] = []

    def show(self, rows: Sequence[Any]) -> None:
        """Take over the rows; only what differs is told."""
        known = len(self._rows)
        for place in range(min(known, len(rows))):
            if rows[place] != self._rows[place]:
                self._rows[place] = rows[place]
                self.dataChanged.emit(self.index(place), self.index(place))
        if len(rows) > known:
            self.beginInsertRows(NOWHERE, known, len(rows) - 1)
            self._rows += rows[known:]
            self.endInsertRows()
        elif len(rows) < known:
            self.beginRemoveRows(NOWHERE, len(rows), known - 1)
            del self._rows[len(rows) :]
            self.endRemoveRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, Any]:
        return {FIRST_ROLE + place: name.encode() for place, name in enumerate(self._names)}

    def data(self, index: Index, role: int = FIRST_ROLE) -> Any:
        if not index.isValid() or not 0 <= role - FIRST_ROLE < len(self._names):
            return None
        return _plain(getattr(self._rows[index.row()], self._names[role - FIRST_ROLE]))


def _plain(value: Any) -> Any:
    """What QML can read: a row inside a row becomes an object, several become a list of them."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
