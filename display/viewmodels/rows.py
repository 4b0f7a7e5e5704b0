"""The board's rows as a Qt list model: rows that stay are moved, not made anew, so that they can slide."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

from display.scene import Row

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROLES = {
    "call": "call",
    "label": "label",
    "sign": "sign",
    "arrow": "arrow",
    "way": "way",
    "live": "live",
    "mark": "mark",
    "markWord": "mark_word",
    "person": "name",
}
"""What QML calls a field of `Row`, and what `Row` calls it."""
_FIELDS = tuple(_ROLES.values())
_FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class RowsModel(QAbstractListModel):
    """Rows keyed by the ticket's label; a role for each field of `Row`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {_FIRST_ROLE + number: QByteArray(name.encode()) for number, name in enumerate(_ROLES)}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= role - _FIRST_ROLE < len(_ROLES):
            return None
        value = getattr(self._rows[index.row()], _FIELDS[role - _FIRST_ROLE])
        return str(value) if isinstance(value, StrEnum) else value

    def show(self, rows: Sequence[Row]) -> None:
        """Remove what is gone, then bring each row to its place."""
        labels = {row.label for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].label not in labels:
                self.beginRemoveRows(_ROOT, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._bring(row, place)

    def _bring(self, row: Row, place: int) -> None:
        found = next((at for at, old in enumerate(self._rows) if old.label == row.label), None)
        if found is None:
            self.beginInsertRows(_ROOT, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if found != place:
            self.beginMoveRows(_ROOT, found, found, _ROOT, place)
            self._rows.insert(place, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            index = self.index(place)
            self.dataChanged.emit(index, index)
