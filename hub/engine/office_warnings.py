"""What a good office document still leaves to wish for: texts that some people cannot read, words that never appear.

Nothing here keeps a document from being accepted. A text that is missing in a language is shown in the default one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hub.engine.document_table import Problem
from hub.engine.office import Office, Outcome, Pause, PriorityRule, Profile, Service
from hub.engine.terms import MediaKind, PersonalField, Texts, TicketPart

LANGUAGE_NAMES: Final[Mapping[str, str]] = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""For the sentences of this file alone, which managers read in English; others are named by their code."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the office: where it stands, whose it is, what it is, and who reads it."""

    path: str
    owner: str
    what: str
    texts: Texts
    readers: str = "people"


def office_warnings(office: Office) -> tuple[Problem, ...]:
    """In reading order of the document: first what is missing in a language, then what does not fit together."""
    return (*_untranslated(office), *_keywords(office), *_kiosk(office), *_ticket(office), *_displays(office))


def _untranslated(office: Office) -> Iterator[Problem]:
    fallback = _name(office.default_language)
    for told in _texts(office):
        missing = [language for language in office.languages if language not in told.texts]
        if told.texts and missing:
            one = "ones" if "words" in told.what else "one"
            yield Problem(
                told.path, f"{told.owner} has no {_names(missing)} {told.what}: {told.readers} see the {fallback} {one}"
            )


def _texts(office: Office) -> Iterator[Told]:
    yield Told("names", "the office", "name", office.names)
    yield Told("help_place", "the office", "words for where a person helps", office.help_place)
    for index, zone in enumerate(office.zones):
        yield Told(f"zones[{index}].names", f"zone {zone.id}", "name", zone.names)
        yield Told(f"zones[{index}].way", f"zone {zone.id}", "way there", zone.way)
    for index, service in enumerate(office.services):
        yield from _of_service(f"services[{index}]", service)
    for index, counter in enumerate(office.counters):
        yield Told(f"counters[{index}].way", f"counter {counter.id}", "way there", counter.way)
    for index, need in enumerate(office.needs):
        yield Told(f"needs[{index}].names", f"need {need.id}", "name", need.names)
    yield from _of_days(office)
    yield Told("privacy", "the office", "privacy words", office.privacy)
    yield Told("ticket.header", "the ticket", "header", office.ticket.header)
    yield Told("ticket.footer", "the ticket", "footer", office.ticket.footer)
    yield Told("kiosk.roll", "the kiosk", "roll words", office.kiosk.roll)
    yield from _of_layouts(office)
    yield from _of_staff(office)


def _of_staff(office: Office) -> Iterator[Told]:
    codes: Mapping[str, Iterable[PriorityRule | Outcome | Pause | Profile]] = {
        "classes": office.classes,
        "outcomes": office.outcomes,
        "pauses": office.pauses,
        "profiles": office.profiles,
    }
    for key, entries in codes.items():
        for index, entry in enumerate(entries):
            owner = f"{'class' if key == 'classes' else key.removesuffix('s')} {entry.id}"
            yield Told(f"{key}[{index}].names", owner, "name", entry.names, "staff")


def _of_layouts(office: Office) -> Iterator[Told]:
    for index, layout in enumerate(office.layouts):
        owner, path = f"layout {layout.id}", f"layouts[{index}]"
        yield Told(f"{path}.names", owner, "name", layout.names, "staff")
        yield Told(f"{path}.ticker", owner, "ticker words", layout.ticker)
        for number, item in enumerate(layout.media):
            yield Told(f"{path}.media[{number}].texts", f"{item.kind} {number + 1} of {owner}", "words", item.texts)


def _of_service(path: str, service: Service) -> Iterator[Told]:
    owner = f"service {service.id}"
    yield Told(f"{path}.names", owner, "name", service.names)
    yield Told(f"{path}.descriptions", owner, "description", service.descriptions)
    for index, document in enumerate(service.documents):
        yield Told(f"{path}.documents[{index}]", f"document {index + 1} of {owner}", "text", document)
    yield Told(f"{path}.online", owner, "online words", service.online)
    yield Told(f"{path}.ticket_note", owner, "note on its tickets", service.ticket_note)
    yield Told(f"{path}.guidance", owner, "guidance", service.guidance, "staff")
    for index, closure in enumerate(service.closures):
        yield Told(f"{path}.closures[{index}].reason", f"{owner}'s closure {closure.date}", "reason", closure.reason)


def _of_days(office: Office) -> Iterator[Told]:
    for index, closure in enumerate(office.closures):
        yield Told(f"closures[{index}].reason", f"closure {closure.date}", "reason", closure.reason)
    for index, season in enumerate(office.seasons):
        yield Told(f"seasons[{index}].reason", f"the season from {season.first}", "reason", season.reason)


def _keywords(office: Office) -> Iterator[Problem]:
    for index, service in enumerate(office.services):
        missing = [language for language in office.languages if language not in service.keywords]
        if service.keywords and missing:
            yield Problem(
                f"services[{index}].keywords",
                f"service {service.id} has no {_names(missing)} words to find it by: people find it by its name alone",
            )


def _kiosk(office: Office) -> Iterator[Problem]:
    rolls = any(series.preprinted for series in office.series)
    if office.kiosk.roll and not rolls:
        yield Problem(
            "kiosk.roll", "people are sent to a roll of numbers, but no series is preprinted: staff cannot enter them"
        )
    if rolls and not office.kiosk.roll:
        yield Problem(
            "kiosk.roll", "there is a roll of numbers, but kiosks do not say where it hangs: write kiosk.roll"
        )
    for index, service in enumerate(office.services):
        if service.asks and not office.privacy:
            yield Problem(
                f"services[{index}].asks",
                f"people are asked for {_fields(service.asks)}, and the office says nothing of its own about what "
                "is kept: write privacy, or they read the usual words",
            )


def _ticket(office: Office) -> Iterator[Problem]:
    ticket, parts = office.ticket, office.ticket.printed
    for part, given in (
        (TicketPart.LOGO, bool(ticket.logo)),
        (TicketPart.HEADER, bool(ticket.header)),
        (TicketPart.FOOTER, bool(ticket.footer)),
    ):
        if part in parts and not given:
            yield Problem("ticket.parts", f"{part} is listed, but there is none: write ticket.{part}")
        if given and part not in parts:
            yield Problem(f"ticket.{part}", f"never printed: add {part} to ticket.parts")
    if TicketPart.NOTE not in parts and any(service.ticket_note for service in office.services):
        yield Problem("ticket.parts", "services have notes for their tickets, which are never printed: add note")


def _displays(office: Office) -> Iterator[Problem]:
    for index, layout in enumerate(office.layouts):
        for number, item in enumerate(layout.media):
            if item.kind is not MediaKind.NOTICE and not item.texts:
                yield Problem(
                    f"layouts[{index}].media[{number}].texts",
                    f"people who cannot see the {item.kind} do not learn what it shows: say it in a sentence",
                )
    if office.names_shown and not any(PersonalField.NAME in service.asks for service in office.services):
        yield Problem("names_shown", "names are to be shown, but no service asks for one: add name to its asks")
    if any(member.number is not None for member in office.staff):
        for index, member in enumerate(office.staff):
            if member.number is None:
                yield Problem(
                    f"staff[{index}].number",
                    f"{member.id} has no number: at a keypad without letters nobody can be {member.id}",
                )


def _fields(fields: tuple[PersonalField, ...]) -> str:
    return " and ".join(field.value for field in fields)


def _names(languages: list[str]) -> str:
    *others, last = map(_name, languages)
    return f"{', '.join(others)} or {last}" if others else last


def _name(language: str) -> str:
    return LANGUAGE_NAMES.get(language, language)
