"""The office as devices need it: names, zones, services, counters, in every language of the office."""

from pydantic import BaseModel, ConfigDict

from hub.wire.terms import OpenArrow

TextMap = dict[str, str]
"""Language code -> text; the default language is always there."""


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class ZoneView(_Read):
    id: str
    names: TextMap
    way: TextMap


class ServiceView(_Read):
    id: str
    parent: str | None
    category: bool
    names: TextMap
    descriptions: TextMap
    pictogram: str
    zone: str | None
    target_minutes: int
    typical_minutes: int
    documents: list[TextMap] = []
    """What to bring, one text per document."""
    hidden: bool = False
    """Not offered to people; staff give it and transfer to it."""
    bookable: bool = False
    classes: list[str] = []
    """Priority classes that it allows; empty: all."""
    most_quantity: int = 1


class CounterPlaceView(_Read):
    id: str
    sign: str
    zone: str
    services: list[str]
    arrow: OpenArrow
    way: TextMap


class StaffName(_Read):
    id: str
    name: str


class ClassView(_Read):
    """A priority class. `declared`: people may say it themselves, privately; else staff set it. The promise is target x
    `factor_percent`."""

    id: str
    names: TextMap
    colour: str
    declared: bool
    factor_percent: int


class NeedView(_Read):
    """Something people may say privately that they need. `request`: staff must arrange it."""

    id: str
    names: TextMap
    pictogram: str
    request: bool


class OutcomeView(_Read):
    id: str
    names: TextMap


class PauseView(_Read):
    """A pause of the office's own, beside PauseReason."""

    id: str
    names: TextMap


class ProfileView(_Read):
    """A work profile: which services, in its order."""

    id: str
    names: TextMap
    services: list[str]


class OfficeView(_Read):
    """`staff`, `policy` (which says who is probably next), `outcomes`, `pauses`, `profiles`, `undo_seconds` are filled
    for counters and signed-in staff only; `classes` and `needs` also for kiosks (there what people may declare). A
    kiosk has hidden services apart (`hidden_services`): it offers them to nobody, but names them on the ticket of a
    booked person."""

    id: str
    version: int
    names: TextMap
    languages: list[str]
    default_language: str
    time_zone: str
    help_place: TextMap
    zones: list[ZoneView]
    services: list[ServiceView]
    counters: list[CounterPlaceView]
    staff: list[StaffName] = []
    policy: str | None = None
    classes: list[ClassView] = []
    needs: list[NeedView] = []
    outcomes: list[OutcomeView] = []
    pauses: list[PauseView] = []
    profiles: list[ProfileView] = []
    hidden_services: list[ServiceView] = []
    undo_seconds: int = 0


__all__ = [
    "ClassView",
    "CounterPlaceView",
    "NeedView",
    "OfficeView",
    "OutcomeView",
    "PauseView",
    "ProfileView",
    "ServiceView",
    "StaffName",
    "TextMap",
    "ZoneView",
]
