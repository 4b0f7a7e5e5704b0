"""Pictures and test prints over real sockets: what passes the hub's doors, and what it does not believe (T06)."""

import base64
import threading
from typing import Any

import requests

from hub.wire.errands import MOST_LOGO
from tests.hub.api.listening import Listening
from tests.hub.running import HubInThread
from tests.waiting import wait_until

PNG = b"\x89PNG\r\n\x1a\n"


def headers(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def previewed(hub: HubInThread, done: dict[str, Any], **template: Any) -> requests.Response:
    """What the manager is answered when the kiosk answers `done`."""
    wish: dict[str, Any] = {"service": "taxes", "language": "en"}
    if template:
        wish["template"] = {"parts": ["logo", "number"], **template}
    answers: list[requests.Response] = []

    def ask() -> None:
        url = hub.url + "/v1/tickets/preview"
        answers.append(requests.post(url, json=wish, headers=headers(hub.manager), timeout=20))

    kiosk = hub.key("Kiosk 1")
    with Listening(hub, kiosk) as stream:
        stream.wait_for("snapshot")
        asking = threading.Thread(target=ask)
        asking.start()
        wait_until(lambda: bool(answers or errands(stream)), 30, "an errand")
        if not answers:
            url = f"{hub.url}/v1/errands/{errands(stream)[0]}"
            view = requests.get(url, headers=headers(kiosk), timeout=20).json()
            assert (view.get("template") or {}).get("logo") == template.get("logo")
            assert requests.post(url, json=done, headers=headers(kiosk), timeout=20).status_code == 204
        asking.join()
    return answers[0]


def errands(stream: Listening) -> list[str]:
    return [beat.data["errand"] for beat in stream.of("heartbeat") if beat.data.get("errand")]


def test_a_large_picture_of_a_template_with_a_large_logo_passes(hub: HubInThread) -> None:
    picture = PNG + bytes(250_000)
    done = {"picture": base64.b64encode(picture).decode("ascii")}
    answer = previewed(hub, done, logo="A" * MOST_LOGO)
    assert (answer.status_code, answer.content == picture) == (200, True), answer.text[:300]


def test_what_is_no_picture_is_told_as_a_fault_of_the_kiosk(hub: HubInThread) -> None:
    for sent in (None, "", "PGh0bWw+", "no base64", "\u00e9\u00e9\u00e9\u00e9"):
        answer = previewed(hub, {"picture": sent})
        assert (answer.status_code, "no picture" in answer.json()["detail"]) == (503, True), sent
