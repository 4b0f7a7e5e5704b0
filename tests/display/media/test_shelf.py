"""The office's files on the box: fetched once, there without the hub, bounded, never by a name that leads away."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from display.media.shelf import MediaShelf, files_of
from hub.sdk.errors import HubUnreachable
from hub.wire.office import LayoutView, MediaItemView, OfficeView
from tests.waiting import wait_until

CREST, HALL, PARK = "crest-0a1b2c3d.png", "hall-11111111.jpg", "park-22222222.webp"
FILM = "film-33333333.mp4"


class Hub:
    """Gives `size` bytes for every name; counts how often; may be away."""

    def __init__(self, size: int = 10) -> None:
        self.size, self.given, self.away = size, list[str](), False
        self.lacks = frozenset[str]()
        self.came = threading.Semaphore(0)

    def fetch(self, name: str, target: Path) -> None:
        self.given.append(name)
        if self.away or name in self.lacks:
            raise HubUnreachable("GET media: gone")
        target.write_bytes(b"x" * self.size)

    def arrived(self) -> None:
        self.came.release()


@contextmanager
def shelf(folder: Path, hub: Hub, *, films: bool = True, most: int = 10_000) -> Iterator[MediaShelf]:
    made = MediaShelf(folder, hub.fetch, hub.arrived, films=films, most_bytes=most)
    made.start()
    try:
        yield made
    finally:
        made.stop()


def test_what_the_office_shows_is_fetched_once_and_survives_the_hub(tmp_path: Path) -> None:
    hub = Hub()
    with shelf(tmp_path, hub) as made:
        assert made.path(CREST) == ""
        made.want([CREST, HALL])
        wait_until(lambda: made.path(HALL) != "")
        made.want([CREST, HALL])
        assert Path(made.path(CREST)).read_bytes() == b"x" * 10
    hub.away = True
    with shelf(tmp_path, hub) as again:
        again.want([CREST, HALL])
        assert again.path(CREST) == str(tmp_path / CREST)
    assert hub.given == [CREST, HALL]


def test_a_hub_that_is_away_is_asked_again_when_the_office_changes(tmp_path: Path) -> None:
    hub = Hub()
    hub.away = True
    with shelf(tmp_path, hub) as made:
        made.want([HALL])
        wait_until(lambda: hub.given == [HALL])
        hub.away = False
        made.want([HALL, PARK])
        wait_until(lambda: made.path(PARK) != "")
        assert made.path(HALL)


def test_a_file_that_the_hub_lacks_keeps_no_other_one_waiting(tmp_path: Path) -> None:
    hub = Hub()
    hub.lacks = frozenset({CREST})
    with shelf(tmp_path, hub) as made:
        made.want([CREST, HALL, PARK])
        wait_until(lambda: made.path(PARK) != "" and made.path(HALL) != "")
    assert hub.given == [CREST, HALL, PARK]


def test_a_folder_that_cannot_be_made_costs_the_pictures_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    hub = Hub()
    with shelf(tmp_path / "file" / "media", hub) as made:
        made.want([HALL])
        assert made.path(HALL) == ""
    assert hub.given == []


def test_the_folder_is_bounded_and_what_nobody_wants_goes_first(tmp_path: Path) -> None:
    hub = Hub(size=40)
    with shelf(tmp_path, hub, most=100) as made:
        made.want([CREST, HALL])
        wait_until(lambda: made.path(HALL) != "")
        made.want([CREST, PARK])
        wait_until(lambda: made.path(PARK) != "")
        assert made.path(HALL) == ""  # not wanted any more
        made.want([CREST, PARK, FILM])
        wait_until(lambda: hub.given[-1] == FILM)
        wait_until(lambda: not (tmp_path / FILM).exists())
        assert made.path(FILM) == ""  # all three are too much
        assert made.path(CREST)
        assert made.path(PARK)
    assert hub.given.count(FILM) == 1


def test_no_name_leads_out_of_the_folder_and_no_film_comes_where_none_can_be_played(tmp_path: Path) -> None:
    hub = Hub()
    names = ["../secret-00000000.png", "/etc/passwd", "a/b-00000000.png", "x.png", FILM, CREST]
    with shelf(tmp_path, hub, films=False) as made:
        made.want(names)
        wait_until(lambda: made.path(CREST) != "")
        assert [made.path(name) for name in names[:-1]] == [""] * 5
    assert hub.given == [CREST]


def test_the_crest_comes_first_and_videos_last() -> None:
    items = [
        MediaItemView(kind="video", file=FILM),
        MediaItemView(kind="picture", file=HALL),
        MediaItemView(kind="notice", texts={"en": "Hello"}),
    ]
    office = OfficeView(
        id="o",
        version=1,
        names={},
        languages=["en"],
        default_language="en",
        time_zone="UTC",
        help_place={},
        zones=[],
        services=[],
        counters=[],
        layouts=[LayoutView(id="hall", names={}, media=items)],
        crest=CREST,
    )
    assert files_of(office) == (CREST, HALL, FILM)
