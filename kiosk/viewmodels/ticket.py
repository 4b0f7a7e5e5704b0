"""The screens with a ticket on them, as QML sees them."""

from functools import lru_cache

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from hub.face.ticket import qr
from kiosk.screens.content import Row, TicketSafe, TicketShown
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

NO_ROW = Row("arch", "")
NO_TICKET = TicketShown("", "", "", "", "", "", "", "", "", "", "", NO_ROW, NO_ROW, "", "", "")
NO_SAFE = TicketSafe("", "", "", "", "", "", "", "", "", "", (), "", "", "")


@lru_cache(maxsize=4)
def matrix_of(url: str) -> str:
    """Rows of "0" and "1", as `QrPanel` reads them."""
    return "\n".join("".join("1" if dark else "0" for dark in row) for row in qr.modules(url)) if url else ""


@QmlElement
class TicketModel(QObject):
    """The ticket with its paper below."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = NO_TICKET

    def show(self, shown: TicketShown) -> None:
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.title

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._shown.service

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._shown.code

    @Property(str, notify=changed)
    def codeSpoken(self) -> str:
        return self._shown.code_spoken

    @Property(str, notify=changed)
    def people(self) -> str:
        return self._shown.people

    @Property(str, notify=changed)
    def peopleNote(self) -> str:
        return self._shown.people_note

    @Property(str, notify=changed)
    def taken(self) -> str:
        return self._shown.taken

    @Property(str, notify=changed)
    def takenNote(self) -> str:
        return self._shown.taken_note

    @Property(str, notify=changed)
    def linkTitle(self) -> str:
        return self._shown.link_title

    @Property(str, notify=changed)
    def linkText(self) -> str:
        return self._shown.link_text

    @Property(str, notify=changed)
    def placePictogram(self) -> str:
        return self._shown.place.pictogram

    @Property(str, notify=changed)
    def placeTitle(self) -> str:
        return self._shown.place.title

    @Property(str, notify=changed)
    def placeText(self) -> str:
        return self._shown.place.text

    @Property(str, notify=changed)
    def paperPictogram(self) -> str:
        return self._shown.paper.pictogram

    @Property(str, notify=changed)
    def paperTitle(self) -> str:
        return self._shown.paper.title

    @Property(str, notify=changed)
    def paperText(self) -> str:
        return self._shown.paper.text

    @Property(str, notify=changed)
    def clears(self) -> str:
        return self._shown.clears

    @Property(str, notify=changed)
    def moreTime(self) -> str:
        return self._shown.more_time

    @Property(str, notify=changed)
    def done(self) -> str:
        return self._shown.done

    @Property(str, notify=changed)
    def again(self) -> str:
        return self._shown.again

    @Property(str, notify=changed)
    def matrix(self) -> str:
        """The page's address as a QR symbol; empty without one."""
        return matrix_of(self._shown.url)


@QmlElement
class SafeModel(QObject):
    """The ticket without paper, and the ways to keep it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = NO_SAFE
        self._ways = Rows(Row, self)

    def show(self, shown: TicketSafe) -> None:
        if shown != self._shown:
            self._shown = shown
            self._ways.show(shown.ways)
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.title

    @Property(str, notify=changed)
    def cause(self) -> str:
        return self._shown.cause

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._shown.code

    @Property(str, notify=changed)
    def codeSpoken(self) -> str:
        return self._shown.code_spoken

    @Property(str, notify=changed)
    def people(self) -> str:
        return self._shown.people

    @Property(str, notify=changed)
    def peopleNote(self) -> str:
        return self._shown.people_note

    @Property(str, notify=changed)
    def taken(self) -> str:
        return self._shown.taken

    @Property(str, notify=changed)
    def keep(self) -> str:
        return self._shown.keep

    @Property(str, notify=changed)
    def linkText(self) -> str:
        return self._shown.link_text

    @Property(str, notify=changed)
    def clears(self) -> str:
        return self._shown.clears

    @Property(str, notify=changed)
    def moreTime(self) -> str:
        return self._shown.more_time

    @Property(str, notify=changed)
    def done(self) -> str:
        return self._shown.done

    @Property(str, notify=changed)
    def matrix(self) -> str:
        """The page's address as a QR symbol; empty without one."""
        return matrix_of(self._shown.url)

    @Property(QObject, constant=True)
    def ways(self) -> QObject:
        return self._ways
