"""Leased numbers and tickets that the hub did not number: requests as commands, leases as blocks."""

from collections.abc import Iterable

from hub.api.mapping.orders import steps
from hub.engine import commands as c
from hub.engine import ids, leases
from hub.engine.office import Series
from hub.wire import requests as r
from hub.wire import views as wv


def lease_numbers(body: r.LeaseRequest) -> c.Command:
    return c.LeaseNumbers(body.each, body.anew)


def hand_in(body: r.HandInRequest) -> c.Command:
    taken = body.taken
    return c.HandIn(
        visit=ids.VisitId(str(body.id)),
        service=ids.ServiceId(body.service),
        language=body.language,
        day=ids.BusinessDay(body.day),
        series=ids.SeriesId(body.series),
        number=body.number,
        last_contact=ids.Instant(taken.last_contact),
        taken_at=ids.Instant(taken.last_contact + taken.elapsed_ms),
        estimated=taken.rebooted,
        priority=ids.ClassId(body.priority),
        link_hash=body.link_hash,
        quantity=body.quantity,
        party=body.party,
        needs=tuple(map(ids.NeedId, body.needs)),
        more=steps(body.more),
    )


def enter_roll(body: r.HandedRollRequest) -> c.Command:
    return c.EnterRoll(
        visit=ids.VisitId(str(body.id)),
        service=ids.ServiceId(body.service),
        language=body.language,
        paper=body.paper,
        minutes_ago=body.minutes_ago,
        priority=ids.ClassId(body.priority),
        link_hash=body.link_hash,
        quantity=body.quantity,
        party=body.party,
        needs=tuple(map(ids.NeedId, body.needs)),
        more=steps(body.more),
    )


def number_blocks(held: Iterable[leases.Lease], series: Iterable[Series]) -> list[wv.NumberBlock]:
    """Blocks without gaps; a series that the set-up has dropped goes up by one."""
    step_of = {one.id: one.step for one in series}
    return [
        wv.NumberBlock(
            series=block.series,
            prefix=block.prefix,
            padding=block.padding,
            first=block.first,
            last=block.last,
            step=block.step,
        )
        for lease in held
        for block in leases.in_blocks(lease, step_of.get(lease.series, 1))
    ]
