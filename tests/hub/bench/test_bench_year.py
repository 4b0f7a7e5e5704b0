"""The year that the bench writes is a sound journal on which a hub goes on."""

from pathlib import Path

from hub.app.opening import open_house
from hub.bench.year import repeat_day
from hub.bench.year_day import OPENING, live_one_day
from hub.service.clock import ManualClock
from hub.store.audit.verify import verify
from hub.store.database import Database
from hub.store.folder import DATABASE_FILE
from hub.store.sqlite import Sqlite


def test_a_repeated_day_is_a_sound_journal(tmp_path: Path) -> None:
    live_one_day(tmp_path, 40)
    events = repeat_day(tmp_path, 4, lambda _said: None)
    database = Database(Sqlite(tmp_path / DATABASE_FILE), only_read=True)
    report = verify(database, None, lambda _seen, _total: None)
    database.close()
    assert [finding.text for it in report.results for finding in it.findings.spelled] == []
    assert report.seq == events
    assert report.counts["ticket_issued"] == 160
    assert report.counts["day_closed"] == 4
    opened = open_house(tmp_path, ManualClock(OPENING), None)
    assert opened.house.board.seq == events
    opened.house.close_blocking()
