"""The whole kiosk as QML sees it: which screen, what is around it, and where a finger's touch goes."""

from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from hub.face.metrics import Screen
from kiosk import touches
from kiosk.journey import Journey
from kiosk.layout import Layout, Plan, language_plan, service_plan
from kiosk.screens.content import (
    Closed,
    Face,
    Languages,
    Notice,
    Services,
    StripKey,
    TicketSafe,
    TicketShown,
)
from kiosk.viewmodels.choosing import LanguagesModel, ServicesModel
from kiosk.viewmodels.notices import ClosedModel, NoticeModel, TimeLeftModel
from kiosk.viewmodels.plan import PlanModel
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.ticket import SafeModel, TicketModel


class PlanOf(Protocol):
    """One of the layout's two plans."""

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
        self._screen = ""
        self._page: tuple[str, ...] = ()
        self._face = journey.face
        self._strip = Rows(StripKey, self)
        self._languages = LanguagesModel(self)
        self._services = ServicesModel(self)
        self._ticket = TicketModel(self)
        self._safe = SafeModel(self)
        self._closed = ClosedModel(self)
        self._notice = NoticeModel(self)
        self._time_left = TimeLeftModel(self)
        self._language_plan = PlanModel(self._plan(language_plan), self)
        self._service_plan = PlanModel(self._plan(service_plan), self)
        journey.subscribe(self.show)
        self.show()

    def show(self) -> None:
        """Take over the presenter's face."""
        face = self._face = self._journey.face
        self._language_plan.show(self._plan(language_plan))
        self._service_plan.show(self._plan(service_plan))
        self._strip.show(face.strip)
        self._time_left.show(face.time_left)
        page = self._show_screen(face)
        self.changed.emit()
        if page != self._page:
            self._page = page
            self.turned.emit()

    def _show_screen(self, face: Face) -> tuple[str, ...]:
        """Fill the screen's own model; what is told back tells pages apart."""
        match face.screen:
            case Languages() as languages:
                self._screen = "languages"
                self._languages.show(languages)
                return self._screen, languages.more, languages.back
            case Services() as services:
                self._screen = "services"
                self._services.show(services)
                return self._screen, services.title, services.more, services.back
            case TicketShown() as ticket:
                self._screen = "ticket"
                self._ticket.show(ticket)
            case TicketSafe() as safe:
                self._screen = "safe"
                self._safe.show(safe)
            case Closed() as closed:
                self._screen = "closed"
                self._closed.show(closed)
            case Notice() as notice:
                self._screen = "notice"
                self._notice.show(notice)
                return self._screen, notice.title
            case other:
                self._screen = type(other).__name__.lower()
        return (self._screen,)

    def _plan(self, plan: PlanOf) -> Plan:
        face = self._face
        return plan(self._layout.screen, bigger=face.bigger, lower=face.lower and self._layout.can_lower)

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._screen

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

    @Property(QObject, constant=True)
    def strip(self) -> QObject:
        return self._strip

    @Property(LanguagesModel, constant=True)
    def languages(self) -> LanguagesModel:
        return self._languages

    @Property(ServicesModel, constant=True)
    def services(self) -> ServicesModel:
        return self._services

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

    @Property(PlanModel, constant=True)
    def languagePlan(self) -> PlanModel:
        return self._language_plan

    @Property(PlanModel, constant=True)
    def servicePlan(self) -> PlanModel:
        return self._service_plan

    @Slot(str)
    def touch(self, name: str) -> None:
        """A finger on the item of that object name."""
        touches.touch(self._journey, name)
