"""What a document says about visits: priority classes, needs, outcomes, pauses, routing rules (Q05, Q06, C09)."""

from hub.engine.document_table import Table, Tongues
from hub.engine.ids import NORMAL, ClassId, NeedId, OutcomeId, PauseId, RouteId, ServiceId, SkillId
from hub.engine.office import DEFAULT_CLASSES, Need, Outcome, Pause, PriorityRule, Route
from hub.engine.terms import PRIORITY, Arrival

COLOURS = ("plain", "accent", "now", "good", "alert")
"""Roles of the look, so that every theme and contrast has its own shade."""
MOST_CLASSES = 20
MOST_NEEDS = 20
MOST_CODES = 100
"""Outcomes, pauses, routing rules."""
LONGEST_AGE_MINUTES = 24 * 60


def read_classes(table: Table, tongues: Tongues) -> tuple[PriorityRule, ...]:
    """The classes of the office; the normal one is always there, first when the document does not name it."""
    if not table.given("classes"):
        return DEFAULT_CLASSES
    rules = tuple(_class(each, tongues) for each in table.tables("classes", may_be_empty=True, most=MOST_CLASSES))
    return rules if any(rule.id == NORMAL for rule in rules) else (DEFAULT_CLASSES[0], *rules)


def _class(table: Table, tongues: Tongues) -> PriorityRule:
    name = ClassId(table.identifier("id"))
    built_in = next((rule for rule in DEFAULT_CLASSES if rule.id == name), DEFAULT_CLASSES[0])
    rule = PriorityRule(
        name,
        table.texts("names", tongues, required=name not in (NORMAL, PRIORITY)),
        factor_percent=table.integer("factor_percent", 1, 1000, built_in.factor_percent),
        weight=table.integer("weight", 0, 1000, built_in.weight),
        colour=table.one_of("colour", COLOURS, "plain"),
        declared=table.flag("declared", fallback=True),
    )
    table.done()
    return rule


def read_needs(table: Table, tongues: Tongues) -> tuple[Need, ...]:
    return tuple(_need(each, tongues) for each in table.tables("needs", may_be_empty=True, most=MOST_NEEDS))


def _need(table: Table, tongues: Tongues) -> Need:
    need = Need(
        NeedId(table.identifier("id")),
        table.texts("names", tongues),
        pictogram=table.text("pictogram", "question", most=40),
        skills=tuple(SkillId(each) for each in table.skills("skills")),
        priority=_priority(table),
        request=table.flag("request"),
    )
    table.done()
    return need


def read_outcomes(table: Table, tongues: Tongues) -> tuple[Outcome, ...]:
    found = []
    for entry in table.tables("outcomes", may_be_empty=True, most=MOST_CODES):
        found.append(Outcome(OutcomeId(entry.identifier("id")), entry.texts("names", tongues)))
        entry.done()
    return tuple(found)


def read_pauses(table: Table, tongues: Tongues) -> tuple[Pause, ...]:
    found = []
    for entry in table.tables("pauses", may_be_empty=True, most=MOST_CODES):
        found.append(Pause(PauseId(entry.identifier("id")), entry.texts("names", tongues)))
        entry.done()
    return tuple(found)


def read_routes(table: Table) -> tuple[Route, ...]:
    return tuple(_route(each) for each in table.tables("routes", may_be_empty=True, most=MOST_CODES))


def _route(table: Table) -> Route:
    route = Route(
        RouteId(table.identifier("id")),
        services=tuple(ServiceId(each) for each in table.identifiers("services")),
        languages=table.strings("languages", may_be_empty=True),
        classes=tuple(ClassId(each) for each in table.identifiers("classes")),
        booked=table.flag_or_none("booked"),
        arrival=table.choice_or_none("arrival", Arrival),
        skills=tuple(SkillId(each) for each in table.skills("skills")),
        anyone_after_minutes=table.integer_or_none("anyone_after_minutes", 0, LONGEST_AGE_MINUTES),
        priority=_priority(table),
    )
    table.done()
    return route


def _priority(table: Table) -> ClassId | None:
    return ClassId(table.identifier("priority")) if table.given("priority") else None
