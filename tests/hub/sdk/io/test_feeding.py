"""Player programs that are fed while the sound is made: they end well, break, hang, cannot be ended (W05)."""

import subprocess
import threading
import time
from pathlib import Path

import pytest

from hub.sdk.io import feeding
from hub.sdk.io.feeding import LONGEST_BYTES, GrowingSound, feed
from hub.sdk.io.sound import AplayPlayer, SoundState
from hub.sdk.io.waves import RATE, silence
from tests.means import need_program
from tests.waiting import wait_until


def program(folder: Path, script: str) -> Path:
    made = folder / "player"
    made.write_text(f"#!/bin/sh\n{script}\n")
    made.chmod(0o755)
    return made


def started(path: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([str(path)], stdin=subprocess.PIPE, stderr=subprocess.PIPE)


def sound(seconds: float) -> GrowingSound:
    made = GrowingSound()
    made.add(silence(seconds).tobytes())
    made.end()
    return made


def test_everything_arrives_as_it_is_made(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    growing, began = GrowingSound(), threading.Event()
    outcome: list[str | None] = []
    player = program(tmp_path, f"cat > {taken}")
    thread = threading.Thread(
        target=lambda: outcome.append(feed(started(player), growing.blocks(), began=began.set)), daemon=True
    )
    thread.start()
    assert not began.is_set()
    growing.add(silence(0.5).tobytes())
    assert began.wait(10)
    wait_until(lambda: taken.exists() and taken.stat().st_size == 44 + RATE, what="the first half second")
    growing.add(silence(0.5).tobytes())
    growing.end()
    thread.join(10)
    assert outcome == [None]
    assert taken.stat().st_size == 44 + 2 * RATE


def test_the_real_player_takes_a_sound_of_unknown_length() -> None:
    need_program("aplay", "alsa-utils")
    player = AplayPlayer("null")
    assert player.play_growing(sound(2.0))
    assert player.state is SoundState.OK


def test_a_program_that_breaks_in_the_middle_says_why(tmp_path: Path) -> None:
    player = program(tmp_path, "head -c 100000 > /dev/null\necho 'write error: No such device' >&2\nexit 1")
    assert feed(started(player), sound(20).blocks()) == "write error: No such device"
    assert feed(started(program(tmp_path, "exit 3")), sound(20).blocks()) == "ended with 3"


def test_a_program_that_takes_nothing_is_ended(tmp_path: Path) -> None:
    playing = started(program(tmp_path, "exec sleep 60"))
    begun = time.monotonic()
    assert feed(playing, sound(20).blocks(), stall=0.3) == "the sound device hangs"
    assert time.monotonic() - begun < 3
    assert playing.poll() is not None


def test_one_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeding, "DRAIN_SECONDS", 0.1)
    playing = started(program(tmp_path, "cat > /dev/null\nexec sleep 60"))
    assert feed(playing, sound(0.1).blocks(), stall=0.3) == "the sound device hangs"
    assert playing.poll() is not None


def test_one_that_cannot_be_ended_keeps_its_device_to_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in a driver's uninterruptible wait takes no signal; here nobody sends one."""
    left: list[subprocess.Popen[bytes]] = []
    monkeypatch.setattr(feeding, "end_program", left.append)
    player = AplayPlayer(program=str(program(tmp_path, "exec sleep 60")), stall_seconds=0.2)
    assert not player.play_growing(sound(20))
    assert not player.play_growing(sound(20))
    assert len(left) == 1, "the second did not even start"
    left[0].kill()
    left[0].wait(10)
    program(tmp_path, "cat > /dev/null")
    assert player.play_growing(sound(1))


def test_a_sound_has_a_longest_length() -> None:
    growing = GrowingSound()
    growing.add(bytes(LONGEST_BYTES))
    growing.add(bytes(2))
    growing.end()
    growing.add(bytes(2))
    assert len(list(growing.blocks())) == 2


def test_what_is_never_finished_is_over_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeding, "LATE_SECONDS", 0.05)
    assert len(list(GrowingSound().blocks())) == 1
