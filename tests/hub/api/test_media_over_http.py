"""Pictures and videos over real sockets: stored by a manager, read by every box, streamed both ways (W07)."""

import hashlib
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from hub.sdk.client import HubClient
from hub.sdk.errors import BadRequest
from tests.hub.engine.desk import texts
from tests.hub.running import HubInThread, hub_in_thread
from tests.waiting import wait_until

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
VIDEO = b"\x00\x00\x00\x20ftypisom" + bytes(range(256)) * 12_000
"""3 MB: several pieces on the way in."""


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubInThread]:
    with hub_in_thread(tmp_path, pins=1) as running:
        yield running


def put(hub: HubInThread, name: str, content: bytes, token: str | None = None) -> requests.Response:
    headers = {"Authorization": f"Bearer {token or hub.manager}"}
    return requests.put(f"{hub.url}/v1/media/{name}", content, headers=headers, timeout=30)


def begun(hub: HubInThread, length: int) -> socket.socket:
    """A connection on which a file of that length is about to be sent."""
    where = urlsplit(hub.url)
    link = socket.create_connection((str(where.hostname), where.port or 80), timeout=20)
    head = (
        "PUT /v1/media/x.mp4 HTTP/1.1", "Host: hub", f"Authorization: Bearer {hub.manager}", f"Content-Length: {length}"
    )  # fmt: skip
    link.sendall("\r\n".join((*head, "", "")).encode())
    return link


def test_a_video_goes_in_and_comes_out_whole_in_parts_and_only_once(hub: HubInThread, tmp_path: Path) -> None:
    file = tmp_path / "The way.mp4"
    file.write_bytes(VIDEO)
    manager = HubClient(hub.url, hub.manager)
    stored = manager.put_media(file)
    digits = hashlib.sha256(VIDEO).hexdigest()[:8]
    assert (stored.name, stored.type, stored.bytes, stored.used) == (
        f"the-way-{digits}.mp4",
        "video/mp4",
        len(VIDEO),
        False,
    )
    assert manager.put_media(file) == stored
    assert manager.media() == [stored]
    manager.close()
    display = HubClient(hub.url, hub.key("Display 1"))
    display.fetch_media(stored.name, tmp_path / "kept.mp4")
    assert (tmp_path / "kept.mp4").read_bytes() == VIDEO
    with pytest.raises(BadRequest):
        display.fetch_media("none-00000000.mp4", tmp_path / "none.mp4")
    display.close()
    assert sorted(one.name for one in tmp_path.glob("*.mp4*")) == ["The way.mp4", "kept.mp4"]
    path = f"/v1/media/{stored.name}"
    whole = hub.get(path, hub.key("Kiosk 1"))
    assert whole.headers["etag"] == f'"{stored.name}"'
    assert whole.headers["content-security-policy"] == "default-src 'none'; sandbox"
    headers = {"Authorization": f"Bearer {hub.key('Counter 1')}"}
    part = requests.get(hub.url + path, headers=headers | {"Range": "bytes=100-199"}, timeout=20)
    assert (part.status_code, part.content) == (206, VIDEO[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(VIDEO)}"
    known = requests.get(hub.url + path, headers=headers | {"If-None-Match": whole.headers["etag"]}, timeout=20)
    assert (known.status_code, known.content) == (304, b"")


def test_what_is_no_picture_or_too_large_is_told_with_what_to_do(hub: HubInThread) -> None:
    told = put(hub, "x.png", b"GIF89a" + bytes(100)).json()
    assert (told["status"], told["reason"]) == (422, "media_not_taken")
    assert "no PNG" in told["faults"][0]["message"]
    large = put(hub, "x.png", PICTURE + bytes(8 * 1024 * 1024))
    assert (large.status_code, large.json()["reason"]) == (422, "media_too_large")
    assert "8 MB" in large.json()["faults"][0]["message"]
    assert hub.get("/v1/media", hub.manager).json() == []


def test_a_longer_video_than_any_is_refused_before_it_is_sent(hub: HubInThread) -> None:
    with begun(hub, 2**40) as link:
        assert link.recv(200).startswith(b"HTTP/1.1 413 ")


def test_a_sender_that_goes_leaves_nothing_and_keeps_nobody_waiting(hub: HubInThread, tmp_path: Path) -> None:
    with begun(hub, len(VIDEO)) as link:
        link.sendall(VIDEO[:2_000_000])
        wait_until(lambda: any((tmp_path / "hub-data" / "media").glob("*.part")), 20, "the file to begin")
    wait_until(lambda: not any((tmp_path / "hub-data" / "media").iterdir()), 20, "the half file to be gone")
    assert put(hub, "y.png", PICTURE).status_code == 200


def test_a_file_that_the_office_uses_stays_and_one_that_is_missing_is_warned_of(hub: HubInThread) -> None:
    name = put(hub, "market.png", PICTURE).json()["name"]
    document = hub.get("/v1/office/document", hub.manager).json()["document"]
    media = [{"kind": "picture", "file": name, "texts": texts("The market")}]
    document["layouts"] = [{"id": "hall", "names": texts("Hall"), "beside": "media", "media": media}]
    document["crest"] = "crest-00000000.png"
    warned = hub.post("/v1/office/check", hub.manager, document).json()["warnings"]
    missing = {one["path"]: one["message"] for one in warned if "not stored" in one["message"]}
    assert list(missing) == ["crest"]
    assert hub.post("/v1/office", hub.manager, document).status_code == 200
    assert [(one["name"], one["used"]) for one in hub.get("/v1/media", hub.manager).json()] == [(name, True)]
    refused = hub.delete(f"/v1/media/{name}", hub.manager)
    assert (refused.status_code, refused.json()["fields"]) == (409, {"path": "layouts[0].media[0].file"})
    del document["layouts"]
    assert hub.post("/v1/office", hub.manager, document).status_code == 200
    assert hub.delete(f"/v1/media/{name}", hub.manager).status_code == 204
    assert hub.delete(f"/v1/media/{name}", hub.manager).status_code == 404
    assert hub.get(f"/v1/media/{name}", hub.key("Display 1")).status_code == 404
