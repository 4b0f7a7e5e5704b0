"""What the office says of kiosk and ticket: what is refused, what is only warned of (K02 K05 T06)."""

import base64
import copy
import struct
import zlib
from typing import Any

import pytest

from hub.engine.checks.logo import HIGHEST, MOST_BYTES, WIDEST, fault_of_logo
from hub.engine.document_table import by_path
from hub.engine.office import Office
from hub.engine.office_document import build, document_of, read_office
from hub.engine.office_faces import USUAL_PARTS, KioskManners, TicketTemplate
from hub.engine.office_warnings import office_warnings
from hub.engine.terms import PersonalField, TicketPart
from tests.hub.engine.desk import document, texts

ONLY_ENGLISH = {"en": "Hello"}


def png(width: int = 8, height: int = 2, depth: int = 1, colour: int = 0, interlaced: int = 0, spare: int = 0) -> bytes:
    """A PNG whose pixels are all black; `spare` bytes of comment."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(colour, 1)
    row = bytes(1 + (width * depth * channels + 7) // 8)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    more = [(b"tEXt", bytes(spare))] if spare else []
    chunks = [(b"IHDR", header), *more, (b"IDAT", zlib.compress(row * height)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def logo(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def read(**changes: Any) -> Office | dict[str, str]:
    """`changes` are of the office; "service" of its first leaf."""
    changed = copy.deepcopy(document())
    services: Any = changed["services"]
    services[1] |= changes.pop("service", {})
    found = read_office(changed | changes)
    return found if isinstance(found, Office) else by_path(found)


def office(**changes: Any) -> Office:
    found = read(**changes)
    assert isinstance(found, Office), found
    assert build(document_of(found)) == found
    return found


def warnings(**changes: Any) -> dict[str, str]:
    return by_path(office_warnings(office(**changes)))


@pytest.mark.parametrize(
    ("changes", "path", "advice"),
    [
        ({"service": {"keywords": {"en": ["w" * 41]}}}, "services[1].keywords.en", "1 to 40 letters"),
        ({"service": {"keywords": {"en": [" "]}}}, "services[1].keywords.en", "1 to 40 letters"),
        ({"service": {"keywords": {"en": [str(n) for n in range(21)]}}}, "services[1].keywords.en", "at most 20"),
        ({"service": {"keywords": {"fr": ["a"]}}}, "services[1].keywords.fr", "unknown key"),
        ({"service": {"keywords": ["a"]}}, "services[1].keywords", "a table"),
        ({"service": {"online_url": "https://x.example"}}, "services[1].online", "in words"),
        ({"service": {"online_url": "javascript:x"}}, "services[1].online_url", "an address"),
        ({"service": {"online": {"es": "En casa"}}}, "services[1].online.en", "default language"),
        ({"service": {"asks": ["note"]}}, "services[1].asks", "what staff write"),
        ({"service": {"asks": ["fone"]}}, "services[1].asks", "did you mean 'phone'?"),
        ({"service": {"asks": ["phone", "phone"]}}, "services[1].asks", "only once"),
        ({"service": {"ticket_note": {}}}, "services[1].ticket_note.en", "default language"),
        ({"privacy": {"es": "Nada"}}, "privacy.en", "default language"),
        ({"ticket": {"parts": ["office", "qr"]}}, "ticket.parts", "add number"),
        ({"ticket": {"parts": ["number", "heder"]}}, "ticket.parts", "did you mean 'header'?"),
        ({"ticket": {"parts": ["number", "number"]}}, "ticket.parts", "only once"),
        ({"ticket": {"logo": logo(b"GIF89a")}}, "ticket.logo", "no PNG"),
        ({"ticket": {"big": True}}, "ticket.big", "unknown key"),
        ({"kiosk": {"party": 1}}, "kiosk.party", "true or false"),
        ({"kiosk": {"rolls": texts("x")}}, "kiosk.rolls", "did you mean 'roll'?"),
    ],
)
def test_a_fault_of_kiosk_or_ticket_is_named(changes: dict[str, Any], path: str, advice: str) -> None:
    found = read(**changes)
    assert isinstance(found, dict), "nothing was found"
    assert advice in found.get(path, str(found))


def test_what_is_set_up_is_read_and_written_again() -> None:
    found = office(
        service={
            "keywords": {"es": ["mudanza"]},
            "online": texts("At home"),
            "online_url": "https://marstow.example/a?b=1",
            "asks": ["phone", "name"],
            "ticket_note": texts("Hall B"),
        },
        privacy=texts("A day"),
        ticket={"parts": ["logo", "number", "qr"], "large": True, "logo": logo(png())},
        kiosk={"needs": False, "roll": texts("By the door")},
    )
    service = found.services[1]
    assert service.keywords == {"es": ("mudanza",)}
    assert service.asks == (PersonalField.PHONE, PersonalField.NAME)
    assert service.online_url == "https://marstow.example/a?b=1"
    assert found.ticket.printed == (TicketPart.LOGO, TicketPart.NUMBER, TicketPart.QR)
    assert found.kiosk == KioskManners(needs=False, roll=texts("By the door"))


def test_the_usual_ticket_has_the_header_footer_and_logo_there_are() -> None:
    assert TicketTemplate().printed == USUAL_PARTS
    full = TicketTemplate(header=ONLY_ENGLISH, footer=ONLY_ENGLISH, logo="x")
    assert full.printed == (TicketPart.LOGO, TicketPart.HEADER, *USUAL_PARTS, TicketPart.FOOTER)


@pytest.mark.parametrize(
    "data",
    [png(), png(WIDEST, HIGHEST), png(depth=8), png(depth=8, colour=2), png(depth=8, colour=6), png(spare=9000)],
)
def test_a_logo_that_a_printer_can_keep_is_taken(data: bytes) -> None:
    assert fault_of_logo(logo(data)) is None


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("not base64!", "base64"),
        (logo(png(WIDEST + 1)), "577 x 2"),
        (logo(png(height=HIGHEST + 1)), "240 high"),
        (logo(png(depth=16)), "8 bits"),
        (logo(png(colour=3)), "no colours"),
        (logo(png(interlaced=1)), "interlacing"),
        (logo(png(spare=MOST_BYTES)), f"at most {MOST_BYTES}"),
        (logo(png()[:-4]), "too early"),
        (logo(png()[:-12]), "broken"),
        (logo(png()[:45] + b"\x01" + png()[46:]), "broken"),
        (logo(png().replace(b"IDAT", b"IDAX")), "broken"),
        (logo(b"\x89PNG\r\n\x1a\n"), "broken"),
    ],
)
def test_a_logo_that_no_printer_can_keep_is_refused(text: str, advice: str) -> None:
    assert advice in (fault_of_logo(text) or "taken")


def test_a_logo_that_unpacks_to_more_than_its_size_is_refused_without_unpacking_it_all() -> None:
    bomb = zlib.compress(bytes(20_000_000))
    header = struct.pack(">IIBBBBB", 8, 2, 1, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", bomb) + _chunk(b"IEND", b"")
    assert "broken" in (fault_of_logo(logo(data)) or "")


def test_texts_that_some_people_cannot_read_are_listed() -> None:
    found = warnings(service={"names": {"en": "ID card"}}, languages=["en", "es", "pl"])
    assert found["services[1].names"] == "service a has no Spanish or Polish name: people see the English one"
    assert found["services[2].names"] == "service b has no Polish name: people see the English one"
    assert found["help_place"].endswith("people see the English ones")


@pytest.mark.parametrize(
    ("changes", "path", "sentence"),
    [
        ({"service": {"descriptions": ONLY_ENGLISH}}, "services[1].descriptions", "no Spanish description"),
        ({"service": {"documents": [ONLY_ENGLISH]}}, "services[1].documents[0]", "document 1 of service a"),
        ({"service": {"online": ONLY_ENGLISH}}, "services[1].online", "people see the English ones"),
        ({"service": {"ticket_note": ONLY_ENGLISH}}, "services[1].ticket_note", "note on its tickets"),
        ({"service": {"keywords": {"en": ["a"]}}}, "services[1].keywords", "by its name alone"),
        ({"service": {"asks": ["phone", "name"]}}, "services[1].asks", "asked for phone and name"),
        ({"privacy": ONLY_ENGLISH}, "privacy", "the office has no Spanish privacy words"),
        ({"kiosk": {"roll": ONLY_ENGLISH}}, "kiosk.roll", "the kiosk has no Spanish roll words"),
        ({"ticket": {"header": ONLY_ENGLISH}}, "ticket.header", "the ticket has no Spanish header"),
        ({"ticket": {"header": texts("x"), "parts": ["number"]}}, "ticket.header", "never printed"),
        ({"ticket": {"logo": logo(png()), "parts": ["number"]}}, "ticket.logo", "never printed"),
        ({"ticket": {"parts": ["number", "footer"]}}, "ticket.parts", "write ticket.footer"),
        (
            {"ticket": {"parts": ["number"]}, "service": {"ticket_note": texts("x")}},
            "ticket.parts",
            "add note",
        ),
        ({"outcomes": [{"id": "o", "names": ONLY_ENGLISH}]}, "outcomes[0].names", "staff see the English one"),
        ({"closures": [{"date": "2026-12-25", "reason": ONLY_ENGLISH}]}, "closures[0].reason", "closure 2026-12-25"),
    ],
)
def test_what_could_be_said_better_is_listed(changes: dict[str, Any], path: str, sentence: str) -> None:
    assert sentence in warnings(**changes).get(path, "nothing")


def test_a_whole_office_has_nothing_to_wish_for() -> None:
    assert warnings() == {}
    assert warnings(service={"asks": ["phone"]}, privacy=texts("A day")) == {}


def test_a_roll_of_numbers_and_the_words_for_it_belong_together() -> None:
    series: Any = copy.deepcopy(document()["series"])
    series.append({"id": "roll", "prefix": "Z", "preprinted": True})
    roll = {"roll": texts("By the door")}
    assert "no series is preprinted" in warnings(kiosk=roll)["kiosk.roll"]
    assert "do not say where it hangs" in warnings(series=series)["kiosk.roll"]
    assert warnings(series=series, kiosk=roll) == {}
