"""What a document says of the kiosk and the ticket: the words that find a service, what people are asked, the ticket's
parts (K02, K05, T06)."""

import re

from hub.engine.document_table import UNFIT, Table, Tongues
from hub.engine.office_faces import KioskManners, TicketTemplate
from hub.engine.terms import PersonalField, TicketPart

URL = re.compile(r"https?://[!-~]{3,190}")
MOST_WORDS = 20
"""Words per language that find one service."""
LONGEST_WORD = 40
LONGEST_LOGO = 54_000
"""Letters of base64: 40 kB of PNG."""


def read_keywords(table: Table | None, tongues: Tongues) -> dict[str, tuple[str, ...]]:
    """Language -> words; unlike other texts they may be there in one language alone."""
    if table is None:
        return {}
    found = {language: _words(table, language) for language in tongues.languages if table.given(language)}
    table.done()
    return found


def _words(table: Table, language: str) -> tuple[str, ...]:
    words = table.strings(language)
    if len(words) > MOST_WORDS:
        table.blame(language, f"name at most {MOST_WORDS}")
    for word in words:
        if not word.strip() or len(word) > LONGEST_WORD or UNFIT.search(word):
            table.blame(language, f"write words of 1 to {LONGEST_WORD} letters; {word[:LONGEST_WORD]!r} is none")
    return words


def read_online_url(table: Table) -> str | None:
    if not table.given("online_url"):
        return None
    return table.matching("online_url", URL, 'an address of at most 200 letters, e.g. "https://example.org/passport"')


def read_asks(table: Table) -> tuple[PersonalField, ...]:
    fields = table.choices("asks", PersonalField, ())
    if PersonalField.NOTE in fields:
        table.blame("asks", "a note is what staff write; people can be asked for name, phone, email or document")
    return fields


def read_ticket(table: Table | None, tongues: Tongues) -> TicketTemplate:
    if table is None:
        return TicketTemplate()
    template = TicketTemplate(
        parts=table.choices("parts", TicketPart, ()),
        large=table.flag("large"),
        header=table.texts("header", tongues, required=False),
        footer=table.texts("footer", tongues, required=False),
        logo=table.text("logo", most=LONGEST_LOGO) if table.given("logo") else None,
    )
    table.done()
    return template


def read_manners(table: Table | None, tongues: Tongues) -> KioskManners:
    if table is None:
        return KioskManners()
    manners = KioskManners(
        needs=table.flag("needs", fallback=True),
        party=table.flag("party", fallback=True),
        several=table.flag("several", fallback=True),
        roll=table.texts("roll", tongues, required=False),
    )
    table.done()
    return manners
