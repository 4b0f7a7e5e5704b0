"""The office as devices need it."""

from hub.engine import office
from hub.wire import office as wo
from hub.wire import terms as wt

CounterPlace = office.CounterPlace


def closed_reason(found: office.Office, date: str) -> dict[str, str]:
    """Why the office stays closed on an ISO date, in its languages; empty on a date like any other."""
    return next((dict(closure.reason) for closure in found.closures if closure.date == date), {})


def office_view(found: office.Office, version: int, *, with_staff: bool) -> wo.OfficeView:
    return wo.OfficeView(
        id=found.id,
        version=version,
        names=dict(found.names),
        languages=list(found.languages),
        default_language=found.default_language,
        time_zone=found.time_zone,
        help_place=dict(found.help_place),
        zones=[wo.ZoneView(id=one.id, names=dict(one.names), way=dict(one.way)) for one in found.zones],
        services=[_service(one) for one in found.services],
        counters=[_place(one) for one in found.counters],
        staff=[wo.StaffName(id=one.id, name=one.name) for one in found.staff] if with_staff else [],
        policy=found.policy if with_staff else None,
    )


def _service(found: office.Service) -> wo.ServiceView:
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
