"""When a ticket was taken: by the box's own line, which no wrong clock moves (architecture.md, Order)."""

from datetime import UTC, datetime, timedelta

from kiosk.away.contact import Contact
from kiosk.printing.spool import Moment

TEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CONTACT = Contact(instant=5_000, wall=TEN, boot="one", seconds=100.0)
WRONG = datetime(1970, 1, 1, tzinfo=UTC)


def test_the_time_since_the_contact_is_counted_by_the_box() -> None:
    taken = CONTACT.taken(Moment("one", 161.5))
    assert (taken.last_contact, taken.elapsed_ms, taken.rebooted) == (5_000, 61_500, False)
    assert CONTACT.wall_at(Moment("one", 161.5), WRONG) == TEN + timedelta(seconds=61.5)


def test_a_clock_that_runs_ahead_counts_only_after_a_restart() -> None:
    ahead = TEN + timedelta(hours=9)
    assert CONTACT.wall_at(Moment("one", 160), ahead) == TEN + timedelta(minutes=1)
    assert CONTACT.wall_at(Moment("two", 30), ahead) == ahead
    assert CONTACT.wall_at(Moment("two", 30), WRONG) == TEN + timedelta(seconds=30)


def test_after_a_restart_it_is_the_time_since_the_start_at_least() -> None:
    taken = CONTACT.taken(Moment("two", 30))
    assert (taken.last_contact, taken.elapsed_ms, taken.rebooted) == (5_000, 30_000, True)


def test_after_a_restart_nobody_comes_before_the_tickets_given_earlier() -> None:
    earlier = CONTACT.taken(Moment("one", 400))
    later = CONTACT.after(earlier, Moment("two", 5)).taken(Moment("two", 5))
    assert later.last_contact + later.elapsed_ms == 5_000 + 300_000 + 5_000
    assert later.rebooted
    assert CONTACT.after(earlier, Moment("one", 500)) == CONTACT


def test_time_never_runs_backwards() -> None:
    assert CONTACT.taken(Moment("one", 99)).elapsed_ms == 0
