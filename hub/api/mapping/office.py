"""The office as devices need it."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Any, assert_never

from hub.engine import office, office_faces, terms
from hub.engine.document.difference import Difference
from hub.wire import hall_terms as wh
from hub.wire import office as wo
from hub.wire import setup as wp
from hub.wire import terms as wt
from hub.wire.problem import FieldFault

CounterPlace = office.CounterPlace


class Reader(Enum):
    """For whom the office is described."""

    KIOSK = auto()
    DISPLAY = auto()
    STAFF = auto()
    """Counters, staff, managers."""


def office_view(found: office.Office, version: int, reader: Reader) -> wo.OfficeView:
    """What a reader needs of the office, and no more."""
    staff = reader is Reader.STAFF
    hidden = _hidden(found)
    services = [(one.id in hidden, _service(one, reader)) for one in found.services]
    return wo.OfficeView(
        id=found.id,
        version=version,
        names=dict(found.names),
        languages=list(found.languages),
        default_language=found.default_language,
        time_zone=found.time_zone,
        help_place=dict(found.help_place),
        zones=[_zone(one) for one in found.zones],
        services=[view for apart, view in services if not apart or reader is not Reader.KIOSK],
        hidden_services=[view for apart, view in services if apart and reader is Reader.KIOSK],
        counters=[_place(one) for one in found.counters],
        classes=_classes(found, reader),
        needs=[] if reader is Reader.DISPLAY else [_need(one) for one in found.needs],
        **(_for_staff(found) if staff else {}),
        enamel=found.enamel,
        crest=found.crest,
        names_shown=found.names_shown,
        layouts=[layout_view(one) for one in found.layouts] if reader is Reader.DISPLAY else [],
        **(_for_kiosk(found) if reader is Reader.KIOSK else {}),
    )


def _staff_name(found: office.StaffMember) -> wo.StaffName:
    supervises = terms.Permission.SUPERVISE in found.permissions
    return wo.StaffName(id=found.id, name=found.name, number=found.number, supervises=supervises)


def _for_staff(found: office.Office) -> dict[str, Any]:
    return {
        "staff": [_staff_name(one) for one in found.staff],
        "policy": found.policy,
        "outcomes": [wo.OutcomeView(id=one.id, names=dict(one.names)) for one in found.outcomes],
        "pauses": [wo.PauseView(id=one.id, names=dict(one.names)) for one in found.pauses],
        "profiles": [_profile(one) for one in found.profiles],
        "undo_seconds": found.undo_seconds,
    }


def _for_kiosk(found: office.Office) -> dict[str, Any]:
    """Privacy words, the ticket and the manners: kiosks alone ask people and print."""
    ticket, manners = found.ticket, found.kiosk
    return {
        "privacy": dict(found.privacy),
        "ticket": wo.TicketTemplateView(
            parts=[wt.TicketPart(one) for one in ticket.printed],
            large=ticket.large,
            header=dict(ticket.header),
            footer=dict(ticket.footer),
            logo=ticket.logo,
        ),
        "kiosk": wo.KioskManners(
            needs=manners.needs, party=manners.party, several=manners.several, roll=dict(manners.roll)
        ),
    }


def _hidden(found: office.Office) -> frozenset[str]:
    """Services that people are not offered: hidden ones, and what lies below a hidden category."""
    by_id = {one.id: one for one in found.services}

    def is_hidden(service: office.Service | None, depth: int) -> bool:
        if service is None or depth == 0:
            return False
        above = None if service.parent is None else by_id.get(service.parent)
        return service.hidden or is_hidden(above, depth - 1)

    return frozenset(one.id for one in found.services if is_hidden(one, len(by_id)))


def _zone(found: office.Zone) -> wo.ZoneView:
    loudness = [wo.LoudnessView(start=one.start, percent=one.percent) for one in found.loudness]
    return wo.ZoneView(id=found.id, names=dict(found.names), way=dict(found.way), floor=found.floor, loudness=loudness)


def layout_view(found: office_faces.Layout) -> wo.LayoutView:
    return wo.LayoutView(
        id=found.id,
        names=dict(found.names),
        form=wh.LayoutForm(found.form),
        beside=wh.LayoutBeside(found.beside),
        zones=list(found.zones),
        floor=found.floor,
        services=list(found.services),
        media=[
            wo.MediaItemView(kind=wh.MediaKind(one.kind), file=one.file, texts=dict(one.texts), seconds=one.seconds)
            for one in found.media
        ],
        ticker=dict(found.ticker),
        ticker_moves=found.ticker_moves,
        theme=found.theme,
    )


def _classes(found: office.Office, reader: Reader) -> list[wo.ClassView]:
    match reader:
        case Reader.STAFF:
            classes = list(found.classes)
        case Reader.KIOSK:
            classes = [one for one in found.classes if one.declared]
        case Reader.DISPLAY:
            classes = []
        case _:
            assert_never(reader)
    return [
        wo.ClassView(
            id=one.id,
            names=dict(one.names),
            colour=one.colour,
            declared=one.declared,
            factor_percent=one.factor_percent,
        )
        for one in classes
    ]


def _need(found: office.Need) -> wo.NeedView:
    return wo.NeedView(id=found.id, names=dict(found.names), pictogram=found.pictogram, request=found.request)


def _profile(found: office.Profile) -> wo.ProfileView:
    services: list[str] = [one.service for one in found.services]
    return wo.ProfileView(id=found.id, names=dict(found.names), services=services)


def _service(found: office.Service, reader: Reader) -> wo.ServiceView:
    return wo.ServiceView(
        id=found.id,
        parent=found.parent,
        category=found.is_category,
        names=dict(found.names),
        descriptions=dict(found.descriptions),
        pictogram=found.pictogram,
        zone=found.zone,
        target_minutes=found.target_minutes,
        typical_minutes=found.typical_minutes,
        documents=[dict(one) for one in found.documents],
        hidden=found.hidden,
        bookable=found.booking is not None,
        classes=list(found.classes),
        most_quantity=found.most_quantity,
        guidance=dict(found.guidance) if reader is Reader.STAFF else {},
        **(_before_the_ticket(found) if reader is Reader.KIOSK else {}),
    )


def _before_the_ticket(found: office.Service) -> dict[str, Any]:
    """What a kiosk needs to find the service, to ask its people, and to go on without the hub."""
    return {
        "series": found.series,
        "keywords": {language: list(words) for language, words in found.keywords.items()},
        "online": dict(found.online),
        "online_url": found.online_url,
        "asks": [wt.PersonalField(one) for one in found.asks],
        "ticket_note": dict(found.ticket_note),
    }


def faults(found: Mapping[str, str]) -> list[FieldFault]:
    """Faults of an office document: path -> what to do."""
    return [FieldFault(path=path, message=advice) for path, advice in found.items()]


def difference(found: Difference) -> wp.OfficeDifference:
    return wp.OfficeDifference(
        kind=wp.DifferenceKind(found.kind), path=found.path, before=found.before, after=found.after
    )


def _place(found: office.CounterPlace) -> wo.CounterPlaceView:
    return wo.CounterPlaceView(
        id=found.id,
        sign=found.sign,
        zone=found.zone,
        services=list(found.services),
        arrow=wt.Arrow(found.arrow),
        way=dict(found.way),
    )
