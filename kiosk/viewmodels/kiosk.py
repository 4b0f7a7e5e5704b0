"""The whole kiosk as QML sees it: which screen, what is around it, and where a finger's touch goes."""

from collections.abc import Callable
from typing import Protocol, assert_never

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from hub.face.metrics import Screen
from kiosk import touches
from kiosk.framing import Plan
from kiosk.journey import Journey
from kiosk.keyplaces import PAGE
from kiosk.layout import (
    Layout,
    attract_plan,
    entry_plan,
    frame_plan,
    language_plan,
    needs_plan,
    search_plan,
    service_plan,
)
from kiosk.screens.content import (
    Attract,
    CheckIn,
    Closed,
    Documents,
    Entry,
    Languages,
    Matches,
    Needs,
    Notice,
    Search,
    Services,
    StripKey,
    TicketSafe,
    TicketShown,
)
from kiosk.screens.content import Screen as Contents
from kiosk.viewmodels.asking import CheckInModel, DocumentsModel, NeedsModel
from kiosk.viewmodels.choosing import LanguagesModel, ServicesModel
from kiosk.viewmodels.foot import FootKey, foot_keys
from kiosk.viewmodels.notices import NoticeModel, TimeLeftModel
from kiosk.viewmodels.plan import PlanModel
from kiosk.viewmodels.resting import AttractModel, ClosedModel
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.ticket import SafeModel, TicketModel
from kiosk.viewmodels.typing import EntryModel, KeyboardModel, SearchModel


class PlanOf(Protocol):
    """One of the layout's plans."""

    def __call__(self, screen: Screen, *, bigger: bool, lower: bool) -> Plan: ...


QML_IMPORT_NAME = "Vestibule.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskModel(QObject):
    """Repeats the presenter's face to QML. `turned`: another page is on the screen."""

    changed = Signal()
    turned = Signal()

    def __init__(self, journey: Journey, layout: Layout) -> None:
        super().__init__()
        self._journey = journey
        self._layout = layout
        self._page: tuple[str, ...] = ()
        self._face = journey.face
        self._strip = Rows(StripKey, self)
        self._foot = Rows(FootKey, self)
        self._attract = AttractModel(self)
        self._languages = LanguagesModel(self)
        self._services = ServicesModel(self)
        self._keyboard = KeyboardModel(self)
        self._search = SearchModel(self)
        self._entry = EntryModel(self)
        self._documents = DocumentsModel(self)
        self._needs = NeedsModel(self)
        self._check_in = CheckInModel(self)
        self._ticket = TicketModel(self)
        self._safe = SafeModel(self)
        self._closed = ClosedModel(self)
        self._notice = NoticeModel(self)
        self._time_left = TimeLeftModel(self)
        self._shows: dict[type[Contents], Callable[..., None]] = {
            Attract: self._attract.show,
            Languages: self._languages.show,
            Services: self._services.show,
            Matches: self._services.show_matches,
            Search: self._search.show,
            Entry: self._entry.show,
            Documents: self._documents.show,
            Needs: self._needs.show,
            CheckIn: self._check_in.show,
            TicketShown: self._ticket.show,
            TicketSafe: self._safe.show,
            Closed: self._closed.show,
            Notice: self._notice.show,
        }
        self._plan = PlanModel(self._planned(), self)
        journey.subscribe(self.show)
        self.show()

    def show(self) -> None:
        """Take over the presenter's face."""
        face = self._face = self._journey.face
        plan = self._planned()
        self._plan.show(plan)
        self._strip.show(face.strip)
        self._foot.show(foot_keys(face.screen))
        self._time_left.show(face.time_left)
        if isinstance(face.screen, Search | Entry):
            self._keyboard.show(face.screen.keyboard, plan, face.focus)
        else:
            self._forget()
        page = self._show_screen(face.screen)
        self.changed.emit()
        if page != self._page:
            self._page = page
            self.turned.emit()

    def _forget(self) -> None:
        """What was typed is gone with its page."""
        self._search.forget()
        self._entry.forget()
        self._keyboard.forget()

    def _show_screen(self, screen: Contents) -> tuple[str, ...]:
        """Fill the screen's own model; what is told back tells pages apart."""
        self._shows[type(screen)](screen)
        name = _NAMES[type(screen)]
        match screen:
            case Services():
                return name, screen.title, screen.more, screen.back
            case Languages():
                return name, screen.more, screen.back
            case Needs():
                return name, screen.more
            case Matches() | Entry() | Notice():
                return name, screen.title
            case Attract() | Search() | Documents() | CheckIn() | TicketShown() | TicketSafe() | Closed():
                return (name,)
            case _:
                assert_never(screen)

    def _planned(self) -> Plan:
        face = self._face
        plan = _PLANS.get(type(face.screen), frame_plan)
        return plan(self._layout.screen, bigger=face.bigger, lower=face.lower and self._layout.can_lower)

    @Property(str, notify=changed)
    def screen(self) -> str:
        return _NAMES[type(self._face.screen)]

    @Property(str, notify=changed)
    def office(self) -> str:
        return self._face.band.office

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._face.band.day

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._face.band.time

    @Property(bool, notify=changed)
    def lower(self) -> bool:
        return self._face.lower

    @Property(str, notify=changed)
    def pointed(self) -> str:
        """What is said of the key the keypad is at; empty without a keypad."""
        focus = self._face.focus
        return next((stop.spoken for stop in self._face.stops if stop.touch == focus), "") if focus else ""

    @Property(QObject, constant=True)
    def strip(self) -> QObject:
        return self._strip

    @Property(int, notify=changed)
    def sideRoom(self) -> int:
        """Pixels from the heading to the foot's keys in the left third of a lying screen."""
        plan = self._planned()
        count = len(foot_keys(self._face.screen))
        return plan.foot + plan.key - plan.side_keys(count) - plan.gap - plan.head

    @Property(QObject, constant=True)
    def foot(self) -> QObject:
        return self._foot

    @Property(PlanModel, constant=True)
    def plan(self) -> PlanModel:
        """Of the page that is shown."""
        return self._plan

    @Property(AttractModel, constant=True)
    def attract(self) -> AttractModel:
        return self._attract

    @Property(LanguagesModel, constant=True)
    def languages(self) -> LanguagesModel:
        return self._languages

    @Property(ServicesModel, constant=True)
    def services(self) -> ServicesModel:
        return self._services

    @Property(KeyboardModel, constant=True)
    def keyboard(self) -> KeyboardModel:
        return self._keyboard

    @Property(SearchModel, constant=True)
    def search(self) -> SearchModel:
        return self._search

    @Property(EntryModel, constant=True)
    def entry(self) -> EntryModel:
        return self._entry

    @Property(DocumentsModel, constant=True)
    def documents(self) -> DocumentsModel:
        return self._documents

    @Property(NeedsModel, constant=True)
    def needs(self) -> NeedsModel:
        return self._needs

    @Property(CheckInModel, constant=True)
    def checkIn(self) -> CheckInModel:
        return self._check_in

    @Property(TicketModel, constant=True)
    def ticket(self) -> TicketModel:
        return self._ticket

    @Property(SafeModel, constant=True)
    def safe(self) -> SafeModel:
        return self._safe

    @Property(ClosedModel, constant=True)
    def closed(self) -> ClosedModel:
        return self._closed

    @Property(NoticeModel, constant=True)
    def notice(self) -> NoticeModel:
        return self._notice

    @Property(TimeLeftModel, constant=True)
    def timeLeft(self) -> TimeLeftModel:
        return self._time_left

    @Slot(str)
    def touch(self, name: str) -> None:
        """A finger on the item of that object name. Turning the keyboard's page is a sign of life and nothing else."""
        if name == PAGE:
            self._keyboard.turn()
            self._journey.stay()
        else:
            touches.touch(self._journey, name)


_NAMES: dict[type[Contents], str] = {
    Attract: "attract",
    Languages: "languages",
    Services: "services",
    Matches: "matches",
    Search: "search",
    Entry: "entry",
    Documents: "documents",
    Needs: "needs",
    CheckIn: "checkin",
    TicketShown: "ticket",
    TicketSafe: "safe",
    Closed: "closed",
    Notice: "notice",
}
_PLANS: dict[type[Contents], PlanOf] = {
    Attract: attract_plan,
    Languages: language_plan,
    Services: service_plan,
    Matches: service_plan,
    Search: search_plan,
    Entry: entry_plan,
    Needs: needs_plan,
    CheckIn: service_plan,
}
