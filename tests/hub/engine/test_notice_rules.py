"""What is said to everybody in the hall: who may, in which words, how long (W11)."""

from typing import Any

import pytest

from hub.engine.commands import CloseDay, EndNotice, OpenDay, RaiseNotice, StopService, Tick
from hub.engine.events import NoticeEnded, NoticeRaised
from hub.engine.hall import MOST_NOTICES, Notice
from hub.engine.ids import Instant, NoticeId, ServiceId, ZoneId
from hub.engine.refusal import Reason, Refusal
from hub.engine.snapshot import decode_state, encode_state
from hub.engine.terms import NoticeKind
from tests.hub.engine.desk import HUB, KIOSK, MANAGER, MINUTE, Desk, clerk, replayed

ONE, TWO = NoticeId("one"), NoticeId("two")
WORDS = {"en": "The lift is out of order", "es": "El ascensor no funciona"}
NOTICE, EMERGENCY = NoticeKind.NOTICE, NoticeKind.EMERGENCY


def raised(notice: NoticeId = ONE, kind: NoticeKind = NOTICE, **more: Any) -> RaiseNotice:
    return RaiseNotice(notice, kind, **{"texts": WORDS} | more)


def supervised() -> Desk:
    """Clerk 1 may supervise, clerk 2 has what everybody has."""
    member = {"id": "clerk-1", "name": "Clerk 1", "languages": ["en"], "permissions": ["supervise"]}
    return Desk(staff=[member, {"id": "clerk-2", "name": "Clerk 2", "languages": ["en"]}])


def test_a_notice_stands_until_somebody_ends_it() -> None:
    desk = Desk()
    at = Instant(desk.now)
    assert desk.must(raised(), MANAGER) == (NoticeRaised(ONE, NOTICE, WORDS, spoken=True),)
    assert desk.state.hall.notices == {ONE: Notice(ONE, NOTICE, WORDS, spoken=True, since=at)}
    assert desk.refused(raised(), MANAGER) is Reason.NO_CHANGE
    desk.wait(600)
    desk.must(CloseDay(), MANAGER)
    desk.later(9 * 60, "2026-11-24", 1)
    desk.must(OpenDay(), MANAGER)
    assert [*desk.state.hall.notices] == [ONE], "a night ends no notice"
    assert desk.must(EndNotice(ONE), MANAGER) == (NoticeEnded(ONE),)
    assert desk.refused(EndNotice(ONE), MANAGER) is Reason.NO_CHANGE
    assert desk.state.hall.notices == {}


@pytest.mark.parametrize("opened", [True, False])
def test_a_notice_ends_by_itself_open_or_closed(opened: bool) -> None:
    desk = Desk(opened=False, hours=[{"days": ["sunday"], "opens": "08:00", "closes": "09:00"}])
    if opened:
        desk.must(OpenDay(), MANAGER)
    until = Instant(desk.now + 5 * MINUTE)
    desk.must(raised(minutes=5), MANAGER)
    desk.must(raised(TWO, minutes=9), MANAGER)
    assert desk.state.hall.notices[ONE].until == until
    assert desk.state.next_due() == until
    desk.now = until - 1
    assert desk.refused(Tick(), HUB) is Reason.NO_CHANGE
    desk.now = until
    assert desk.must(Tick(), HUB) == (NoticeEnded(ONE, by_itself=True),)
    assert desk.state.next_due() == until + 4 * MINUTE


def test_words_are_wanted_in_the_office_s_own_language_and_in_none_that_nobody_shows() -> None:
    desk = Desk()
    assert desk.do(raised(texts={"es": "Sí"}), MANAGER) == Refusal(Reason.TEXT_MISSING, {"language": "en"})
    assert desk.refused(raised(texts={}), MANAGER) is Reason.TEXT_MISSING
    assert desk.refused(raised(texts={"en": ""}), MANAGER) is Reason.TEXT_MISSING
    assert desk.do(raised(texts={"en": "Yes", "xx": "?"}), MANAGER) == Refusal(
        Reason.LANGUAGE_NOT_OFFERED, {"language": "xx"}
    )
    desk.must(raised(texts={"en": "Yes"}), MANAGER)


def test_a_notice_is_for_zones_that_there_are() -> None:
    desk = Desk()
    elsewhere = desk.do(raised(zones=(ZoneId("hall"), ZoneId("attic"))), MANAGER)
    assert elsewhere == Refusal(Reason.UNKNOWN_ZONE, {"zone": "attic"})
    (event,) = desk.must(raised(zones=(ZoneId("hall"),), spoken=False), MANAGER)
    assert event == NoticeRaised(ONE, NOTICE, WORDS, spoken=False, zones=(ZoneId("hall"),))


def test_to_say_something_to_everybody_takes_a_permission() -> None:
    desk = supervised()
    for stranger in (clerk(2), KIOSK, clerk(9)):
        refusal = desk.do(raised(), stranger)
        assert refusal == Refusal(Reason.NOT_PERMITTED, {"permission": "supervise"})
    desk.must(raised(), clerk(1))
    assert desk.refused(EndNotice(ONE), clerk(2)) is Reason.NOT_PERMITTED
    desk.must(EndNotice(ONE), clerk(1))


def test_many_notices_keep_no_emergency_out() -> None:
    desk = Desk()
    desk.must(StopService(ServiceId("a")), MANAGER)
    for number in range(MOST_NOTICES):
        desk.must(raised(NoticeId(f"n-{number}")), MANAGER)
    assert desk.do(raised(), MANAGER) == Refusal(Reason.TOO_MANY_NOTICES, {"most": str(MOST_NOTICES)})
    desk.must(raised(kind=EMERGENCY), MANAGER)
    desk.must(EndNotice(NoticeId("n-0")), MANAGER)
    desk.must(raised(TWO), MANAGER)


def test_notices_come_back_from_a_snapshot_and_a_replay_in_their_order() -> None:
    desk = Desk()
    desk.must(raised(TWO, minutes=5, zones=(ZoneId("hall"),)), MANAGER)
    desk.must(raised(ONE, EMERGENCY), MANAGER)
    for again in (decode_state(encode_state(desk.state)), replayed(desk.journal)):
        assert again.hall.notices == desk.state.hall.notices
        assert [*again.hall.notices] == [TWO, ONE]
        assert again.next_due() == desk.state.next_due()


def test_before_the_first_set_up_nothing_is_said() -> None:
    desk = Desk(opened=False)
    desk.state = type(desk.state).empty()
    assert desk.refused(raised(), MANAGER) is Reason.OFFICE_INVALID
