"""What the hub has told the kiosk so far: the office, the day, who waits for what. Immutable; plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from hub.face.languages import DEFAULT_LANGUAGE
from hub.wire.hall import NoticeView
from hub.wire.hall_terms import NoticeKind
from hub.wire.office import OfficeView, ServiceView, TextMap
from hub.wire.stream import KioskChange, KioskSnapshot
from hub.wire.views import DayView, LoadView


@dataclass(frozen=True, slots=True)
class News:
    """One consistent picture, as of journal sequence `seq`."""

    seq: int
    office: OfficeView
    day: DayView
    loads: Mapping[str, LoadView]
    notices: tuple[NoticeView, ...] = ()

    @classmethod
    def of(cls, snapshot: KioskSnapshot) -> "News":
        loads, notices = _by_service(snapshot.loads), tuple(snapshot.notices)
        return cls(snapshot.seq, snapshot.office, snapshot.day, loads, notices)

    def after(self, change: KioskChange) -> "News":
        """The picture after one more event. An event already known changes nothing."""
        if change.seq <= self.seq:
            return self
        return replace(
            self,
            seq=change.seq,
            office=change.office or self.office,
            day=change.day or self.day,
            loads=MappingProxyType({**self.loads, **_by_service(change.loads)}) if change.loads else self.loads,
            notices=_after(self.notices, change),
        )

    @property
    def emergency(self) -> NoticeView | None:
        """The newest emergency message that stands, whatever its zones: better once too often."""
        return next((one for one in reversed(self.notices) if one.kind == NoticeKind.EMERGENCY), None)

    def service(self, wanted: str) -> ServiceView | None:
        return next((service for service in self.office.services if service.id == wanted), None)

    def name(self, wanted: str, language: str) -> str:
        """A service's name, also of one that is offered to nobody but booked people; empty when it is unknown."""
        known = (*self.office.services, *self.office.hidden_services)
        return next((self.say(service.names, language) for service in known if service.id == wanted), "")

    def children(self, parent: str | None) -> tuple[ServiceView, ...]:
        """The services right below a category (None: the top), in the office's order; empty categories are left out."""
        return tuple(
            service
            for service in self.office.services
            if service.parent == parent and (not service.category or self.children(service.id))
        )

    def leaves(self, service: ServiceView) -> tuple[ServiceView, ...]:
        """The services people take a ticket for, at or below this one."""
        if not service.category:
            return (service,)
        return tuple(leaf for child in self.children(service.id) for leaf in self.leaves(child))

    def waiting(self, service: ServiceView) -> int:
        """People waiting at or below a service."""
        return sum(self.loads[leaf.id].waiting for leaf in self.leaves(service) if leaf.id in self.loads)

    def zone(self, wanted: str | None) -> tuple[TextMap, TextMap]:
        """A waiting area's name and the way to it; empty maps when the hub has not named it."""
        return next(((zone.names, zone.way) for zone in self.office.zones if zone.id == wanted), ({}, {}))

    def say(self, words: TextMap, language: str) -> str:
        """The office's own words in a language, else in its default language, else nothing."""
        return words.get(language) or words.get(self.office.default_language) or ""


def nothing_heard() -> News:
    """Before the hub has spoken."""
    office = OfficeView(
        id="",
        version=0,
        names={},
        languages=[],
        default_language=DEFAULT_LANGUAGE,
        time_zone="UTC",
        help_place={},
        zones=[],
        services=[],
        counters=[],
    )
    return News(-1, office, DayView(day=None, open=False, taking=False), MappingProxyType({}))


def _after(notices: tuple[NoticeView, ...], change: KioskChange) -> tuple[NoticeView, ...]:
    gone = {change.notice_ended, change.notice.id if change.notice is not None else None}
    if gone == {None}:
        return notices
    stay = (one for one in notices if one.id not in gone)
    return (*stay, change.notice) if change.notice is not None else tuple(stay)


def _by_service(loads: list[LoadView]) -> Mapping[str, LoadView]:
    return MappingProxyType({load.service: load for load in loads})
