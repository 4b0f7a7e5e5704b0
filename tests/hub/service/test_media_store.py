"""Pictures and videos beside the journal: named by their content, whole or not at all, bounded (W07)."""

import hashlib
import os
import threading
from pathlib import Path

import pytest

from hub.engine.office_document import build
from hub.service import media
from hub.service.media import Limits, MediaStore, NotTaken, Stored, stem_of
from hub.service.media_types import JPEG, MP4, PNG, WEBM, WEBP, MediaType, type_of
from hub.service.media_use import files_missing, files_named
from tests.hub.engine.desk import document, texts

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(200)
VIDEO = b"\x00\x00\x00\x20ftypisom" + bytes(200)
SMALL = Limits(picture=1000, video=5000, total=6000, keep_free=0)


@pytest.fixture
def store(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "data" / "media", SMALL)


def put(store: MediaStore, name: str, content: bytes, piece: int = 50) -> Stored:
    with store.begin(name) as incoming:
        for start in range(0, len(content), piece):
            incoming.write(content[start : start + piece])
        return incoming.finish()


def lying(store: MediaStore, tmp_path: Path) -> list[str]:
    return sorted(file.name for file in (tmp_path / "data" / "media").iterdir())


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (PICTURE, PNG),
        (b"\xff\xd8\xff\xe0" + bytes(60), JPEG),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(60), WEBP),
        (VIDEO, MP4),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm" + bytes(60), WEBM),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska" + bytes(60), None),
        (b"\x00\x00\x00\x14ftypqt  " + bytes(60), None),
        (b"RIFF\x10\x00\x00\x00WAVEfmt " + bytes(60), None),
        (b"GIF89a" + bytes(60), None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>" + bytes(60), None),
        (b"", None),
    ],
)
def test_a_type_is_told_by_the_first_bytes(first: bytes, kind: MediaType | None) -> None:
    assert type_of(first) is kind


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Market day.PNG", "market-day"),
        ("C:\\Users\\Fotos\\Café Übersicht.jpg", "cafe-ubersicht"),
        ("../../etc/passwd", "passwd"),
        ("a" * 90 + ".png", "a" * 60),
        ("--x--.mp4", "x"),
    ],
)
def test_a_name_keeps_what_is_plain(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_a_name_of_which_nothing_is_left_is_refused() -> None:
    for name in ("市场.png", "", "..."):
        with pytest.raises(NotTaken, match="letters a to z"):
            stem_of(name)


def test_a_file_is_stored_under_the_name_of_its_content_once(store: MediaStore, tmp_path: Path) -> None:
    digits = hashlib.sha256(PICTURE).hexdigest()[:8]
    stored = put(store, "Market.jpeg", PICTURE)
    assert stored == Stored(f"market-{digits}.png", PNG, len(PICTURE))
    assert put(store, "market.png", PICTURE, piece=7) == stored
    put(store, "way.mp4", VIDEO)
    assert lying(store, tmp_path) == [one.name for one in store.stored()]
    assert [one.type for one in store.stored()] == [PNG, MP4]
    found = store.find(stored.name)
    assert found is not None
    assert (found[0], found[1].read_bytes(), found[1].stat().st_mode & 0o777) == (stored, PICTURE, 0o600)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"GIF89a" + bytes(200), media.NotTaken),
        (b"\x89PNG", media.NotTaken),
        (PICTURE + bytes(1000), media.TooLarge),
        (VIDEO + bytes(5000), media.TooLarge),
    ],
)
def test_what_cannot_be_taken_leaves_nothing_behind(
    store: MediaStore, tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        put(store, "x.png", content)
    assert lying(store, tmp_path) == []
    assert put(store, "x.png", PICTURE).bytes == len(PICTURE)


def test_all_files_together_have_a_bound(store: MediaStore) -> None:
    put(store, "a.mp4", VIDEO + bytes(4700))
    put(store, "b.png", PICTURE + bytes(700))
    with pytest.raises(media.NoRoom, match="remove one first"):
        put(store, "c.png", PICTURE + bytes(701))
    assert store.remove(store.stored()[0].name)
    put(store, "c.png", PICTURE + bytes(701))


def test_a_disk_that_must_keep_room_for_the_journal_takes_nothing(tmp_path: Path) -> None:
    store = MediaStore(tmp_path / "media", Limits(keep_free=2**62))
    with pytest.raises(media.DiskTrouble, match="kept for the journal"):
        put(store, "a.png", PICTURE)
    assert store.stored() == []


def test_a_disk_that_fills_while_a_file_comes_is_told(store: MediaStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(media.DiskTrouble, match="disk is full"):
            put(store, "a.png", PICTURE)
    assert put(store, "a.png", PICTURE).name == store.stored()[0].name


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("no folder")
    store = MediaStore(tmp_path / "media")
    with pytest.raises(media.DiskTrouble, match="cannot be used"):
        store.begin("a.png")
    with pytest.raises(media.DiskTrouble):
        store.stored()


def test_one_comes_at_a_time_and_a_broken_one_makes_room_for_the_next(store: MediaStore) -> None:
    busy: list[type[Exception]] = []

    def second() -> None:
        try:
            store.begin("b.png")
        except media.MediaBusy as error:
            busy.append(type(error))

    with store.begin("a.png") as incoming:
        incoming.write(PICTURE)
        other = threading.Thread(target=second)
        other.start()
        other.join()
    assert busy == [media.MediaBusy]
    assert store.stored() == []
    put(store, "b.png", PICTURE)
    assert len(store.stored()) == 1


def test_a_chore_beside_the_hub_takes_nothing_away_from_what_comes_in(store: MediaStore, tmp_path: Path) -> None:
    beside = MediaStore(tmp_path / "data" / "media", SMALL)
    with store.begin("a.png") as incoming:
        incoming.write(PICTURE)
        with pytest.raises(media.MediaBusy):
            beside.begin("b.png")
        assert incoming.finish().bytes == len(PICTURE)
    assert put(beside, "b.png", PICTURE).bytes == len(PICTURE)


def test_what_a_killed_hub_left_is_swept_and_strange_files_are_none_of_ours(store: MediaStore, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "media"
    folder.mkdir(parents=True)
    (folder / "0123456789abcdef.part").write_bytes(b"half")
    (folder / "notes.txt").write_text("mine")
    (folder / "link-00000000.png").symlink_to(folder / "notes.txt")
    put(store, "a.png", PICTURE)
    assert not (folder / "0123456789abcdef.part").exists()
    assert len(store.stored()) == 1
    for name in ("notes.txt", "../vestibule.db", "link-00000000.png", "a-00000000.png", ""):
        assert store.find(name) is None
        assert not store.remove(name)


def test_where_an_office_names_files_and_which_are_missing() -> None:
    named = document() | {
        "crest": "crest-11111111.png",
        "layouts": [
            {
                "id": "hall",
                "names": texts("Hall"),
                "beside": "media",
                "media": [
                    {"kind": "notice", "texts": texts("Hello")},
                    {"kind": "video", "file": "way-22222222.mp4", "texts": texts("The way")},
                ],
            }
        ],
    }
    assert dict(files_named(build(named))) == {
        "crest": "crest-11111111.png",
        "layouts[0].media[1].file": "way-22222222.mp4",
    }
    assert list(files_missing(named, ["crest-11111111.png"])) == ["layouts[0].media[1].file"]
    assert files_missing(document(), []) == {}
