"""The reader finds each kind of violation, planted one at a time into a clean run."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from hub.run import reader
from hub.run.evidence import Entry, Line, copy_journal, read_journal, read_records
from hub.run.reader import judge

OFFICE = {"counters": [{"id": "c1", "zone": "hall-a"}, {"id": "c2", "zone": "hall-b"}]}


def event(seq: int, kind: str, request: str = "", **payload: Any) -> Entry:
    return Entry(seq, 1000.0 + seq, request or f"r{seq}", kind, payload)


def line(source: str, t: float, kind: str, **fields: Any) -> Line:
    return Line(source, t, kind, fields)


def run() -> tuple[list[Entry], list[Line]]:
    """A clean run: two tickets printed, called at two counters, shown; one served, one gone."""
    journal = [
        event(1, "office_accepted", version=1, document=OFFICE),
        event(2, "ticket_issued", visit="v1", day="2026-11-23", label="R001"),
        event(3, "ticket_issued", visit="v2", day="2026-11-23", label="R002"),
        event(4, "ticket_printed", visit="v1", outcome="printed"),
        event(5, "ticket_printed", visit="v2", outcome="printed"),
        event(6, "visit_called", visit="v1", counter="c1"),
        event(7, "visit_called", visit="v2", counter="c2"),
        event(8, "call_shown", visit="v1", call=6),
        event(9, "visit_served", visit="v1", counter="c1"),
        event(10, "visit_no_show", visit="v2", counter="c2"),
    ]
    records = [
        line("kiosk-1", 1002.1, "acknowledged", request="r2", what="issue", visit="v1", label="R001"),
        line("kiosk-1", 1003.1, "acknowledged", request="r3", what="issue", visit="v2", label="R002"),
        line("kiosk-1", 1003.5, "printed", visit="v1", label="R001"),
        line("kiosk-1", 1003.9, "printed", visit="v2", label="R002"),
        line("clerk-1", 1006.1, "acknowledged", request="r6", what="call_next", visit="v1", call=6),
        line("clerk-2", 1007.1, "acknowledged", request="r7", what="call_next", visit="v2", call=7),
        line("display-1", 1000.5, "connected", zones=""),
        line("display-1", 1006.2, "shown", call=6),
        line("display-1", 1006.3, "acknowledged", request="r8", what="shown", call=6),
        line("display-1", 1007.2, "shown", call=7),
    ]
    return journal, records


def test_a_clean_run_is_clean() -> None:
    summary = judge(*run())
    assert summary.clean
    assert summary.faults == []
    assert (summary.issued, summary.printed, summary.called) == (2, 2, 2)
    assert (summary.served, summary.no_shows) == (1, 1)


def test_a_number_given_twice() -> None:
    journal, records = run()
    journal[2] = event(3, "ticket_issued", visit="v2", day="2026-11-23", label="R001")
    records[1] = line("kiosk-1", 1003.1, "acknowledged", request="r3", what="issue", visit="v2", label="R001")
    summary = judge(journal, records)
    assert (summary.duplicates, summary.lost) == (1, 0)
    assert "R001" in summary.faults[0]


def test_the_same_number_on_another_day_is_no_duplicate() -> None:
    journal, records = run()
    journal[2] = event(3, "ticket_issued", visit="v2", day="2026-11-24", label="R001")
    records[1] = line("kiosk-1", 1003.1, "acknowledged", request="r3", what="issue", visit="v2", label="R001")
    assert judge(journal, records).duplicates == 0


def test_a_number_the_journal_gave_to_one_and_the_hub_told_to_another() -> None:
    journal, records = run()
    records.append(line("kiosk-2", 1003.2, "acknowledged", request="r3", what="issue", visit="v9", label="R002"))
    summary = judge(journal, records)
    assert (summary.duplicates, summary.lost) == (1, 1)


def test_a_visit_whose_paper_was_put_right_has_one_number() -> None:
    journal, records = run()
    journal.insert(2, event(20, "visit_relabelled", visit="v1", day="2026-11-23", label="R010"))
    records[0] = line("kiosk-1", 1002.1, "acknowledged", request="r20", what="hand_in", visit="v1", label="R010")
    assert judge(journal, records).clean
    journal.insert(3, event(21, "ticket_issued", visit="v3", day="2026-11-23", label="R010"))
    assert judge(journal, records).duplicates == 1


def test_a_visit_called_while_it_is_at_a_counter() -> None:
    journal, records = run()
    journal.append(event(11, "visit_called", visit="v1", counter="c2"))
    records.append(line("display-1", 1011.1, "shown", call=11))
    assert judge(journal, records).called_twice == 1


def test_a_visit_called_again_after_a_transfer_is_fine() -> None:
    journal, records = run()
    journal += [event(11, "visit_transferred", visit="v1"), event(12, "visit_called", visit="v1", counter="c2")]
    records.append(line("display-1", 1012.1, "shown", call=12))
    assert judge(journal, records).clean


def test_one_call_handed_to_two_counters() -> None:
    journal, records = run()
    records.append(line("clerk-3", 1006.1, "acknowledged", request="r7", what="call_next", visit="v1", call=6))
    assert judge(journal, records).called_twice == 1


def test_an_acknowledged_ticket_that_is_not_in_the_journal() -> None:
    journal, records = run()
    records.append(line("kiosk-1", 1004.0, "acknowledged", request="r99", what="issue", visit="v9", label="R009"))
    summary = judge(journal, records)
    assert summary.lost == 1
    assert "R009" in summary.faults[0]


def test_a_ticket_whose_number_differs_from_the_journal() -> None:
    journal, records = run()
    records[1] = line("kiosk-1", 1003.1, "acknowledged", request="r3", what="issue", visit="v2", label="R007")
    assert judge(journal, records).lost == 1


def test_an_acknowledged_call_that_is_not_in_the_journal() -> None:
    journal, records = run()
    records.append(line("clerk-1", 1009.0, "acknowledged", request="r98", what="call_next", visit="v1", call=98))
    assert judge(journal, records).lost == 1


def test_a_thing_told_twice_is_not_lost() -> None:
    """The repeat has a request id of its own and changes nothing."""
    journal, records = run()
    records.append(line("display-1", 1006.4, "acknowledged", request="other", what="shown", call=6))
    records.append(line("kiosk-1", 1006.4, "acknowledged", request="another", what="printed", visit="v1"))
    assert judge(journal, records).clean


def test_a_ticket_without_paper() -> None:
    journal, records = run()
    del records[3]
    summary = judge(journal, records)
    assert (summary.issued_without_paper, summary.printed) == (1, 1)


@pytest.mark.parametrize("shown", [None, 1011.4])
def test_a_call_not_shown_or_shown_too_late(shown: float | None) -> None:
    journal, records = run()
    records[7] = line("display-1", shown or 0.0, "shown" if shown else "asked", call=6)
    summary = judge(journal, records)
    assert summary.lost == 1
    assert "call 6" in summary.faults[0]


def test_a_call_shown_only_in_another_zone() -> None:
    journal, records = run()
    records[6] = line("display-1", 1000.5, "connected", zones="hall-b,hall-c")
    assert judge(journal, records).lost == 1


def test_a_display_that_was_cut_off_has_its_time_from_when_it_is_back() -> None:
    journal, records = run()
    records[7:] = [
        line("display-1", 1004.0, "lost"),
        line("display-1", 1019.0, "connected", zones=""),
        line("display-1", 1019.3, "shown", call=6),
        line("display-1", 1023.9, "shown", call=7),
    ]
    assert judge(journal, records).clean
    records[-1] = line("display-1", 1024.9, "shown", call=7)
    assert judge(journal, records).lost == 1


def test_a_connection_that_ends_right_after_a_call_is_not_five_seconds_of_it() -> None:
    journal, records = run()
    records[7:] = [
        line("display-1", 1006.05, "lost"),
        line("display-1", 1013.0, "connected", zones=""),
        line("display-1", 1014.0, "shown", call=6),
        line("display-1", 1014.0, "shown", call=7),
    ]
    assert judge(journal, records).clean
    records[-2] = line("display-1", 1018.4, "shown", call=6)
    assert judge(journal, records).lost == 1


def test_without_any_display_every_call_is_lost() -> None:
    journal, records = run()
    assert judge(journal, records[:6]).lost == 2


def stored(tmp_path: Path, journal: list[Entry]) -> Path:
    """The columns of the hub's journal that the reader relies on."""
    database = tmp_path / "vestibule.db"
    link = sqlite3.connect(database)
    link.execute("CREATE TABLE journal (journal_id, seq, wall_ms, request_id, type, payload)")
    rows = [(1, e.seq, int(e.wall * 1000), e.request, e.type, json.dumps(e.payload)) for e in journal]
    link.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", rows)
    link.commit()
    link.close()
    return database


def recorded(tmp_path: Path, lines: list[Line]) -> list[Path]:
    for it in lines:
        with (tmp_path / f"{it.source}.jsonl").open("a") as file:
            file.write(json.dumps({"t": it.t, "kind": it.kind, **it.fields}) + "\n")
    return list(tmp_path.glob("*.jsonl"))


def test_the_files_are_read_as_written_and_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal, records = run()
    database, files = stored(tmp_path, journal), recorded(tmp_path, records)
    assert read_journal(database) == journal
    assert sorted(read_records(files), key=lambda it: it.t) == sorted(records, key=lambda it: it.t)
    assert reader.main([str(database), *map(str, files)]) == 0
    assert json.loads(capsys.readouterr().out)["issued"] == 2
    recorded(tmp_path, [line("kiosk-1", 1.0, "acknowledged", request="x", what="issue", visit="x", label="X")])
    assert reader.main([str(database), *map(str, files)]) == 1


def test_a_line_torn_by_a_kill_is_left_out_and_rubbish_is_not_overlooked(tmp_path: Path) -> None:
    file = tmp_path / "kiosk-1.jsonl"
    file.write_text('{"t": 1, "kind": "asked"}\n{"t": 2, "kin')
    assert len(read_records([file])) == 1
    file.write_text("rubbish\n")
    with pytest.raises(ValueError, match="Expecting value"):
        read_records([file])
    file.write_text('{"t": 1}\n')
    with pytest.raises(ValueError, match="no record"):
        read_records([file])


def test_a_copied_journal_stands_alone(tmp_path: Path) -> None:
    database = stored(tmp_path, run()[0])
    with sqlite3.connect(database) as link:
        link.execute("PRAGMA journal_mode=WAL")
    copy = tmp_path / "out" / "journal.db"
    copy.parent.mkdir()
    copy_journal(database, copy)
    assert read_journal(copy) == run()[0]
    assert [file.name for file in copy.parent.iterdir()] == ["journal.db"]
