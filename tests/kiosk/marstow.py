"""The example office as a kiosk hears of it: the real names in three languages."""

import tomllib
from pathlib import Path
from typing import Any

from hub.wire.office import OfficeView, ServiceView, ZoneView
from hub.wire.stream import KioskSnapshot
from hub.wire.views import DayView, LoadView
from tests.kiosk.journeys import OPEN, hub_time

OFFICE = Path(__file__).parents[2] / "hub/service/offices/marstow.toml"
WAITING = {"change-of-address": 4, "proof-of-residence": 2, "identity-apply": 11, "identity-collect": 3, "taxes": 4}
NOT_GIVEN = {"permits-business", "permits-parking"}


def marstow() -> OfficeView:
    """The office of the file that ships with the product."""
    raw = tomllib.loads(OFFICE.read_text("utf-8"))
    return OfficeView(
        id=raw["id"],
        version=1,
        names=raw["names"],
        languages=raw["languages"],
        default_language=raw["default_language"],
        time_zone="Europe/Paris",
        help_place=raw["help_place"],
        zones=[ZoneView(id=zone["id"], names=zone["names"], way=zone["way"]) for zone in raw["zones"]],
        services=[_service(service) for service in raw["services"]],
        counters=[],
    )


def marstow_snapshot(day: DayView = OPEN) -> KioskSnapshot:
    office = marstow()
    return KioskSnapshot(
        seq=10,
        journal="j",
        hub="h",
        time=hub_time(),
        office=office,
        day=day,
        loads=[
            LoadView(
                service=service.id,
                waiting=WAITING.get(service.id, 1),
                counters=0 if service.id in NOT_GIVEN else 2,
            )
            for service in office.services
            if not service.category
        ],
    )


def _service(raw: dict[str, Any]) -> ServiceView:
    return ServiceView(
        id=raw["id"],
        parent=raw.get("parent"),
        category="series" not in raw,
        names=raw["names"],
        descriptions=raw["descriptions"],
        pictogram=raw["pictogram"],
        zone=raw.get("zone"),
        target_minutes=raw.get("target_minutes", 20),
        typical_minutes=raw.get("typical_minutes", 5),
    )
