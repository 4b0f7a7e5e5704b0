"""A person in an office that asks everything: touched, typed and pressed a second apart."""

from typing import TypeVar

from hub.sdk.io.keypad import KeypadKey
from hub.wire.office import KioskManners, NeedView, OfficeView, ServiceView
from hub.wire.terms import PersonalField
from kiosk.journey import Journey
from kiosk.screens.content import Screen
from tests.kiosk.journeys import Bench, loads, office, snapshot

S = TypeVar("S", bound=Screen)
GIVEN = loads(id_card=(5, 2), passport=(9, 1), residence=(6, 1), permits=(0, 0))
DOCUMENTS = [{"en": "Your old card", "ar": "بطاقتك القديمة"}, {"en": "A photograph", "ar": "صورة"}]
NEEDS = [
    NeedView(id="walking", names={"en": "Walking is hard"}, pictogram="wheelchair", request=False),
    NeedView(id="pram", names={"en": "With a small child"}, pictogram="pram", request=False),
    NeedView(id="interpreter", names={"en": "I need an interpreter"}, pictogram="interpreter", request=True),
]


def changed(view: OfficeView, service: str, **changes: object) -> OfficeView:
    """The office with one of its services changed."""
    services = [one.model_copy(update=changes) if one.id == service else one for one in view.services]
    return view.model_copy(update={"services": services})


def curious(**changes: object) -> OfficeView:
    """Needs, party and several services; "id-card" has documents, "residence" asks for a name and a phone number."""
    view = office(needs=NEEDS, kiosk=KioskManners())
    view = changed(view, "id-card", documents=DOCUMENTS, bookable=True)
    view = changed(view, "residence", asks=[PersonalField.NAME, PersonalField.PHONE])
    return view.model_copy(update=changes)


def quiet(service: str, **changes: object) -> OfficeView:
    """Asks nothing beyond what this service has."""
    return changed(office(), service, **changes)


def leaf(id_: str, en: str, **changes: object) -> ServiceView:
    """A further service, with everything else plain."""
    plain = office().services[3]
    return plain.model_copy(update={"id": id_, "names": {"en": en}, "descriptions": {}, **changes})


def come(bench: Bench, view: OfficeView, language: str = "en", **more: object) -> Journey:
    """English chosen, a second later."""
    journey = bench.journey(heard=snapshot(view=view, load=GIVEN).model_copy(update=more))
    return go(bench, journey, f"language-{language}")


def go(bench: Bench, journey: Journey, *touches: str) -> Journey:
    """Each touch must be one that the screen has; "choice-" and the like as in touches.py."""
    for name in touches:
        there = [stop.touch for stop in journey.face.stops]
        assert name in there, f"{name} is not among {there}"
        journey.touch(name)
        bench.later(journey, 1)
    return journey


def typed(bench: Bench, journey: Journey, text: str) -> Journey:
    """By the keys on the screen, whatever their case."""
    for sign in text:
        there = {stop.touch for stop in journey.face.stops}
        plain = "type-space" if sign == " " else f"type-{sign}"
        go(bench, journey, plain if plain in there else f"type-{sign.upper()}")
    return journey


def press(bench: Bench, journey: Journey, *keys: KeypadKey) -> Journey:
    for key in keys:
        journey.press(key)
        bench.later(journey, 1)
    return journey


def shown(journey: Journey, kind: type[S]) -> S:
    screen = journey.face.screen
    assert isinstance(screen, kind), screen
    return screen
