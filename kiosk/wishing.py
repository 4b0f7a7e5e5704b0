"""From the chosen service to the wish: which questions come in between, forth and back. Pure functions.

A service shows its documents first, if it has any; then the person says what they need, if the office asks that; then
each detail that the office wants of this service; then the hub is asked.
"""

from dataclasses import replace

from hub.wire.fields import MOST_MORE, MOST_NEEDS, MOST_PARTY
from hub.wire.office import ClassView, NeedView, ServiceView
from hub.wire.terms import PersonalField, Priority
from kiosk.news import News
from kiosk.offered import every_leaf
from kiosk.orders import Wish
from kiosk.person import Draft, Person, Stage, Typed

Question = Stage | Typed
"""`Stage.NEEDS`, or a detail to be typed."""

FIELDS = {
    PersonalField.NAME: Typed.NAME,
    PersonalField.PHONE: Typed.PHONE,
    PersonalField.EMAIL: Typed.EMAIL,
    PersonalField.DOCUMENT: Typed.DOCUMENT,
}
"""Staff's notes are not for people to write."""


def chosen(person: Person, news: News, service: ServiceView) -> Person | Wish:
    """The person has touched this service: its documents, or what comes after them."""
    asking = replace(person, draft=replace(person.draft, candidate=service.id))
    return replace(asking, stage=Stage.DOCUMENTS) if has_documents(service) else confirmed(asking, news)


def confirmed(person: Person, news: News) -> Person | Wish:
    """The documents have been seen: the service is a matter of the ticket."""
    draft = person.draft
    matters = (*draft.matters, draft.candidate) if draft.candidate else draft.matters
    return _ask_next(replace(person, draft=replace(draft, matters=matters, candidate=None), sheet=0), news, None)


def answered(person: Person, news: News) -> Person | Wish:
    """The question on the screen is answered, or skipped."""
    return _ask_next(person, news, _question(person))


def returned(person: Person, news: News) -> Person:
    """Back from a question: to the one before, else to the documents of the latest matter, else to the services."""
    before = _before(person, news)
    if before is not None:
        return _asking(person, before)
    draft = person.draft
    candidate = draft.matters[-1] if draft.matters else None
    draft = replace(draft, matters=draft.matters[:-1], candidate=candidate)
    view = news.service(candidate) if candidate else None
    stage = Stage.DOCUMENTS if view is not None and has_documents(view) else before_documents(person)
    return replace(person, stage=stage, draft=draft, asks=None, typed="", wrong=None, sheet=0)


def before_documents(person: Person) -> Stage:
    """Where the service was chosen."""
    return Stage.SEARCHING if person.words else Stage.CHOOSING


def has_documents(service: ServiceView) -> bool:
    return bool(service.documents or service.online or service.online_url)


def needs_of(news: News) -> tuple[NeedView, ...]:
    return tuple(news.office.needs) if news.office.kiosk.needs else ()


def classes_of(news: News, draft: Draft) -> tuple[ClassView, ...]:
    """The priority classes that people may declare and that every matter allows."""
    if not news.office.kiosk.needs:
        return ()
    allowed = [set(view.classes) for matter in draft.matters if (view := news.service(matter)) and view.classes]
    return tuple(
        one
        for one in news.office.classes
        if one.declared and one.id != Priority.NORMAL and all(one.id in some for some in allowed)
    )


def can_add(news: News, draft: Draft) -> bool:
    """Whether one more service can go on the same ticket."""
    if not news.office.kiosk.several or len(draft.matters) > MOST_MORE:
        return False
    return any(leaf.id not in draft.matters for leaf in every_leaf(news))


def ticked(draft: Draft, need: str) -> Draft:
    """The need ticked or not ticked any more."""
    if need in draft.needs:
        return replace(draft, needs=tuple(one for one in draft.needs if one != need))
    return replace(draft, needs=(*draft.needs, need)) if len(draft.needs) < MOST_NEEDS else draft


def grown(draft: Draft, by: int) -> Draft:
    """So many more people come along."""
    return replace(draft, party=max(1, min(MOST_PARTY, draft.party + by)))


def wish_of(person: Person, news: News) -> Wish:
    """What is asked for. Only what the office still offers: it may have changed under the person's hands."""
    draft = person.draft
    known = {need.id for need in needs_of(news)}
    classes = {one.id for one in classes_of(news, draft)}
    return Wish(
        service=draft.matters[0],
        language=person.language or news.office.default_language,
        priority=draft.priority if draft.priority in classes else Priority.NORMAL.value,
        needs=tuple(need for need in draft.needs if need in known),
        party=draft.party,
        more=draft.matters[1:],
        details=draft.details,
    )


def questions(news: News, draft: Draft) -> tuple[Question, ...]:
    """What is asked of the person about these matters."""
    manners = news.office.kiosk
    needs = bool(needs_of(news) or classes_of(news, draft)) or manners.party or can_add(news, draft)
    wanted = dict.fromkeys(
        FIELDS[field]
        for matter in draft.matters
        if (view := news.service(matter)) is not None
        for field in view.asks
        if isinstance(field, PersonalField) and field in FIELDS
    )
    return (*((Stage.NEEDS,) if needs else ()), *wanted)


def _ask_next(person: Person, news: News, after: Question | None) -> Person | Wish:
    asked = questions(news, person.draft)
    at = asked.index(after) + 1 if after in asked else 0 if after is None else len(asked)
    return _asking(person, asked[at]) if at < len(asked) else wish_of(person, news)


def _asking(person: Person, question: Question) -> Person:
    fresh = replace(person, asks=None, typed="", wrong=None, shifted=False)
    if isinstance(question, Stage):
        return replace(fresh, stage=question)
    typed = dict(person.draft.details).get(question.value, "")
    return replace(fresh, stage=Stage.ENTRY, asks=question, typed=typed, shifted=question is Typed.NAME and not typed)


def _before(person: Person, news: News) -> Question | None:
    asked = questions(news, person.draft)
    question = _question(person)
    at = asked.index(question) if question in asked else 0
    return asked[at - 1] if at else None


def _question(person: Person) -> Question:
    return person.asks or Stage.NEEDS
