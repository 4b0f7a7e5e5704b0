"""What the office says of its displays, its colour and its staff's numbers: refused, warned of, kept, compared
(W02-W07)."""

import copy
import random
from typing import Any

import pytest

from hub.engine.checks.enamel import PAIRS, check_enamel, contrast
from hub.engine.document.difference import compare
from hub.engine.document_table import by_path
from hub.engine.ids import LayoutId
from hub.engine.office import Office
from hub.engine.office_document import build, document_of, read_office
from hub.engine.office_faces import Layout, Loudness, MediaItem
from hub.engine.office_warnings import office_warnings
from hub.engine.terms import LayoutBeside, LayoutForm, MediaKind, ThemeName
from hub.face import tokens
from hub.face.enamel import own_palettes
from hub.service.office_file import EXAMPLE, read_office_file
from tests.hub.engine.desk import document, texts

PICTURE, VIDEO = "town-1a2b3c4d.png", "town-1a2b3c4d.mp4"
NOTICE = {"kind": "notice", "texts": texts("Keep your ticket")}
CLERK, OTHER = ({"id": f"clerk-{n}", "name": f"Clerk {n}", "languages": ["en", "es"]} for n in (1, 2))
GROUND = {"id": "cellar", "names": texts("Cellar"), "way": texts("Down"), "floor": "-1"}


def layout(**more: Any) -> dict[str, Any]:
    return {"layouts": [{"id": "hall", "names": texts("Hall")} | more]}


def read(**changes: Any) -> Office | dict[str, str]:
    """`changes` are of the office; "zone" and "service" of its first zone and leaf."""
    changed: Any = copy.deepcopy(document())
    changed["zones"][0] |= changes.pop("zone", {})
    changed["services"][1] |= changes.pop("service", {})
    changed["zones"] += changes.pop("more_zones", [])
    found = read_office(changed | changes)
    return found if isinstance(found, Office) else by_path(found)


def office(**changes: Any) -> Office:
    found = read(**changes)
    assert isinstance(found, Office), found
    assert build(document_of(found)) == found
    return found


@pytest.mark.parametrize(
    ("changes", "path", "advice"),
    [
        (layout(zones=["hal"]), "layouts[0].zones", "no zone 'hal': did you mean 'hall'?"),
        (layout(floor="2"), "layouts[0].floor", "no zone has the floor '2'"),
        (layout(floor=""), "layouts[0].floor", "1 to 10 characters"),
        (layout(zones=["hall"], floor="1") | {"zone": {"floor": "1"}}, "layouts[0].floor", "not both"),
        (layout(beside="next", services=["z"]), "layouts[0].services", "no service 'z'"),
        (layout(services=["a"]), "layouts[0].services", 'beside = "next"'),
        (
            layout(beside="next", services=["a"], zones=["cellar"]) | {"more_zones": [GROUND]},
            "layouts[0].services",
            "'a' is called in zone 'hall', which this layout does not show",
        ),
        (layout(form="counter", beside="next"), "layouts[0].beside", "no room"),
        (layout(form="counter", zones=["hall"]), "layouts[0].zones", "that counter's calls"),
        (layout(form="counter", floor="1") | {"zone": {"floor": "1"}}, "layouts[0].floor", "that counter's calls"),
        (layout(form="bord"), "layouts[0].form", "did you mean 'board'?"),
        (layout(beside="media"), "layouts[0].media", "add at least one"),
        (layout(media=[NOTICE]), "layouts[0].media", 'beside = "media"'),
        (layout(ticker_moves=True), "layouts[0].ticker", "nothing that could move"),
        (layout(ticker={"es": "Hola"}), "layouts[0].ticker.en", "default language"),
        (layout(ticker=texts("x" * 301)), "layouts[0].ticker.en", "1 to 300"),
        (layout(theme="night"), "layouts[0].theme", "light"),
        (layout(colour="red"), "layouts[0].colour", "unknown key"),
        (layout(beside="media", media=[{"kind": "notice"}]), "layouts[0].media[0].texts", "the words"),
        (layout(beside="media", media=[{"texts": texts("A")}]), "layouts[0].media[0].kind", "picture, video or notice"),
        (layout(beside="media", media=[NOTICE | {"file": PICTURE}]), "layouts[0].media[0].file", "words alone"),
        (layout(beside="media", media=[{"kind": "picture"}]), "layouts[0].media[0].file", "name the file"),
        (layout(beside="media", media=[{"kind": "picture", "file": VIDEO}]), "layouts[0].media[0].file", "no picture"),
        (layout(beside="media", media=[{"kind": "video", "file": PICTURE}]), "layouts[0].media[0].file", "no video"),
        (layout(beside="media", media=[{"kind": "video", "file": "../a"}]), "layouts[0].media[0].file", "media store"),
        (layout(beside="media", media=[NOTICE | {"seconds": 3}]), "layouts[0].media[0].seconds", "4 to 600"),
        ({"layouts": layout()["layouts"] * 2}, "layouts[1].id", "taken by an entry above"),
        ({"zone": {"floor": "the eleventh"}}, "zones[0].floor", "1 to 10"),
        ({"zone": {"loudness": [{"start": "8:00", "percent": 60}]}}, "zones[0].loudness[0].start", 'a time such as'),
        ({"zone": {"loudness": [{"start": "08:00", "percent": 101}]}}, "zones[0].loudness[0].percent", "0 to 100"),
        (
            {"zone": {"loudness": [{"start": "12:00", "percent": 60}, {"start": "08:00", "percent": 50}]}},
            "zones[0].loudness",
            "in the order of the day",
        ),
        (
            {"zone": {"loudness": [{"start": "08:00", "percent": 60}] * 2}},
            "zones[0].loudness",
            "each time once",
        ),
        ({"service": {"guidance": texts("x" * 1001)}}, "services[1].guidance.en", "1 to 1000"),
        ({"staff": [CLERK | {"number": 0}]}, "staff[0].number", "1 to 999999"),
        ({"staff": [CLERK | {"number": 7}, OTHER | {"number": 7}]}, "staff[1].number", "'7' is taken"),
        ({"enamel": "teal"}, "enamel", "a colour such as"),
        ({"crest": "crest.png"}, "crest", "media store"),
        ({"crest": VIDEO}, "crest", "is a picture"),
    ],
)  # fmt: skip
def test_what_a_display_cannot_show_is_refused_with_what_to_do(changes: Any, path: str, advice: str) -> None:
    found = read(**changes)
    assert isinstance(found, dict)
    assert advice in found.get(path, ""), found


def test_a_whole_set_of_layouts_is_read_and_written() -> None:
    media = [
        {"kind": "picture", "file": PICTURE, "texts": texts("The market")},
        {"kind": "video", "file": VIDEO, "texts": texts("How to order")},
        NOTICE | {"seconds": 20},
    ]
    loudness = [{"start": "08:00", "percent": 60}, {"start": "12:30", "percent": 0}]
    found = office(
        **layout(
            beside="media", media=media, ticker=texts("Open till six"), ticker_moves=True, theme="dark", floor="1"
        ),
        zone={"floor": "1", "loudness": loudness},
        staff=[CLERK | {"number": 101}],
        service={"guidance": texts("Look at the card")},
        enamel="#7a1f3d",
        crest=PICTURE,
        names_shown=True,
    )
    hall = found.layouts[0]
    assert (hall.form, hall.beside, hall.theme) == (LayoutForm.BOARD, LayoutBeside.MEDIA, ThemeName.DARK)
    assert hall.media[1] == MediaItem(MediaKind.VIDEO, VIDEO, texts("How to order"))
    assert found.zones[0].loudness == (Loudness(480, 60), Loudness(750, 0))
    assert document_of(found)["zones"][0]["loudness"] == loudness  # type: ignore[index]
    assert (found.enamel, found.crest, found.names_shown, found.staff[0].number) == ("#7A1F3D", PICTURE, True, 101)


def test_an_office_that_says_nothing_has_none_of_it() -> None:
    found = office()
    assert (found.layouts, found.enamel, found.crest, found.names_shown) == ((), None, None, False)
    assert not {"layouts", "enamel", "crest", "names_shown"} & set(document_of(found))
    assert found.zones[0].loudness == ()
    assert Layout(LayoutId("x"), {}).beside is LayoutBeside.NOTHING


@pytest.mark.parametrize("colour", ["#0F4F53", "#7A1F3D", "#000000", "#14427A"])
def test_a_dark_colour_may_be_the_offices(colour: str) -> None:
    assert office(enamel=colour).enamel == colour


def test_a_light_colour_is_refused_with_every_pair_that_fails() -> None:
    found = read(enamel="#FFFDF8")
    assert isinstance(found, dict)
    assert [pair.role for pair in PAIRS if f"({pair.role} {pair.colour})" in found["enamel"]] == [
        pair.role for pair in PAIRS
    ]
    assert "contrast of 1.0, and 4.5 is needed" in found["enamel"]


def test_the_pairs_are_those_of_the_look() -> None:
    light = tokens.load_look().themes[tokens.ThemeName.LIGHT]
    assert {pair.role: pair.colour for pair in PAIRS} == {
        "onEnamel": light.on_enamel,
        "surface": light.surface,
        "ground": light.ground,
        "now": light.now,
    }
    declared = {
        pair.on if pair.text == "enamel" else pair.text
        for pair in tokens.load_look().pairs
        if "enamel" in (pair.text, pair.on)
    }
    assert declared - {"enamelTint"} <= {pair.role for pair in PAIRS}
    for one, other in (("#0F4F53", "#F4B13A"), ("#123456", "#FFFDF8")):
        assert contrast(one, other) == pytest.approx(tokens.contrast(one, other))


def test_a_colour_that_may_be_saved_makes_palettes_that_hold() -> None:
    look, chosen = tokens.load_look(), random.Random(7)
    tried = [f"#{chosen.randrange(1 << 24):06X}" for _ in range(600)]
    taken = [colour for colour in tried if not list(check_enamel(colour))]
    assert 100 < len(taken) < 300
    for colour in taken:
        assert set(own_palettes(look, colour)) == {tokens.ThemeName.LIGHT, tokens.ThemeName.DARK}, colour


def test_what_is_left_to_wish_for_is_said() -> None:
    media = [{"kind": "picture", "file": PICTURE}]
    found = by_path(
        office_warnings(
            office(
                **layout(beside="media", media=media, ticker={"en": "Hello"}),
                staff=[CLERK | {"number": 1}, OTHER],
                service={"guidance": {"en": "Look"}},
                names_shown=True,
            )
        )
    )
    assert "cannot see the picture" in found["layouts[0].media[0].texts"]
    assert "has no Spanish ticker words" in found["layouts[0].ticker"]
    assert "staff see the English one" in found["services[1].guidance"]
    assert "add name to its asks" in found["names_shown"]
    assert "clerk-2 has no number" in found["staff[1].number"]


def test_a_step_of_loudness_is_compared_by_its_time() -> None:
    before = office(zone={"loudness": [{"start": "08:00", "percent": 60}, {"start": "12:00", "percent": 70}]})
    after = office(zone={"loudness": [{"start": "07:00", "percent": 40}, {"start": "08:00", "percent": 60}]})
    assert [each.path for each in compare(before, after)] == [
        "zones[hall].loudness[07:00]",
        "zones[hall].loudness[12:00]",
    ]


def test_the_example_office_shows_every_form_of_layout_and_everybody_has_a_number() -> None:
    found = read_office(read_office_file(EXAMPLE))
    assert isinstance(found, Office)
    assert [(one.id, one.form, one.beside) for one in found.layouts] == [
        ("hall", LayoutForm.BOARD, LayoutBeside.NOTHING),
        ("hall-next", LayoutForm.BOARD, LayoutBeside.NEXT),
        ("hall-media", LayoutForm.BOARD, LayoutBeside.MEDIA),
        ("counter", LayoutForm.COUNTER, LayoutBeside.NOTHING),
    ]
    assert [one.number for one in found.staff] == [1, 2, 3, 4, 5, 6]
    assert sum(bool(one.guidance) for one in found.services) == 2
    assert office_warnings(found) == ()
