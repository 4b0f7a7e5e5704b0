"""The example office as a kiosk hears of it: the real names in fourteen languages."""

from pathlib import Path
from typing import Any

from hub.service.office_file import read_office_file
from hub.wire.office import KioskManners, NeedView, OfficeView, ServiceView, ZoneView
from hub.wire.stream import KioskSnapshot
from hub.wire.terms import PersonalField, ServiceClosed
from hub.wire.views import DayView, LoadView
from tests.kiosk.journeys import OPEN, hub_time

OFFICE = Path(__file__).parents[2] / "hub/service/offices/marstow.toml"
WAITING = {"change-of-address": 4, "proof-of-residence": 2, "identity-apply": 11, "identity-collect": 3, "taxes": 4}
STRAIGHT = KioskManners(needs=False, party=False, several=False)
NOT_GIVEN = {"permits-business", "permits-parking"}


def marstow(manners: KioskManners = STRAIGHT) -> OfficeView:
    """The office of the file that ships with the product; a kiosk that asks nothing unless told otherwise. Documents
    and details are asked for only by `asking_marstow`."""
    raw = _office()
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
        needs=[NeedView.model_validate({"request": False, **need}) for need in raw["needs"]],
        privacy=raw.get("privacy", {}),
        kiosk=manners,
    )


def asking_marstow() -> OfficeView:
    """The same office with everything before the ticket that an office can have."""
    office, raw = marstow(KioskManners()), _office()
    documents = {service["id"]: service.get("documents", []) for service in raw["services"]}
    online = {service["id"]: service.get("online", {}) for service in raw["services"]}
    more: dict[str, dict[str, object]] = {
        "taxes": {"asks": [PersonalField.NAME, PersonalField.PHONE]},
        "change-of-address": {"online": online["change-of-address"], "online_url": "https://marstow.example/address"},
        "identity-apply": {"keywords": KEYWORDS},
    }
    return office.model_copy(
        update={
            "services": [
                service.model_copy(update={"documents": documents[service.id], **more.get(service.id, {})})
                for service in office.services
            ]
        }
    )


KEYWORDS = {"en": ["card", "lost"], "es": ["carné", "perdido"], "ar": ["هوية", "ضاعت"]}


def marstow_snapshot(day: DayView = OPEN, office: OfficeView | None = None) -> KioskSnapshot:
    office = office or marstow()
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
                closed=ServiceClosed.NOT_GIVEN if service.id in NOT_GIVEN else None,
            )
            for service in office.services
            if not service.category
        ],
    )


def _office() -> dict[str, Any]:
    return read_office_file(OFFICE)


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
        keywords=raw.get("keywords", {}),
        bookable="booking" in raw,
    )
