"""The ledger of numbers: durable before anything is printed, once per number, and no names in it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.away.errors import LedgerBroken
from kiosk.away.ledger import MOST_REFUSED, GivenState, Kept, Ledger, Line
from kiosk.printing.spool import Moment


def line(number: int, *, day: str = "2026-11-23", entry: str | None = "{}") -> Line:
    return Line(f"visit-{day}-{number}", day, "R", number, f"R{number:03}", Moment("one", number), entry)


def test_what_is_given_stays_until_it_is_handed_in(tmp_path: Path) -> None:
    path = tmp_path / "kiosk" / "numbers.ledger"
    ledger = Ledger.open(path)
    for number in (3, 1, 2):
        ledger.give(line(number))
    ledger.keep(Kept.LEASE, "first")
    ledger.keep(Kept.LEASE, "second")
    ledger.close()
    again = Ledger.open(path)
    assert [one.number for one in again.outstanding()] == [3, 1, 2]
    assert again.kept(Kept.LEASE) == "second"
    assert again.kept(Kept.NEWS) is None
    again.handed_in(line(3).visit)
    again.handed_in(line(1).visit, "R077")
    again.refused(line(2).visit, "unknown_service")
    assert again.outstanding() == []
    assert [(one.state, one.reason, one.entry) for one in again.of_day("2026-11-23")] == [
        (GivenState.HANDED_IN, None, None),
        (GivenState.HANDED_IN, "R077", None),
        (GivenState.REFUSED, "unknown_service", None),
    ]
    assert path.stat().st_mode & 0o077 == 0
    again.close()


def test_a_number_and_a_visit_are_there_once(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "ledger")
    ledger.give(line(1))
    with pytest.raises(LedgerBroken):
        ledger.give(line(1))
    ledger.give(line(1, day="2026-11-24"))
    ledger.close()
    with pytest.raises(LedgerBroken):
        ledger.outstanding()


def test_a_new_day_lets_go_of_all_but_what_is_still_owed(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "ledger")
    for number in range(1, MOST_REFUSED + 4):
        ledger.give(line(number))
    ledger.handed_in(line(1).visit)
    for number in range(3, MOST_REFUSED + 4):
        ledger.refused(line(number).visit, "number_not_held")
    ledger.let_go("2026-11-24")
    assert [one.number for one in ledger.outstanding()] == [2]
    assert len(ledger.all_refused()) == MOST_REFUSED
    assert ledger.all_refused()[0].number == 4
    ledger.close()


def test_a_file_that_is_no_ledger_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    path.write_bytes(b"nothing like a database" * 400)
    ledger = Ledger.open(path)
    assert ledger.outstanding() == []
    assert (tmp_path / "ledger.broken").exists()
    ledger.close()


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    with pytest.raises((LedgerBroken, OSError)):
        Ledger.open(tmp_path / "ledger")


GIVER = """
import sys
from pathlib import Path
from kiosk.away.ledger import Ledger, Line
from kiosk.printing.spool import Moment
ledger = Ledger.open(Path(sys.argv[1]))
for number in range(1, 100000):
    ledger.give(Line(f"visit-{number}", "2026-11-23", "R", number, f"R{number:03}", Moment("one", 1.0), "{}"))
    print(number, flush=True)
"""


def test_killed_at_any_moment_it_holds_what_it_has_confirmed(tmp_path: Path) -> None:
    giver = subprocess.Popen(
        [sys.executable, "-c", GIVER, str(tmp_path / "ledger")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert giver.stdout is not None
    confirmed = [int(giver.stdout.readline()) for _ in range(25)]
    giver.send_signal(signal.SIGKILL)
    rest, _ = giver.communicate(timeout=10)
    confirmed += [int(word) for word in rest.split()]
    ledger = Ledger.open(tmp_path / "ledger")
    held = [one.number for one in ledger.outstanding()]
    ledger.close()
    assert held[: len(confirmed)] == confirmed
    assert len(held) - len(confirmed) in (0, 1)  # the last one may be durable and unconfirmed


def test_what_a_person_needs_is_not_on_the_disk_once_it_is_handed_in(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "numbers.ledger")
    for number in range(3):
        ledger.give(line(number, entry='{"needs": ["planted-need"]}'))
    for number in range(3):
        ledger.handed_in(line(number).visit)
    assert not any(b"planted-need" in file.read_bytes() for file in tmp_path.iterdir())
    ledger.close()
