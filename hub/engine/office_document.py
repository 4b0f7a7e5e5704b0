"""The office set-up as a document: what a person writes in TOML and the journal keeps as JSON (G01, G03).

Lists are arrays of tables, because their order is what people see. All problems of a document come at once, each with
its path and what to do. The name of the time zone is checked by the caller's predicate: the engine reads no files.
"""

import re
from collections.abc import Callable

from hub.engine.document_table import Problem, Table
from hub.engine.ids import CounterId, SeriesId, ServiceId, StaffId, ZoneId
from hub.engine.office import Closure, CounterPlace, Hours, Office, Series, Service, StaffMember, Texts, Zone
from hub.engine.office_checks import check_office
from hub.engine.terms import PolicyName

FORMAT = 1
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ARROWS = ("none", "left", "right", "up", "down", "up_left", "up_right", "down_left", "down_right")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
PREFIX = re.compile(r"[A-Z]{0,2}")
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SOUND_ALIKE_KEY = "allow_sound_alike_prefixes"
MOST_MINUTES = 480

Document = dict[str, object]


def read_office(document: Document, known_zone: Callable[[str], bool] | None = None) -> Office | tuple[Problem, ...]:
    """The office, or every problem of the document. `known_zone` tells whether an IANA time zone exists."""
    problems: list[Problem] = []
    office = _read(Table(document, "", problems))
    problems += check_office(office, allow_sound_alike=document.get(SOUND_ALIKE_KEY) is True)
    if known_zone is not None and office.time_zone and not known_zone(office.time_zone):
        problems.append(Problem("time_zone", 'write an IANA time zone, e.g. "Europe/London"'))
    return tuple(problems) if problems else office


def build(document: Document) -> Office:
    """The office of a document that was accepted before, perhaps by older rules: nothing is judged again."""
    return _read(Table(document, "", []))


def _read(table: Table) -> Office:
    table.integer("format", 1, FORMAT)
    languages = table.strings("languages")
    for language in languages:
        if not LANGUAGE.fullmatch(language):
            table.blame("languages", f'write language codes such as "en"; {language!r} is none')
    default = table.one_of("default_language", languages, languages[0] if languages else "")
    table.flag(SOUND_ALIKE_KEY)
    office = Office(
        id=table.identifier("id"),
        names=table.texts("names", languages, default),
        languages=languages,
        default_language=default,
        time_zone=table.text("time_zone"),
        help_place=table.texts("help_place", languages, default),
        zones=tuple(_zone(each, languages, default) for each in table.tables("zones")),
        series=tuple(_series(each) for each in table.tables("series")),
        services=tuple(_service(each, languages, default) for each in table.tables("services")),
        counters=tuple(_counter(each, languages, default) for each in table.tables("counters")),
        staff=tuple(_staff(each) for each in table.tables("staff", may_be_empty=True)),
        hours=tuple(hours for each in table.tables("hours", may_be_empty=True) for hours in _hours(each)),
        closures=tuple(_closure(each, languages, default) for each in table.tables("closures", may_be_empty=True)),
        policy=table.choice("policy", PolicyName, PolicyName.PROMISE),
        serve_after_closing_minutes=table.integer("serve_after_closing_minutes", 0, 720, 60),
        walk_seconds=table.integer("walk_seconds", 0, 600, 30),
    )
    table.done()
    return office


def _zone(table: Table, languages: tuple[str, ...], default: str) -> Zone:
    zone = Zone(
        ZoneId(table.identifier("id")),
        table.texts("names", languages, default),
        table.texts("way", languages, default),
    )
    table.done()
    return zone


def _series(table: Table) -> Series:
    series = Series(
        SeriesId(table.identifier("id")),
        prefix=table.matching("prefix", PREFIX, "at most two capital letters A to Z"),
        start=table.integer("start", 0, 999_999, 1),
        end=table.integer("end", 1, 999_999, 999),
        step=table.integer("step", 1, 1000, 1),
        padding=table.integer("padding", 0, 6, 3),
    )
    table.done()
    return series


def _service(table: Table, languages: tuple[str, ...], default: str) -> Service:
    is_leaf = table.has("series") or table.has("zone")
    service = Service(
        ServiceId(table.identifier("id")),
        parent=ServiceId(table.identifier("parent")) if table.has("parent") else None,
        names=table.texts("names", languages, default),
        descriptions=table.texts("descriptions", languages, default, required=False),
        pictogram=table.text("pictogram", "question", most=40),
        series=SeriesId(table.identifier("series")) if is_leaf else None,
        zone=ZoneId(table.identifier("zone")) if is_leaf else None,
        target_minutes=table.integer("target_minutes", 1, MOST_MINUTES) if is_leaf else 0,
        typical_minutes=table.integer("typical_minutes", 1, MOST_MINUTES) if is_leaf else 0,
    )
    table.done()
    return service


def _counter(table: Table, languages: tuple[str, ...], default: str) -> CounterPlace:
    counter = CounterPlace(
        CounterId(table.identifier("id")),
        sign=table.text("sign", most=4),
        zone=ZoneId(table.identifier("zone")),
        services=tuple(ServiceId(service) for service in table.strings("services")),
        arrow=table.one_of("arrow", ARROWS, "none"),
        way=table.texts("way", languages, default),
    )
    table.done()
    return counter


def _staff(table: Table) -> StaffMember:
    member = StaffMember(
        StaffId(table.identifier("id")), table.text("name", most=60), table.strings("languages", may_be_empty=True)
    )
    table.done()
    return member


def _hours(table: Table) -> list[Hours]:
    days = table.strings("days")
    opens, closes = _minute(table, "opens"), _minute(table, "closes")
    for day in days:
        if day not in WEEKDAYS:
            table.blame("days", f"write weekdays from monday to sunday; {day!r} is none")
    if opens >= closes:
        table.blame("closes", "close after opening, at 24:00 at the latest")
    table.done()
    return [Hours(WEEKDAYS.index(day), opens, closes) for day in days if day in WEEKDAYS]


def _minute(table: Table, key: str) -> int:
    clock = table.matching(key, CLOCK, 'a time such as "08:30"') or "00:00"
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _closure(table: Table, languages: tuple[str, ...], default: str) -> Closure:
    closure = Closure(
        table.matching("date", DATE, 'a date in quotes, such as "2026-12-25"'),
        table.texts("reason", languages, default),
    )
    table.done()
    return closure


def document_of(office: Office) -> Document:
    """The document that reads as this office."""
    alike = any(problem.path.endswith(".prefix") for problem in check_office(office, allow_sound_alike=False))
    return {
        "format": FORMAT,
        "id": office.id,
        "languages": list(office.languages),
        "default_language": office.default_language,
        "time_zone": office.time_zone,
        "policy": office.policy.value,
        "serve_after_closing_minutes": office.serve_after_closing_minutes,
        "walk_seconds": office.walk_seconds,
        SOUND_ALIKE_KEY: alike,
        "names": dict(office.names),
        "help_place": dict(office.help_place),
        "zones": [{"id": zone.id, "names": dict(zone.names), "way": dict(zone.way)} for zone in office.zones],
        "series": [_series_document(series) for series in office.series],
        "services": [_service_document(service) for service in office.services],
        "counters": [_counter_document(counter) for counter in office.counters],
        "staff": [
            {"id": member.id, "name": member.name, "languages": list(member.languages)} for member in office.staff
        ],
        "hours": [
            {"days": [WEEKDAYS[hours.weekday]], "opens": _clock(hours.opens), "closes": _clock(hours.closes)}
            for hours in office.hours
        ],
        "closures": [{"date": closure.date, "reason": dict(closure.reason)} for closure in office.closures],
    }


def _series_document(series: Series) -> Document:
    return {
        "id": series.id,
        "prefix": series.prefix,
        "start": series.start,
        "end": series.end,
        "step": series.step,
        "padding": series.padding,
    }


def _service_document(service: Service) -> Document:
    document: Document = {"id": service.id, "names": dict(service.names), "pictogram": service.pictogram}
    if service.parent is not None:
        document["parent"] = service.parent
    if service.descriptions:
        document["descriptions"] = dict(service.descriptions)
    if not service.is_category:
        document |= {
            "series": service.series,
            "zone": service.zone,
            "target_minutes": service.target_minutes,
            "typical_minutes": service.typical_minutes,
        }
    return document


def _counter_document(counter: CounterPlace) -> Document:
    way: Texts = dict(counter.way)
    return {
        "id": counter.id,
        "sign": counter.sign,
        "zone": counter.zone,
        "services": list(counter.services),
        "arrow": counter.arrow,
        "way": way,
    }


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
