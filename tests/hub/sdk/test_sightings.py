"""Which hub a box belongs to, and which of its addresses comes next (D01, D04). No network here."""

from pathlib import Path

import pytest
import structlog

from hub.sdk.belonging import belongs_to, how_to_forget, keep_belonging
from hub.sdk.sightings import MOST_HUBS, PATIENCE_SECONDS, FoundHub, Sightings

OLD, NEW, SIX = "http://10.0.0.2:7410", "http://10.0.0.9:7410", "http://[fe80::1%25eth0]:7410"
OTHER = FoundHub("neighbour", "Next door", ("http://10.0.0.77:7410",))


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def mine(*urls: str) -> FoundHub:
    return FoundHub("mine", "Marstow", urls or (OLD,))


def test_the_only_hub_is_taken_after_a_moment_and_kept_when_another_one_comes(clock: Clock, tmp_path: Path) -> None:
    file = tmp_path / "box" / "hub.id"
    box = Sightings(None, lambda hub: keep_belonging(file, hub), monotonic=clock)
    box.seen("Marstow-mine", mine())
    assert box.current() is None  # another one may answer yet
    clock.now += 2
    assert box.current() == OLD
    assert belongs_to(file) is None
    box.worked(OLD)
    assert belongs_to(file) == "mine"
    box.seen("Next door", OTHER)
    assert box.current() == OLD
    # After a restart of the box both answer at once, and it knows its own.
    again = Sightings(belongs_to(file), monotonic=clock)
    again.seen("Next door", OTHER)
    assert again.current() is None
    again.seen("Marstow-mine", mine())
    assert again.current() == OLD


def test_of_two_that_answer_together_none_is_taken(clock: Clock) -> None:
    box = Sightings(None, monotonic=clock)
    with structlog.testing.capture_logs() as said:
        box.seen("Marstow-mine", mine())
        box.seen("Next door", OTHER)
        clock.now += 2
        assert box.current() is None
        assert box.current() is None
    assert [one["hubs"] for one in said if one["event"] == "several_hubs_found"] == [["mine", "neighbour"]]
    box.said_goodbye("Next door")
    assert box.current() == OLD


def test_every_address_is_tried_in_turn(clock: Clock) -> None:
    box = Sightings("mine", monotonic=clock)
    box.seen("Marstow-mine", mine(OLD, SIX))
    tried = []
    for _ in range(3):
        url = box.current()
        assert url is not None
        tried.append(url)
        box.failed(url)
        box.failed("http://10.0.0.3:1")  # a late word about another one
    assert tried == [OLD, SIX, OLD]


def test_a_new_address_is_tried_first_and_a_new_name_hides_nothing(clock: Clock) -> None:
    box = Sightings("mine", monotonic=clock)
    box.seen("Marstow-mine", mine(OLD))
    box.failed(OLD)
    box.seen("Marstow-mine", mine(NEW))
    assert box.current() == NEW
    box.seen("Town Hall-mine", mine(SIX))  # the hub was renamed; the old name has not gone yet
    assert box.current() == SIX
    box.failed(SIX)
    assert box.current() == NEW


def test_a_goodbye_of_the_own_hub_is_no_proof(clock: Clock) -> None:
    box = Sightings("mine", monotonic=clock)
    box.seen("Marstow-mine", mine())
    box.said_goodbye("Marstow-mine")
    assert box.current() == OLD


def test_another_hub_alone_is_not_taken_and_it_is_said_how_to(clock: Clock, tmp_path: Path) -> None:
    box = Sightings("mine", forget=how_to_forget(tmp_path / "hub.id"), monotonic=clock)
    with structlog.testing.capture_logs() as said:
        box.seen("Next door", OTHER)
        assert box.current() is None
        clock.now += PATIENCE_SECONDS
        assert box.current() is None
        assert box.current() is None
    assert len(said) == 1
    assert said[0]["others"] == ["neighbour"]
    assert f"delete {tmp_path / 'hub.id'}" in said[0]["advice"]


def test_a_network_full_of_hubs_fills_no_memory(clock: Clock) -> None:
    box = Sightings("mine", monotonic=clock)
    for number in range(2 * MOST_HUBS):
        box.seen(f"hub {number}", FoundHub(f"{number}", "", (OLD,)))
    assert len(box.all()) == MOST_HUBS
    assert box.current() is None
    box.seen("late", FoundHub("mine", "", (NEW,)))
    assert (box.current(), len(box.all())) == (NEW, MOST_HUBS), "the own hub is heard all the same"
    for number in range(2 * MOST_HUBS):
        box.seen(f"again {number}", FoundHub("mine", "", (SIX,)))
    assert len(box.all()) == MOST_HUBS


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x" * 65, b"two\nlines"])
def test_a_file_that_holds_no_id_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "hub.id"
    file.write_bytes(content)
    assert belongs_to(file) is None
    keep_belonging(file, "mine")
    assert belongs_to(file) == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["hub.id"]


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with structlog.testing.capture_logs() as said:
        keep_belonging(blocked / "hub.id", "mine")
    assert [one["event"] for one in said] == ["hub_id_not_kept"]
    assert belongs_to(None) is None
    keep_belonging(None, "mine")
    assert "device.hub.id" in how_to_forget(None)
