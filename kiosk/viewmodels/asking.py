"""The questions between service and ticket, and checking in, as QML sees them."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.screens.content import CheckIn, Documents, NeedChoice, Needs, Stepper, Way
from kiosk.viewmodels.choosing import ChoiceKey
from kiosk.viewmodels.foot import FootKey, further_keys
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.ticket import matrix_of

QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


def _way_key(way: Way) -> ChoiceKey:
    spoken = f"{way.title}. {way.text}" if way.text else way.title
    return ChoiceKey(way.touch, way.title, way.text, way.pictogram, "", available=True, spoken=spoken)


NOBODY = Stepper("", "", 0, "", "", "")


@QmlElement
class DocumentsModel(QObject):
    """What to bring, and how it goes without a visit."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Documents("", "document", "", (), "", "", "", "", "")

    def show(self, shown: Documents) -> None:
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._shown.service

    @Property(str, notify=changed)
    def pictogram(self) -> str:
        return self._shown.pictogram

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.busy or self._shown.title

    @Property(list, notify=changed)
    def documents(self) -> list[str]:
        return list(self._shown.documents)

    @Property(str, notify=changed)
    def onlineTitle(self) -> str:
        return self._shown.online_title if self._shown.online or self._shown.url else ""

    @Property(str, notify=changed)
    def online(self) -> str:
        return self._shown.online

    @Property(str, notify=changed)
    def matrix(self) -> str:
        """The page's address as a QR symbol; empty without one."""
        return matrix_of(self._shown.url)


@QmlElement
class NeedsModel(QObject):
    """What would help, how many come, anything else."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Needs("", "", "", "", (), None, (), "", "", "", "")
        self._rows = Rows(NeedChoice, self)
        self._further = Rows(FootKey, self)

    def show(self, shown: Needs) -> None:
        if shown != self._shown:
            self._shown = shown
            self._rows.show(shown.choices)
            self._further.show(further_keys(shown))
            self.changed.emit()

    @property
    def _party(self) -> Stepper:
        return self._shown.party or NOBODY

    @Property(str, notify=changed)
    def service(self) -> str:
        return " · ".join(self._shown.matters) if self._shown.matters else self._shown.service

    @Property(str, notify=changed)
    def pictogram(self) -> str:
        return self._shown.pictogram

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.busy or self._shown.title

    @Property(str, notify=changed)
    def hint(self) -> str:
        return "" if self._shown.busy else self._shown.hint

    @Property(str, notify=changed)
    def privacy(self) -> str:
        return self._shown.privacy

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._shown.busy != ""

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._shown.choices)

    @Property(bool, notify=changed)
    def asksParty(self) -> bool:
        return self._shown.party is not None

    @Property(str, notify=changed)
    def partyLabel(self) -> str:
        return self._party.label

    @Property(str, notify=changed)
    def partyNote(self) -> str:
        return self._party.note

    @Property(int, notify=changed)
    def party(self) -> int:
        return self._party.count

    @Property(str, notify=changed)
    def partySpoken(self) -> str:
        return self._party.spoken

    @Property(str, notify=changed)
    def fewer(self) -> str:
        return self._party.fewer

    @Property(str, notify=changed)
    def further(self) -> str:
        return self._party.further

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(QObject, constant=True)
    def furtherKeys(self) -> QObject:
        return self._further


@QmlElement
class CheckInModel(QObject):
    """The ways to say who one is: `told` are sentences, `ways` are keys."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = CheckIn("", "", (), "")
        self._told = Rows(Way, self)
        self._ways = Rows(ChoiceKey, self)

    def show(self, shown: CheckIn) -> None:
        if shown != self._shown:
            self._shown = shown
            self._told.show([way for way in shown.ways if not way.touch])
            self._ways.show([_way_key(way) for way in shown.ways if way.touch])
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.busy or self._shown.title

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._shown.hint

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._shown.busy != ""

    @Property(QObject, constant=True)
    def told(self) -> QObject:
        return self._told

    @Property(QObject, constant=True)
    def ways(self) -> QObject:
        return self._ways
