"""A list for QML whose delegates live on while only their contents change: a finger stays on its key."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Rows(QAbstractListModel):
    """Rows are frozen dataclasses of one kind; the roles are its fields. The first field tells rows apart."""

    def __init__(self, kind: type[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = [field.name for field in fields(kind)]
        self._rows: tuple[Any, ...] = ()

    def show(self, rows: Sequence[Any]) -> None:
        """Take over what is new: contents in place, other rows by a fresh list."""
        fresh = tuple(rows)
        if [self._key(row) for row in fresh] != [self._key(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        before, self._rows = self._rows, fresh
        for place, (old, new) in enumerate(zip(before, fresh, strict=True)):
            if old != new:
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own form
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        place = role - int(Qt.ItemDataRole.UserRole)
        if not index.isValid() or not 0 <= place < len(self._names):
            return None
        return getattr(self._rows[index.row()], self._names[place])

    def roleNames(self) -> dict[int, QByteArray]:
        base = int(Qt.ItemDataRole.UserRole)
        return {base + place: QByteArray(name.encode()) for place, name in enumerate(self._names)}

    def _key(self, row: Any) -> Any:
        return getattr(row, self._names[0])
