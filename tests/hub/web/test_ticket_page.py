"""What the ticket's page says, and that its markup is whole: language, direction, no script, nothing from elsewhere."""

import re
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser

import pytest

from hub.face.texts import Catalogues
from hub.face.tokens import ThemeName, contrast, load_look
from hub.web.markup import ticket_html, unknown_html
from hub.web.style import policy, sheet
from hub.web.ticket_page import Mood, Page, Place, TicketFacts, write_page
from hub.wire.hall import NoticeView
from hub.wire.hall_terms import NoticeAbout, NoticeKind
from hub.wire.terms import Arrow, VisitState

CATALOGUES = Catalogues.load()
NOW = datetime(2026, 11, 24, 10, 51, 7)  # noqa: DTZ001  # already in the office's zone: only its figures are shown
PLACE = Place("4", Arrow.LEFT, {"en": "Left, past the stairs", "ar": "إلى اليسار بعد الدرج"})


def facts(state: VisitState, language: str = "en", ahead: int = 6, label: str = "R042") -> TicketFacts:
    standing = state in (VisitState.CALLED, VisitState.SERVING)
    return TicketFacts(
        label=label,
        language=language,
        default_language="en",
        state=state,
        office={"en": "Marstow <Town> Hall"},
        service={"en": "Address & residence"},
        zone={"en": "Hall B"},
        zone_way={"en": "Sit in Hall B, through the arch"},
        help_place={"en": "desk 1"},
        ahead=ahead,
        now=NOW,
        place=PLACE if standing else None,
        called_at=NOW if standing else None,
    )


def page(state: VisitState, language: str = "en", ahead: int = 6) -> Page:
    return write_page(facts(state, language, ahead), CATALOGUES.texts(language, "web"))


def html(state: VisitState, language: str = "en") -> str:
    return ticket_html(page(state, language), language)


class Tags(HTMLParser):
    """Every tag with its attributes; fails on tags left open."""

    void = frozenset({"meta", "path"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.void:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


def test_waiting_tells_the_place_in_line() -> None:
    assert page(VisitState.WAITING).headline == "6 people before you"
    assert page(VisitState.WAITING, ahead=1).headline == "1 person before you"
    assert page(VisitState.WAITING, ahead=0).headline == "You are next"
    assert page(VisitState.WAITING, "ar", 2).headline == "أمامك شخصان"
    assert page(VisitState.WAITING, ahead=23).beads == 6
    assert page(VisitState.WAITING).lines[0].text == "Sit in Hall B, through the arch"


def test_called_is_the_only_amber_one_and_tells_where_to_go() -> None:
    called = page(VisitState.CALLED)
    assert (called.mood, called.headline, called.go, called.plate) == (
        Mood.NOW,
        "It is your turn",
        "Go to counter",
        "4",
    )
    assert (called.arrow, called.way, called.foot) == (Arrow.LEFT, "Left, past the stairs", "Called at 10:51.")
    assert [state for state in VisitState if page(state).mood is Mood.NOW] == [VisitState.CALLED]


def test_an_ended_visit_no_longer_asks_again() -> None:
    ended = {state for state in VisitState if not page(state).refresh}
    assert ended == {
        VisitState.SERVED, VisitState.LEFT, VisitState.NO_SHOW, VisitState.REMOVED, VisitState.LEFT_AT_CLOSING,
    }  # fmt: skip
    assert len({page(state).headline for state in ended}) == 5
    assert 'http-equiv="refresh"' not in html(VisitState.SERVED)
    assert '<meta http-equiv="refresh" content="15">' in html(VisitState.WAITING)


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize("state", VisitState)
def test_the_markup_is_whole_and_loads_nothing(state: VisitState, language: str) -> None:
    text = html(state, language)
    tags = Tags(text)
    root = tags.seen[0]
    assert root == ("html", {"lang": language, "dir": "rtl" if language == "ar" else "ltr"})
    assert {tag for tag, _ in tags.seen}.isdisjoint({"script", "link", "img", "iframe", "form", "input", "a"})
    assert not [name for _, attributes in tags.seen for name in attributes if name.startswith(("on", "src", "style"))]
    assert [tag for tag, _ in tags.seen if tag == "h1"] == ["h1"]
    assert "http" not in re.sub(r"http-equiv", "", text)
    assert "Marstow &lt;Town&gt; Hall" in text
    assert "Address &amp; residence" in text
    assert 'name="robots" content="noindex, nofollow"' in text


def test_a_way_is_never_mirrored() -> None:
    assert "rotate(270 12 12)" in html(VisitState.CALLED, "en")
    assert "rotate(270 12 12)" in html(VisitState.CALLED, "ar")


def test_a_long_number_is_set_smaller() -> None:
    long = ticket_html(write_page(facts(VisitState.WAITING, label="R1042"), CATALOGUES.texts("en", "web")), "en")
    assert '<p class="number long" dir="ltr"><i>R</i>1042</p>' in long
    assert '<p class="number" dir="ltr"><i>R</i>042</p>' in html(VisitState.WAITING)


def test_an_unknown_link_is_told_in_every_language_of_the_office() -> None:
    text = unknown_html([(code, CATALOGUES.texts(code, "web")) for code in ("en", "es", "ar")], "Marstow Town Hall")
    sections = [attributes for tag, attributes in Tags(text).seen if tag == "section"]
    assert [(one["lang"], one["dir"]) for one in sections] == [("en", "ltr"), ("es", "ltr"), ("ar", "rtl")]
    assert "هذه التذكرة غير معروفة" in text


def test_the_policy_allows_the_one_sheet_and_nothing_else() -> None:
    assert policy().startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy()
    assert "url(" not in sheet()
    assert "@import" not in sheet()


@pytest.mark.parametrize("theme", ThemeName)
def test_the_colours_used_together_are_readable(theme: ThemeName) -> None:
    palette, takeover = load_look().themes[theme], load_look().takeover[theme]
    text = [
        (palette.ink, palette.surface), (palette.ink2, palette.surface), (palette.ink2, palette.ground),
        (palette.ink, palette.ground), (palette.good, palette.ground), (palette.on_enamel, palette.enamel),
        (palette.enamel, palette.surface), (takeover.text, takeover.ground), (takeover.on_ticket, takeover.ticket),
        (takeover.on_plate, takeover.plate),
    ]  # fmt: skip
    assert [pair for pair in text if contrast(*pair) < 4.5] == []
    assert contrast(palette.outline, palette.surface) >= 3


def stopped(state: VisitState, *, away: bool = False, service: str | None = "residence", **words: str) -> Page:
    stop = NoticeView(
        id="stop",
        kind=NoticeKind.NOTICE,
        texts=words,
        since=0,
        about=NoticeAbout.STOP,
        service=service,
        sent_away=away,
    )
    return write_page(replace(facts(state), stop=stop), CATALOGUES.texts("en", "web"))


def test_who_waits_for_what_has_stopped_learns_it_and_keeps_the_place() -> None:
    told = stopped(VisitState.WAITING)
    assert told.headline == "6 people before you"
    words = "Address & residence: no more tickets today. If you have a ticket, we will call you."
    assert (told.lines[0].text, told.lines[1].text) == (words, "Sit in Hall B, through the arch")
    assert stopped(VisitState.WAITING, en="The printer is broken").lines[0].text == "The printer is broken"
    assert stopped(VisitState.WAITING, service=None).lines[0].text.startswith("No more tickets today.")
    assert "no more tickets" not in ticket_html(stopped(VisitState.CALLED), "en")


def test_who_was_sent_home_is_told_why() -> None:
    told = stopped(VisitState.LEFT_AT_CLOSING, away=True)
    assert told.headline == "This ticket has ended"
    assert told.under.startswith("Address & residence: closed for today.")
    assert stopped(VisitState.LEFT_AT_CLOSING).headline == "The office has closed"
