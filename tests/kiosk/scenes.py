"""Every screen a kiosk can show, in the example office, as a journey that stands there."""

from collections.abc import Callable
from datetime import timedelta

from hub.sdk.io.keypad import KeypadKey
from hub.wire.problem import Reason
from hub.wire.terms import PartState, PersonalField, ServiceClosed
from hub.wire.views import DayView, LoadView
from kiosk.arriving import hash_of
from kiosk.journey import Journey
from kiosk.person import Aid
from kiosk.screens.content import Services
from tests.kiosk.journeys import OPEN, START, Bench, booked, given, problem
from tests.kiosk.marstow import asking_marstow, marstow_snapshot

LINK = "http://192.168.1.20:7410/t/"
CLOSED = OPEN.model_copy(
    update={
        "open": True,
        "taking": False,
        "next_opening": START + timedelta(hours=22),
        "closed_reason": {
            "en": "Staff meeting",
            "es": "Reunión del personal",
            "fr": "Réunion du personnel",
            "de": "Besprechung des Personals",
            "pt": "Reunião do pessoal",
            "pl": "Zebranie pracowników",
            "tr": "Personel toplantısı",
            "vi": "Nhân viên đang họp",
            "uk": "Нарада працівників",
            "ru": "Собрание сотрудников",
            "ar": "اجتماع الموظفين",
            "he": "ישיבת עובדים",
            "hi": "कर्मचारियों की बैठक",
            "zh": "员工会议",
        },
    }
)

SEARCHED = {
    "en": "card",
    "es": "carne",
    "fr": "passeport",
    "de": "pass",
    "pt": "passaporte",
    "pl": "paszport",
    "tr": "pasaport",
    "vi": "giay",
    "uk": "паспорт",
    "ru": "паспорт",
    "ar": "هوية",
    "he": "דרכון",
    "hi": "पता",
    "zh": "huzhao",
}
TYPED_NAME = dict.fromkeys(SEARCHED, "ana") | {"uk": "ана", "ru": "ана", "ar": "انا", "he": "אנה", "hi": "रमा"}


def _rest(bench: Bench, language: str, day: DayView = OPEN) -> Journey:
    return bench.journey(language=language, heard=marstow_snapshot(day))


def _services(bench: Bench, language: str) -> Journey:
    return _opened(bench, _rest(bench, language), language)


def _opened(bench: Bench, journey: Journey, language: str) -> Journey:
    journey.touch(f"language-{language}")
    bench.later(journey, 1)
    return journey


def _choose(bench: Bench, journey: Journey, service: str) -> None:
    """Leaf or category, on whichever page it is."""
    while isinstance(screen := journey.face.screen, Services) and service not in {c.service for c in screen.choices}:
        journey.touch("more")
        bench.later(journey, 1)
    journey.touch(f"choice-{service}")


def _level(bench: Bench, language: str) -> Journey:
    journey = _services(bench, language)
    _choose(bench, journey, "identity")
    bench.later(journey, 1)
    return journey


def _asking(bench: Bench, language: str) -> Journey:
    journey = _services(bench, language)
    _choose(bench, journey, "taxes")
    bench.later(journey, 1)
    return journey


def _ticket(bench: Bench, language: str, link: str | None = LINK) -> Journey:
    journey = _level(bench, language)
    _choose(bench, journey, "identity-apply")
    order = bench.asked[-1]
    journey.answered(order, given(order, ahead=0 if link is None else 12, link_base=link))
    bench.later(journey, 1)
    return journey


def _printed(bench: Bench, language: str) -> Journey:
    journey = _ticket(bench, language)
    journey.printed(bench.asked[-1].visit)
    return journey


def _safe(bench: Bench, language: str, link: str | None = LINK) -> Journey:
    journey = _ticket(bench, language, link)
    journey.unprinted(bench.asked[-1].visit, PartState.PAPER_OUT if link else PartState.OFFLINE)
    return journey


def _refused(bench: Bench, language: str) -> Journey:
    journey = _asking(bench, language)
    journey.refused(bench.asked[-1], problem(Reason.SERVICE_NOT_GIVEN))
    return journey


def _away(bench: Bench, language: str) -> Journey:
    journey = _services(bench, language)
    journey.lost()
    bench.later(journey, 6)
    return journey


def _leaving(bench: Bench, language: str) -> Journey:
    journey = _services(bench, language)
    bench.later(journey, 45)
    return journey


def _aided(aid: Aid, scene: Callable[[Bench, str], Journey]) -> Callable[[Bench, str], Journey]:
    def with_aid(bench: Bench, language: str) -> Journey:
        journey = scene(bench, language)
        bench.later(journey, 1)
        journey.touch(f"aid-{aid}")
        bench.later(journey, 1)
        return journey

    return with_aid


def _asking_rest(bench: Bench, language: str, **changes: object) -> Journey:
    """In an office that asks everything before the ticket."""
    snapshot = marstow_snapshot(OPEN, asking_marstow()).model_copy(update=changes)
    return bench.journey(language=language, heard=snapshot)


def _asked(bench: Bench, language: str, *touches: str, **changes: object) -> Journey:
    """Touched one after the other, a second apart; a service stands on whichever page it is."""
    journey = _opened(bench, _asking_rest(bench, language, **changes), language)
    for name in touches:
        if name.startswith("choice-"):
            _choose(bench, journey, name.removeprefix("choice-"))
        else:
            journey.touch(name)
        bench.later(journey, 1)
    return journey


def _typed(bench: Bench, journey: Journey, letters: str) -> Journey:
    for letter in letters:
        there = {stop.touch for stop in journey.face.stops}
        journey.touch(next(f"type-{sign}" for sign in (letter, letter.upper()) if f"type-{sign}" in there))
        bench.later(journey, 1)
    return journey


def _attract(bench: Bench, language: str) -> Journey:
    journey = _asking_rest(bench, language)
    bench.later(journey, 31)
    return journey


def _searched(bench: Bench, language: str, words: dict[str, str] = SEARCHED) -> Journey:
    return _typed(bench, _asked(bench, language, "search"), words[language])


def _nothing_found(bench: Bench, language: str) -> Journey:
    return _typed(bench, _searched(bench, language), SEARCHED[language])


NEEDED = ("choice-identity", "choice-identity-apply", "go-on")


def _several(bench: Bench, language: str) -> Journey:
    added = ("add-matter", "choice-taxes")
    return _asked(bench, language, *NEEDED, "need-step-free", "further", "further", *added)


def _entry(bench: Bench, language: str) -> Journey:
    return _typed(bench, _asked(bench, language, "choice-taxes", "take"), TYPED_NAME[language])


def _wrong_number(bench: Bench, language: str) -> Journey:
    journey = _typed(bench, _asked(bench, language, "choice-taxes", "take", "skip"), "12")
    journey.touch("ok")
    return journey


def _email(bench: Bench, language: str) -> Journey:
    office = asking_marstow()
    services = [
        one.model_copy(update={"asks": [PersonalField.EMAIL]}) if one.id == "taxes" else one for one in office.services
    ]
    office = office.model_copy(update={"services": services})
    return _typed(bench, _asked(bench, language, "choice-taxes", "take", office=office), "ana@marstow")


def _code(bench: Bench, language: str) -> Journey:
    return _typed(bench, _asked(bench, language, "check-in", "way-code"), "ABCD2345EFGH")


def _matches(bench: Bench, language: str) -> Journey:
    journey = _typed(bench, _asked(bench, language, "check-in", "way-name"), TYPED_NAME[language])
    journey.touch("ok")
    journey.found(bench.sought[-1], [booked("10:30"), booked("14:00")])
    return journey


def _other_day(bench: Bench, language: str) -> Journey:
    journey = _asking_rest(bench, language)
    journey.touch(f"language-{language}")
    journey.scanned("abcdefgh234567")
    journey.found(bench.sought[-1], [booked("10:30", days=3)])
    return journey


def _scanned_strange(bench: Bench, language: str) -> Journey:
    journey = _asked(bench, language)
    journey.scanned("BEGIN:VCARD")
    return journey


def _has_ticket(bench: Bench, language: str) -> Journey:
    bench.link_hash = hash_of("abcdefghijklmnopqrstuvwxyz")
    journey = _ticket(bench, language)
    journey.touch("done")
    bench.later(journey, 1)
    journey.touch(f"language-{language}")
    journey.scanned(LINK + "abcdefghijklmnopqrstuvwxyz")
    return journey


def _full(bench: Bench, language: str) -> Journey:
    def filled(load: LoadView) -> LoadView:
        if load.service != "taxes":
            return load
        opens = START + timedelta(hours=22)
        return load.model_copy(update={"closed": ServiceClosed.QUOTA, "next_opening": opens})

    loads = [filled(load) for load in marstow_snapshot().loads]
    return _asked(bench, language, "choice-taxes", loads=loads)


def _help(bench: Bench, language: str) -> Journey:
    bench.has_bell = True
    journey = _asked(bench, language, "help")
    journey.help_rung()
    return journey


def _help_coming(bench: Bench, language: str) -> Journey:
    journey = _help(bench, language)
    journey.help_coming()
    return journey


def _help_failed(bench: Bench, language: str) -> Journey:
    bench.has_bell = True
    journey = _asked(bench, language, "help")
    journey.help_failed()
    return journey


def _going_on(bench: Bench, language: str) -> Journey:
    journey = _asked(bench, language)
    journey.holding(180, timedelta(hours=2))
    journey.lost()
    bench.later(journey, 6)
    return journey


def _ticket_without_hub(bench: Bench, language: str) -> Journey:
    journey = _asking(bench, language)
    order = bench.asked[-1]
    journey.answered(order, given(order, ahead=None))
    bench.later(journey, 1)
    return journey


def _speaking(bench: Bench, language: str) -> Journey:
    bench.has_bell = True
    journey = _asked(bench, language)
    journey.can_speak(frozenset({language}))
    journey.touch("aid-sound")
    bench.later(journey, 1)
    return journey


def _keys(bench: Bench, language: str) -> Journey:
    journey = _asked(bench, language)
    for key in (KeypadKey.DOWN, KeypadKey.RIGHT, KeypadKey.DOWN):
        journey.press(key)
        bench.later(journey, 1)
    return journey


SCENES: dict[str, Callable[[Bench, str], Journey]] = {
    "languages": _rest,
    "services": _services,
    "level": _level,
    "asking": _asking,
    "ticket": _printed,
    "ticket-no-link": lambda bench, language: _ticket(bench, language, None),
    "safe": _safe,
    "safe-no-link": lambda bench, language: _safe(bench, language, None),
    "closed": lambda bench, language: _rest(bench, language, CLOSED),
    "loading": lambda bench, language: bench.journey(language=language),
    "away": _away,
    "refused": _refused,
    "leaving": _leaving,
    "contrast": _aided(Aid.CONTRAST, _services),
    "contrast-ticket": _aided(Aid.CONTRAST, _printed),
}
BIGGER = {
    "bigger": _aided(Aid.BIGGER, _services),
    "bigger-ticket": _aided(Aid.BIGGER, _printed),
    "bigger-safe": _aided(Aid.BIGGER, _safe),
}
"""Not on small screens, which cannot enlarge."""
LOWER = {"lower": _aided(Aid.LOWER, _services)}
"""On high screens only."""
ASKING: dict[str, Callable[[Bench, str], Journey]] = {
    "attract": _attract,
    "services-with-keys": _asked,
    "search": _searched,
    "search-nothing": _nothing_found,
    "documents": lambda bench, language: _asked(bench, language, *NEEDED[:2]),
    "documents-online": lambda bench, language: _asked(bench, language, "choice-residence", "choice-change-of-address"),
    "needs": lambda bench, language: _asked(bench, language, *NEEDED, "need-step-free"),
    "needs-several": _several,
    "adding": lambda bench, language: _asked(bench, language, *NEEDED, "add-matter"),
    "entry-name": _entry,
    "entry-phone-wrong": _wrong_number,
    "entry-code": _code,
    "entry-email": _email,
    "check-in": lambda bench, language: _asked(bench, language, "check-in"),
    "matches": _matches,
    "other-day": _other_day,
    "strange-code": _scanned_strange,
    "has-ticket": _has_ticket,
    "full": _full,
    "help": _help,
    "help-coming": _help_coming,
    "help-failed": _help_failed,
    "going-on": _going_on,
    "ticket-without-hub": _ticket_without_hub,
    "speaking": _speaking,
    "keys": _keys,
}
"""An office that asks all it can before the ticket, appointments, help, the keypad, numbers without the hub."""
