import array
import io
import threading
import wave
from pathlib import Path

from hub.sdk.io.sound import AplayPlayer, SoundState
from tests.waiting import wait_until


def beep(seconds: float = 0.1) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22_050)
        file.writeframes(array.array("h", [0] * int(seconds * 22_050)).tobytes())
    return written.getvalue()


def test_aplay_plays_to_its_end_on_the_null_device() -> None:
    changes: list[SoundState] = []
    player = AplayPlayer("null", changes.append)
    assert player.play(beep()), "install aplay: sudo apt-get install alsa-utils"
    assert player.play(beep())
    assert changes == [SoundState.OK]


def test_a_missing_device_is_told_once_and_tried_again_later() -> None:
    now = 0.0
    changes: list[SoundState] = []
    player = AplayPlayer("no_such_card", changes.append, lambda: now)
    assert not player.play(beep())
    assert not player.play(beep())
    now += 31
    assert not player.play(beep())
    assert changes == [SoundState.MISSING]
    assert player.state is SoundState.MISSING


def test_a_device_that_comes_back_is_told(tmp_path: Path) -> None:
    now = 0.0
    program = tmp_path / "aplay"
    program.write_text("#!/bin/sh\ncat > /dev/null\nexit 1\n")
    program.chmod(0o755)
    changes: list[SoundState] = []
    player = AplayPlayer(None, changes.append, lambda: now, program=str(program))
    assert not player.play(beep())
    program.write_text("#!/bin/sh\ncat > /dev/null\n")
    assert not player.play(beep())  # not before its time
    now += 30
    assert player.play(beep())
    assert changes == [SoundState.MISSING, SoundState.OK]


def test_without_the_program_nothing_breaks() -> None:
    player = AplayPlayer(program="no-such-aplay")
    assert not player.play(beep())
    assert player.state is SoundState.MISSING


def test_stop_ends_a_sound_under_way(tmp_path: Path) -> None:
    started = tmp_path / "started"
    program = tmp_path / "aplay"
    program.write_text(f"#!/bin/sh\ntouch {started}\nexec sleep 30\n")
    program.chmod(0o755)
    player = AplayPlayer(program=str(program))
    heard: list[bool] = []
    thread = threading.Thread(target=lambda: heard.append(player.play(beep())))
    thread.start()
    wait_until(started.exists, what="the sound to begin")
    player.stop()
    thread.join(10)
    assert heard == [False]
    assert not player.play(beep())


def test_a_look_tells_how_the_device_is_without_a_sound() -> None:
    changes: list[SoundState] = []
    AplayPlayer("no_such_card", changes.append).look()
    AplayPlayer("null", changes.append).look()
    assert changes == [SoundState.MISSING, SoundState.OK]


def test_a_cut_ends_one_sound_and_is_no_fault(tmp_path: Path) -> None:
    started = tmp_path / "started"
    program = tmp_path / "aplay"
    program.write_text(f"#!/bin/sh\ntouch {started}\nexec sleep 30\n")
    program.chmod(0o755)
    changes: list[SoundState] = []
    player = AplayPlayer(None, changes.append, program=str(program))
    heard: list[bool] = []
    thread = threading.Thread(target=lambda: heard.append(player.play_while(beep(), lambda: True)))
    thread.start()
    wait_until(started.exists, what="the sound to begin")
    player.cut()
    thread.join(10)
    assert heard == [False]
    assert changes == []
    program.write_text("#!/bin/sh\ncat > /dev/null\n")
    assert player.play_while(beep(), lambda: True), "the next one sounds"


def test_what_is_not_wanted_any_more_makes_no_sound(tmp_path: Path) -> None:
    program = tmp_path / "aplay"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n")
    program.chmod(0o755)
    player = AplayPlayer(program=str(program))
    assert not player.play_while(beep(), lambda: False)
    player.cut()
    assert not (tmp_path / "started").exists()
    assert player.play_while(beep(), lambda: True), "a cut of nothing cuts nothing"


def test_a_cut_between_the_question_and_the_sound_ends_it(tmp_path: Path) -> None:
    program = tmp_path / "aplay"
    program.write_text("#!/bin/sh\nexec sleep 30\n")
    program.chmod(0o755)
    player = AplayPlayer(program=str(program))

    def still() -> bool:
        player.cut()
        return True

    assert not player.play_while(beep(), still)
