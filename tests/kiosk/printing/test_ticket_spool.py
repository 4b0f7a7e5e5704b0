"""The durable queue, including a real kill -9."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.printing.errors import FailReason, SpoolBroken
from kiosk.printing.spool import HISTORY, REPRINTABLE, JobId, JobState, Moment, Spool
from tests.kiosk.printing.samples import arabic, english

NOW = Moment("boot-1", 100.0)
A, B = JobId("visit-a"), JobId("visit-b")


def test_a_job_goes_its_way_and_comes_back_whole(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path / "deep" / "spool")
    assert spool.accept(A, arabic(documents=("هوية",)), NOW)
    assert not spool.accept(A, english(), NOW)
    assert spool.accept(B, english(), NOW)
    assert [job.id for job in spool.waiting()] == [A, B]
    assert spool.waiting()[0].content == arabic(documents=("هوية",))
    spool.sending(A)
    spool.ended(A, JobState.PRINTED)
    found = spool.find(A)
    assert found is not None
    assert (found.state, found.reason) == (JobState.PRINTED, None)
    assert spool.find(JobId("nobody")) is None
    spool.again(A, english(copy=True), NOW)
    assert [job.id for job in spool.waiting()] == [B, A]
    spool.close()
    assert (tmp_path / "deep" / "spool").stat().st_mode & 0o077 == 0


def test_age_counts_only_within_one_start_of_the_box(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path / "spool")
    spool.accept(A, english(), NOW)
    job = spool.waiting()[0]
    assert job.age(Moment("boot-1", 107.5)) == 7.5
    assert job.age(Moment("boot-2", 107.5)) == float("inf")
    spool.close()


def test_history_is_bounded_and_old_contents_are_let_go(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path / "spool")
    spool._connection.execute("PRAGMA synchronous = OFF")  # only faster
    for number in range(HISTORY + 3):
        spool.accept(JobId(f"v{number}"), english(), NOW)
        spool.ended(JobId(f"v{number}"), JobState.FAILED, FailReason.PAPER_OUT)
    kept = [spool.find(JobId(f"v{number}")) for number in range(HISTORY + 3)]
    assert kept[:3] == [None] * 3
    assert [job is not None and job.content is not None for job in kept[3:]] == (
        [False] * (HISTORY - REPRINTABLE) + [True] * REPRINTABLE
    )
    spool.close()


def test_a_file_that_is_no_spool_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "spool"
    path.write_bytes(b"this is not a database, whatever it says" * 50)
    spool = Spool.open(path)
    assert spool.accept(A, english(), NOW)
    spool.close()
    assert (tmp_path / "spool.broken").exists()


def test_what_cannot_be_opened_or_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(SpoolBroken):
        Spool.open(tmp_path / "folder")
    spool = Spool.open(tmp_path / "spool")
    spool.close()
    with pytest.raises(SpoolBroken):
        spool.accept(A, english(), NOW)
    with pytest.raises(SpoolBroken):
        spool.waiting()


DYING = """
import os, sys
from pathlib import Path
from kiosk.printing.spool import JobId, Moment, Spool
from tests.kiosk.printing.samples import english
spool = Spool.open(Path(sys.argv[1]))
spool.accept(JobId("visit-a"), english(), Moment("boot-1", 100.0))
spool.accept(JobId("visit-b"), english(), Moment("boot-1", 100.0))
spool.sending(JobId("visit-a"))
os.kill(os.getpid(), 9)
"""


def test_kill_9_leaves_the_unsent_waiting_and_the_half_sent_uncertain(tmp_path: Path) -> None:
    path = tmp_path / "spool"
    died = subprocess.run([sys.executable, "-c", DYING, str(path)], cwd=Path.cwd(), check=False, timeout=60)
    assert died.returncode == -signal.SIGKILL
    spool = Spool.open(path)
    assert [job.id for job in spool.interrupted()] == [A]
    found = spool.find(A)
    assert found is not None
    assert (found.state, found.reason) == (JobState.UNCERTAIN, FailReason.INTERRUPTED)
    assert spool.interrupted() == []
    assert [job.id for job in spool.waiting()] == [B]
    spool.close()


def test_the_days_tickets_are_not_on_the_disk_once_it_is_over(tmp_path: Path) -> None:
    spool = Spool.open(tmp_path / "spool")
    for job in (A, B):
        spool.accept(job, english(url="http://10.0.0.2/t/plantedtoken"), NOW)
        spool.ended(job, JobState.PRINTED)
    spool.end_day()
    assert not any(b"plantedtoken" in file.read_bytes() for file in tmp_path.iterdir())
    spool.close()
