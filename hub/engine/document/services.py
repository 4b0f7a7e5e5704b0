"""Series, services and bookings of a document (Q01, Q02, A03)."""

import re

from hub.engine.document.calendar import read_closures, read_hours
from hub.engine.document.kiosk import read_asks, read_keywords, read_online_url
from hub.engine.document_table import Table, Tongues
from hub.engine.ids import ClassId, SeriesId, ServiceId, SkillId, ZoneId
from hub.engine.office import Booking, Series, Service
from hub.engine.terms import WindowRule

PREFIX = re.compile(r"[A-Z]{0,2}")
MOST_MINUTES = 480
MOST_DOCUMENTS = 20
MOST_SKIPPED = 1000
A_DAY = 24 * 60
HIGHEST_NUMBER = 999_999
LONGEST_GUIDANCE = 1000
"""Letters; what does not fit on one pane nobody reads with a person waiting."""


def read_series(table: Table) -> Series:
    series = Series(
        SeriesId(table.identifier("id")),
        prefix=table.matching("prefix", PREFIX, "at most two capital letters A to Z"),
        start=table.integer("start", 0, HIGHEST_NUMBER, 1),
        end=table.integer("end", 1, HIGHEST_NUMBER, 999),
        step=table.integer("step", 1, 1000, 1),
        padding=table.integer("padding", 0, 6, 3),
        continues=table.flag("continues"),
        skipped=table.integers("skipped", 0, HIGHEST_NUMBER, most=MOST_SKIPPED),
        preprinted=table.flag("preprinted"),
    )
    table.done()
    return series


def read_service(table: Table, tongues: Tongues) -> Service:
    service = _leaf(table, tongues) if table.has("series") or table.has("zone") else _category(table, tongues)
    table.done()
    return service


def _category(table: Table, tongues: Tongues) -> Service:
    return Service(
        ServiceId(table.identifier("id")),
        parent=_parent(table),
        names=table.texts("names", tongues),
        descriptions=table.texts("descriptions", tongues, required=False),
        pictogram=_pictogram(table),
        series=None,
        zone=None,
        target_minutes=0,
        typical_minutes=0,
        hidden=table.flag("hidden"),
    )


def _leaf(table: Table, tongues: Tongues) -> Service:
    return Service(
        ServiceId(table.identifier("id")),
        parent=_parent(table),
        names=table.texts("names", tongues),
        descriptions=table.texts("descriptions", tongues, required=False),
        pictogram=_pictogram(table),
        series=SeriesId(table.identifier("series")),
        zone=ZoneId(table.identifier("zone")),
        target_minutes=table.integer("target_minutes", 1, MOST_MINUTES),
        typical_minutes=table.integer("typical_minutes", 1, MOST_MINUTES),
        documents=_documents(table, tongues),
        hours=read_hours(table),
        closures=read_closures(table, tongues),
        last_ticket_minutes=table.integer_or_none("last_ticket_minutes", 0, MOST_MINUTES),
        daily_quota=table.integer_or_none("daily_quota", 0, 100_000),
        most_waiting=table.integer_or_none("most_waiting", 1, 10_000),
        hidden=table.flag("hidden"),
        needs_open_counter=table.flag("needs_open_counter"),
        classes=tuple(ClassId(each) for each in table.identifiers("classes")),
        skills=tuple(SkillId(each) for each in table.skills("skills")),
        most_quantity=table.integer("most_quantity", 1, 100, 1),
        keep_overnight=table.flag("keep_overnight"),
        wrap_up_seconds=table.integer("wrap_up_seconds", 0, 3600, 0),
        booking=_booking(table.table("booking")),
        keywords=read_keywords(table.table("keywords"), tongues),
        online=table.texts("online", tongues, required=False),
        online_url=read_online_url(table),
        asks=read_asks(table),
        ticket_note=table.texts("ticket_note", tongues, required=False),
        guidance=table.texts("guidance", tongues, required=False, most=LONGEST_GUIDANCE),
    )


def _parent(table: Table) -> ServiceId | None:
    return ServiceId(table.identifier("parent")) if table.given("parent") else None


def _pictogram(table: Table) -> str:
    return table.text("pictogram", "question", most=40)


def _documents(table: Table, tongues: Tongues) -> tuple[dict[str, str], ...]:
    entries = table.tables("documents", may_be_empty=True, most=MOST_DOCUMENTS)
    return tuple(entry.as_texts(tongues) for entry in entries)


def _booking(table: Table | None) -> Booking | None:
    if table is None:
        return None
    booking = Booking(
        slot_minutes=table.integer("slot_minutes", 1, MOST_MINUTES),
        capacity=table.integer("capacity", 1, 1000),
        horizon_days=table.integer("horizon_days", 0, 730, 180),
        early_minutes=table.integer("early_minutes", 0, A_DAY, 30),
        late_minutes=table.integer("late_minutes", 0, A_DAY, 15),
        early=table.choice("early", WindowRule, WindowRule.KEEP),
        late=table.choice("late", WindowRule, WindowRule.WALK_IN),
        head_start_minutes=table.integer("head_start_minutes", 0, MOST_MINUTES, 0),
        hours=read_hours(table),
        offer_minutes=table.integer("offer_minutes", 1, 7 * A_DAY, 60),
    )
    table.done()
    return booking
