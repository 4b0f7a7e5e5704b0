"""What lies between the service and the ticket: documents, needs, party, several services, details (K03, K09-K11)."""

import pytest

from hub.wire.office import ClassView, KioskManners
from hub.wire.terms import PersonalField
from kiosk.person import Draft
from kiosk.screens.content import Documents, Entry, Languages, Needs, Services
from tests.kiosk.asking import DOCUMENTS, GIVEN, changed, come, curious, go, leaf, quiet, shown, typed
from tests.kiosk.journeys import Bench, given, loads, office, snapshot

PRIORITY = ClassView(id="priority", names={"en": "Priority"}, colour="accent", declared=True, factor_percent=50)
URGENT = ClassView(id="urgent", names={"en": "Urgent"}, colour="alert", declared=False, factor_percent=25)


def test_with_nothing_to_ask_two_touches_lead_to_the_hub() -> None:
    bench = Bench()
    go(bench, come(bench, office()), "choice-residence")
    assert len(bench.asked) == 1


def test_documents_come_before_the_ticket_and_back_leads_to_the_services() -> None:
    bench = Bench()
    journey = go(bench, come(bench, quiet("id-card", documents=DOCUMENTS)), "choice-papers", "choice-id-card")
    screen = shown(journey, Documents)
    assert (screen.service, screen.documents) == ("ID card", ("Your old card", "A photograph"))
    assert (screen.online_title, screen.url, screen.go_on) == ("", "", "Yes, go on")
    assert bench.asked == []
    go(bench, journey, "back")
    assert [one.service for one in shown(journey, Services).choices] == ["id-card", "passport"]
    go(bench, journey, "choice-id-card", "go-on")
    assert [order.wish.service for order in bench.asked] == ["id-card"]
    bench.later(journey, 1)
    assert shown(journey, Documents).busy == "One moment …"


def test_what_can_be_done_from_home_is_said_with_its_address() -> None:
    bench = Bench()
    view = quiet("residence", online={"en": "On our page"}, online_url="https://marstow.example/move")
    screen = shown(go(bench, come(bench, view), "choice-residence"), Documents)
    assert (screen.title, screen.online, screen.url) == (
        "You can do this from home",
        "On our page",
        "https://marstow.example/move",
    )
    assert (screen.documents, screen.go_on) == ((), "Go on here")


def test_needs_and_party_are_said_in_private_and_go_with_the_wish() -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious()), "choice-papers", "choice-passport")
    screen = shown(journey, Needs)
    assert [choice.label for choice in screen.choices] == [
        "Walking is hard",
        "With a small child",
        "I need an interpreter",
    ]
    assert screen.party is not None
    assert (screen.party.count, screen.party.fewer, screen.party.further) == (1, "", "One more")
    assert screen.privacy == "Only staff see this. It is never shown, printed or spoken."
    go(bench, journey, "need-walking", "need-pram", "need-walking", "further", "further", "fewer", "further")
    screen = shown(journey, Needs)
    assert [choice.chosen for choice in screen.choices] == [False, True, False]
    go(bench, journey, "take")
    wish = bench.asked[0].wish
    assert (wish.service, wish.needs, wish.party, wish.priority) == ("passport", ("pram",), 3, "normal")


def test_a_party_has_its_bounds() -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious()), "choice-papers", "choice-passport", *["further"] * 19)
    party = shown(journey, Needs).party
    assert party is not None
    assert (party.count, party.further) == (20, "")


def test_a_class_that_people_may_declare_is_one_at_most_and_only_where_it_is_allowed() -> None:
    bench = Bench()
    vip = PRIORITY.model_copy(update={"id": "veteran", "names": {"en": "Veteran"}})
    view = changed(curious(classes=[PRIORITY, URGENT, vip]), "passport", classes=["normal", "priority"])
    journey = go(bench, come(bench, view), "choice-papers", "choice-passport")
    assert [choice.touch for choice in shown(journey, Needs).choices][-1] == "class-priority"
    go(bench, journey, "class-priority", "take")
    assert bench.asked[0].wish.priority == "priority"
    other = Bench()
    journey = go(other, come(other, view), "choice-papers", "choice-id-card", "go-on")
    go(other, journey, "class-priority", "more", "class-veteran", "class-veteran", "take")
    assert other.asked[0].wish.priority == "normal"


def test_needs_go_on_pages_that_more_and_back_turn() -> None:
    bench = Bench()
    journey = come(bench, curious(needs=[*curious().needs, *(need("n" + str(n)) for n in range(4))]))
    screen = shown(go(bench, journey, "choice-papers", "choice-passport"), Needs)
    assert (len(screen.choices), screen.more) == (4, "More (3)")
    assert len(shown(go(bench, journey, "more"), Needs).choices) == 3
    assert len(shown(go(bench, journey, "back"), Needs).choices) == 4
    shown(go(bench, journey, "back"), Services)


def need(id_: str) -> object:
    return curious().needs[0].model_copy(update={"id": id_})


@pytest.mark.parametrize(
    ("manners", "asked"),
    [
        (KioskManners(needs=False, party=False, several=False), False),
        (KioskManners(needs=True, party=False, several=False), True),
        (KioskManners(needs=False, party=True, several=False), True),
        (KioskManners(needs=False, party=False, several=True), True),
    ],
)
def test_the_office_says_what_is_asked(manners: KioskManners, asked: bool) -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious(kiosk=manners)), "choice-papers", "choice-passport")
    assert isinstance(journey.face.screen, Needs) is asked
    assert (bench.asked == []) is asked
    if asked:
        screen = shown(journey, Needs)
        assert bool(screen.choices) is manners.needs
        assert (screen.party is not None) is manners.party
        assert bool(screen.add) is manners.several


def test_something_else_too_goes_on_the_same_ticket_each_matter_once() -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious()), "choice-papers", "choice-id-card", "go-on", "need-pram", "add-matter")
    adding = shown(journey, Services)
    assert (adding.notice, adding.back, adding.check_in) == ("On your number: ID card", "Back", None)
    go(bench, journey, "choice-papers", "choice-id-card")
    assert journey.face.spoken.startswith("ID card. This is on your number already.")
    go(bench, journey, "back", "choice-passport")
    screen = shown(journey, Needs)
    assert screen.matters == ("ID card", "Passport")
    assert [choice.chosen for choice in screen.choices] == [False, True, False]
    go(bench, journey, "take")
    wish = bench.asked[0].wish
    assert (wish.service, wish.more, wish.needs) == ("id-card", ("passport",), ("pram",))
    journey.answered(bench.asked[0], given(bench.asked[0]))
    assert journey.face.spoken.startswith("Your number is R, zero, four, two. ID card · Passport.")


def test_back_while_adding_leads_to_the_matters_and_from_there_takes_the_last_one_off() -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious()), "choice-papers", "choice-passport", "add-matter", "back")
    shown(journey, Needs)
    go(bench, journey, "add-matter", "choice-papers", "choice-id-card")
    shown(journey, Documents)
    go(bench, journey, "back", "back", "back")
    assert shown(journey, Needs).matters == ()
    go(bench, journey, "add-matter", "choice-papers", "choice-id-card", "go-on", "back")
    shown(journey, Documents)
    go(bench, journey, "back", "back", "back", "take")
    assert bench.asked[0].wish.more == ()


def test_details_are_asked_where_the_office_says_so_with_the_privacy_line() -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious()), "choice-residence", "take")
    screen = shown(journey, Entry)
    assert (screen.title, screen.skip) == ("What is your name?", "Without this")
    assert screen.privacy == "Only staff see this. We delete it after your visit."
    typed(bench, journey, "ana maria")
    assert shown(journey, Entry).typed == "Ana Maria"
    go(bench, journey, "ok")
    assert shown(journey, Entry).title == "Your phone number"
    typed(bench, journey, "0123456")
    go(bench, journey, "ok")
    assert bench.asked[0].wish.details == (("name", "Ana Maria"), ("phone", "0123456"))
    assert "Ana" not in repr(bench.asked[0].wish)
    assert "Ana" not in repr(journey.person)
    journey.answered(bench.asked[0], given(bench.asked[0]))
    person = journey.person
    assert (person.draft, person.typed, person.words) == (Draft(), "", ""), "with the ticket the words are gone"


def test_the_office_s_own_privacy_words_come_first() -> None:
    bench = Bench()
    view = curious(privacy={"en": "Kept for one day."})
    assert shown(go(bench, come(bench, view), "choice-residence", "take"), Entry).privacy == "Kept for one day."


def test_a_detail_can_be_left_out_taken_back_and_corrected() -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious()), "choice-residence", "take")
    typed(bench, journey, "ana")
    go(bench, journey, "ok", "back")
    assert shown(journey, Entry).typed == "Ana"
    go(bench, journey, "skip")
    typed(bench, journey, "12")
    go(bench, journey, "ok")
    wrong = shown(journey, Entry)
    assert (wrong.wrong, wrong.typed) == ("Something is missing here.", "12")
    assert shown(typed(bench, journey, "3"), Entry).wrong == ""
    go(bench, journey, "type-delete", "back", "back", "take", "skip", "skip")
    assert bench.asked[0].wish.details == ()


def test_what_the_office_asks_of_several_services_is_asked_once() -> None:
    bench = Bench()
    view = changed(curious(), "passport", asks=[PersonalField.NAME, PersonalField.DOCUMENT])
    journey = go(bench, come(bench, view), "choice-residence", "add-matter", "choice-papers", "choice-passport", "take")
    titles = []
    while not bench.asked:
        titles.append(shown(journey, Entry).title)
        go(bench, journey, "skip")
    assert titles == ["What is your name?", "Your phone number", "Number of your document"]


def test_a_field_of_a_newer_hub_is_not_asked() -> None:
    bench = Bench()
    view = quiet("residence", asks=["shoe_size", PersonalField.NOTE])
    go(bench, come(bench, view), "choice-residence")
    assert len(bench.asked) == 1


def test_nothing_of_it_is_left_for_the_next_person() -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious()), "choice-residence", "need-pram", "further", "take")
    typed(bench, journey, "ana")
    bench.later(journey, 60)
    shown(journey, Languages)
    go(bench, journey, "language-en", "choice-residence")
    screen = shown(journey, Needs)
    assert not any(choice.chosen for choice in screen.choices)
    assert screen.party is not None
    assert screen.party.count == 1
    assert shown(go(bench, journey, "take"), Entry).typed == ""


def test_a_service_that_goes_while_its_documents_are_read_leads_to_the_services() -> None:
    bench = Bench()
    journey = go(bench, come(bench, quiet("residence", documents=DOCUMENTS)), "choice-residence")
    left = [one for one in office().services if one.id != "residence"]
    journey.heard(snapshot(view=office(services=left)))
    shown(journey, Services)


def test_an_office_that_stops_asking_a_need_is_not_told_it() -> None:
    bench = Bench()
    journey = go(bench, come(bench, curious()), "choice-papers", "choice-passport", "need-pram", "need-walking")
    journey.heard(snapshot(view=curious(needs=curious().needs[:1]), load=GIVEN))
    go(bench, journey, "take")
    assert bench.asked[0].wish.needs == ("walking",)


def test_search_finds_leads_to_the_questions_and_comes_back_with_its_words() -> None:
    bench = Bench()
    further = [leaf(f"extra-{n}", f"Extra {n}") for n in range(6)]
    view = curious(services=[*curious().services, *further])
    extra = loads(**{f"extra_{n}": (n, 1) for n in range(6)})
    journey = come(bench, view, loads=[*GIVEN, *extra])
    assert shown(journey, Services).search == "Search"
    journey = typed(bench, go(bench, journey, "search"), "extra")
    from_search = journey.face
    assert [stop.touch for stop in from_search.stops][:4] == [
        "choice-extra-0",
        "choice-extra-1",
        "choice-extra-2",
        "more",
    ]
    go(bench, journey, "more", "choice-extra-3")
    go(bench, journey, "back")
    assert [stop.touch for stop in journey.face.stops][:1] == ["choice-extra-0"]
    go(bench, journey, "back")
    shown(journey, Services)


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        (PersonalField.PHONE, "+4412345", "+4412345"),
        (PersonalField.EMAIL, "ana_b.c-d@marstow.example", "ana_b.c-d@marstow.example"),
        (PersonalField.DOCUMENT, "X12345", "X12345"),
    ],
)
def test_each_detail_can_be_typed_with_its_keys(field: PersonalField, text: str, kept: str) -> None:
    bench = Bench()
    journey = go(bench, come(bench, quiet("residence", asks=[field])), "choice-residence")
    go(bench, typed(bench, journey, text), "ok")
    assert bench.asked[0].wish.details == ((field.value, kept),)


@pytest.mark.parametrize(("field", "text"), [(PersonalField.PHONE, "12+34"), (PersonalField.EMAIL, "ana.marstow")])
def test_what_cannot_be_a_number_or_an_address_is_said(field: PersonalField, text: str) -> None:
    bench = Bench()
    journey = go(bench, come(bench, quiet("residence", asks=[field])), "choice-residence")
    go(bench, typed(bench, journey, text), "ok")
    assert shown(journey, Entry).wrong == "Please check what you typed."
    assert bench.asked == []
