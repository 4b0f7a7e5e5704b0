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


class OfficeView(_Read):
    """`staff` and `policy` (which says who is probably next) are filled for counters and signed-in staff only."""

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


__all__ = ["CounterPlaceView", "OfficeView", "ServiceView", "StaffName", "TextMap", "ZoneView"]
