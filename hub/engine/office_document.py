"""The office set-up as a document: what a person writes in TOML and the journal keeps as JSON (G01, G03).

Lists are arrays of tables, because their order is what people see. All problems of a document come at once, each with
its path and what to do. The name of the time zone is checked by the caller's predicate: the engine reads no files.
"""

import re
from collections.abc import Callable

from hub.engine.document.calendar import read_closures, read_hours, read_seasons
from hub.engine.document.displays import read_enamel, read_layouts, read_media_name
from hub.engine.document.kiosk import read_manners, read_ticket
from hub.engine.document.places import read_counter, read_member, read_profiles, read_zone
from hub.engine.document.services import MOST_MINUTES, read_series, read_service
from hub.engine.document.visits import read_classes, read_needs, read_outcomes, read_pauses, read_routes
from hub.engine.document.writing import write_office
from hub.engine.document_table import Problem, Table, Tongues
from hub.engine.office import Office
from hub.engine.office_checks import Allowed, check_office
from hub.engine.terms import PersonalField, PolicyName

FORMAT = 1
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
SOUND_ALIKE_KEY = "allow_sound_alike_prefixes"
DELICATE_KEY = "allow_delicate_prefixes"
LONGEST_KEPT_HOURS = 24 * 366

Document = dict[str, object]


def read_office(document: Document, known_zone: Callable[[str], bool] | None = None) -> Office | tuple[Problem, ...]:
    """The office, or every problem of the document. `known_zone` tells whether an IANA time zone exists."""
    problems: list[Problem] = []
    office = _read(Table(document, "", problems))
    allowed = Allowed(
        sound_alike=document.get(SOUND_ALIKE_KEY) is True,
        delicate=document.get(DELICATE_KEY) is True,
    )
    problems += check_office(office, allowed)
    if known_zone is not None and office.time_zone and not known_zone(office.time_zone):
        problems.append(Problem("time_zone", 'write an IANA time zone, e.g. "Europe/London"'))
    return tuple(problems) if problems else office


def build(document: Document) -> Office:
    """The office of a document that was accepted before, perhaps by older rules: nothing is judged again."""
    return _read(Table(document, "", []))


def document_of(office: Office) -> Document:
    """The document that reads as this office, with what must be allowed for it."""
    document: Document = {"format": FORMAT} | write_office(office)
    for key, allowed in ((SOUND_ALIKE_KEY, Allowed(delicate=True)), (DELICATE_KEY, Allowed(sound_alike=True))):
        if any(problem.path.endswith(".prefix") for problem in check_office(office, allowed)):
            document[key] = True
    return document


def _read(table: Table) -> Office:
    table.integer("format", 1, FORMAT)
    languages = table.strings("languages")
    for language in languages:
        if not LANGUAGE.fullmatch(language):
            table.blame("languages", f'write language codes such as "en"; {language!r} is none')
    tongues = Tongues(languages, table.one_of("default_language", languages, languages[0] if languages else ""))
    table.flag(SOUND_ALIKE_KEY)
    table.flag(DELICATE_KEY)
    office = Office(
        id=table.identifier("id"),
        names=table.texts("names", tongues),
        languages=languages,
        default_language=tongues.default,
        time_zone=table.text("time_zone"),
        help_place=table.texts("help_place", tongues),
        zones=tuple(read_zone(each, tongues) for each in table.tables("zones")),
        series=tuple(read_series(each) for each in table.tables("series")),
        services=tuple(read_service(each, tongues) for each in table.tables("services")),
        counters=tuple(read_counter(each, tongues) for each in table.tables("counters")),
        staff=tuple(read_member(each) for each in table.tables("staff", may_be_empty=True)),
        hours=read_hours(table),
        closures=read_closures(table, tongues),
        policy=table.choice("policy", PolicyName, PolicyName.PROMISE),
        serve_after_closing_minutes=table.integer("serve_after_closing_minutes", 0, 720, 60),
        walk_seconds=table.integer("walk_seconds", 0, 600, 30),
        classes=read_classes(table, tongues),
        needs=read_needs(table, tongues),
        outcomes=read_outcomes(table, tongues),
        pauses=read_pauses(table, tongues),
        routes=read_routes(table),
        profiles=read_profiles(table, tongues),
        seasons=read_seasons(table, tongues),
        appointment_factor_percent=table.integer("appointment_factor_percent", 1, 1000, 40),
        ratio_priority=table.integer("ratio_priority", 1, 100, 2),
        ratio_normal=table.integer("ratio_normal", 1, 100, 1),
        last_ticket_minutes=table.integer("last_ticket_minutes", 0, MOST_MINUTES, 0),
        least_calls=table.integer("least_calls", 1, 20, 1),
        least_call_seconds=table.integer("least_call_seconds", 0, 3600, 0),
        most_recalls=table.integer("most_recalls", 0, 100, 10),
        requeue_places=table.integer("requeue_places", 0, 100, 0),
        most_requeues=table.integer("most_requeues", 0, 20, 0),
        most_step_backs=table.integer("most_step_backs", 0, 100, 3),
        undo_seconds=table.integer("undo_seconds", 0, 3600, 10),
        called_too_long_seconds=table.integer("called_too_long_seconds", 10, 7200, 180),
        target_alarms=table.flag("target_alarms", fallback=True),
        erase_hours=_erase_hours(table.table("erase_hours")),
        privacy=table.texts("privacy", tongues, required=False),
        ticket=read_ticket(table.table("ticket"), tongues),
        kiosk=read_manners(table.table("kiosk"), tongues),
        layouts=read_layouts(table, tongues),
        enamel=read_enamel(table),
        crest=read_media_name(table, "crest"),
        names_shown=table.flag("names_shown"),
    )
    table.done()
    return office


def _erase_hours(table: Table | None) -> dict[PersonalField, int]:
    if table is None:
        return {}
    found = {
        field: hours
        for field in PersonalField
        if (hours := table.integer_or_none(field.value, 0, LONGEST_KEPT_HOURS)) is not None
    }
    table.done()
    return found
