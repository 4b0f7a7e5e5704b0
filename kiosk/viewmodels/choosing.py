"""The choosing screens, as QML sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from hub.face.tokens import load_look
from kiosk.screens.content import Choice, LanguageChoice, Languages, Matches, Services
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language with the font it is written in."""

    code: str
    autonym: str
    rtl: bool
    first: bool
    family: str


def _language_row(choice: LanguageChoice) -> LanguageRow:
    families = load_look().fonts.family
    family = families.get(choice.code, families["default"])
    return LanguageRow(choice.code, choice.autonym, choice.rtl, choice.main, family)


@QmlElement
class LanguagesModel(QObject):
    """The languages."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Languages("", "", (), "", "")
        self._rows = Rows(LanguageRow, self)

    def show(self, shown: Languages) -> None:
        if shown != self._shown:
            self._shown = shown
            self._rows.show([_language_row(choice) for choice in shown.choices])
            self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.title

    @Property(str, notify=changed)
    def greetings(self) -> str:
        return self._shown.greetings

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._shown.choices)

    @Property(bool, notify=changed)
    def paged(self) -> bool:
        """There are more than these."""
        return self._shown.more != "" or self._shown.back != ""

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows


@dataclass(frozen=True, slots=True)
class ChoiceKey:
    """A choice and the name of its key."""

    touch: str
    name: str
    description: str
    pictogram: str
    waiting: str
    available: bool
    spoken: str


def choice_keys(choices: Sequence[Choice]) -> list[ChoiceKey]:
    """Services: "choice-" and the service's id."""
    return [_key("choice-" + choice.service, choice) for choice in choices]


def match_keys(choices: Sequence[Choice]) -> list[ChoiceKey]:
    """Appointments: "match-" and their place in the list."""
    return [_key(f"match-{place}", choice) for place, choice in enumerate(choices)]


def _key(touch: str, choice: Choice) -> ChoiceKey:
    name, words = choice.name, choice.description
    return ChoiceKey(touch, name, words, choice.pictogram, choice.waiting, choice.available, choice.spoken)


NO_CHOICE = Choice("", "", "", "", "", available=True, spoken="")


@QmlElement
class ServicesModel(QObject):
    """One level of the services, or the appointments that were found."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Services("", "", (), "", "")
        self._rows = Rows(ChoiceKey, self)

    def show(self, shown: Services) -> None:
        if shown != self._shown:
            self._shown = shown
            self._rows.show(choice_keys(shown.choices))
            self.changed.emit()

    def show_matches(self, shown: Matches) -> None:
        """The same page without the row for those who have an appointment."""
        seen = Services(shown.title, shown.hint, shown.choices, "", shown.back, shown.busy)
        if seen != self._shown:
            self._shown = seen
            self._rows.show(match_keys(shown.choices))
            self.changed.emit()

    @property
    def _check_in(self) -> Choice:
        return self._shown.check_in or NO_CHOICE

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._shown.busy or self._shown.title

    @Property(str, notify=changed)
    def hint(self) -> str:
        return "" if self._shown.busy else self._shown.hint

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._shown.busy != ""

    @Property(bool, notify=changed)
    def booked(self) -> bool:
        """There is a key for people with an appointment."""
        return self._shown.check_in is not None

    @Property(str, notify=changed)
    def bookedName(self) -> str:
        return self._check_in.name

    @Property(str, notify=changed)
    def bookedText(self) -> str:
        return self._check_in.description

    @Property(str, notify=changed)
    def bookedSpoken(self) -> str:
        return self._check_in.spoken or self._check_in.name

    @Property(str, notify=changed)
    def bookedPictogram(self) -> str:
        return self._check_in.pictogram or "scan"

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._shown.notice

    @Property(bool, notify=changed)
    def stale(self) -> bool:
        return self._shown.stale

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows
