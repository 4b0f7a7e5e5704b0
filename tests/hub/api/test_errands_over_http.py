"""Pictures and test prints over real sockets: what passes the hub's doors, and what it does not believe (T06, W07)."""

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


def asked(
    hub: HubInThread, room: str, wish: dict[str, Any], box: str, done: dict[str, Any]
) -> tuple[requests.Response, dict[str, Any]]:
    """What the manager is answered when the box answers `done`, and what the box was told; {} when it was told
    nothing."""
    answers: list[requests.Response] = []
    view: dict[str, Any] = {}

    def ask() -> None:
        answers.append(requests.post(f"{hub.url}{room}/preview", json=wish, headers=headers(hub.manager), timeout=20))

    key = hub.key(box)
    with Listening(hub, key) as stream:
        stream.wait_for("snapshot")
        asking = threading.Thread(target=ask)
        asking.start()
        wait_until(lambda: bool(answers or errands(stream)), 30, "an errand")
        if not answers:
            url = f"{hub.url}{room.removesuffix('/tickets')}/errands/{errands(stream)[0]}"
            view = requests.get(url, headers=headers(key), timeout=20).json()
            assert requests.post(url, json=done, headers=headers(key), timeout=20).status_code == 204
        asking.join()
    return answers[0], view


def previewed(hub: HubInThread, done: dict[str, Any], **template: Any) -> requests.Response:
    """What the manager is answered when the kiosk answers `done`."""
    wish: dict[str, Any] = {"service": "taxes", "language": "en"}
    if template:
        wish["template"] = {"parts": ["logo", "number"], **template}
    answer, view = asked(hub, "/v1/tickets", wish, "Kiosk 1", done)
    assert (view.get("template") or {}).get("logo") == template.get("logo")
    return answer


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


LAYOUT = {
    "beside": "media",
    "zones": ["hall-b"],
    "media": [{"kind": "notice", "texts": {"en": "Please wait", "ar": "يرجى الانتظار"}, "seconds": 20}],
    "ticker": {"en": "Open until six"},
    "theme": "dark",
}
SCREEN = {"width_px": 1080, "height_px": 1920, "diagonal_inch": 43.0, "farthest_seat_m": 8.0, "hang_height_m": 2.2}


def test_a_layout_is_drawn_by_a_display_for_the_screen_that_is_meant(hub: HubInThread) -> None:
    wish = {"layout": LAYOUT, "language": "ar", "calls": 3, "screen": SCREEN}
    picture = PNG + bytes(1_000_000)
    done = {"picture": base64.b64encode(picture).decode("ascii")}
    answer, view = asked(hub, "/v1/layouts", wish, "Display 1", done)
    assert (answer.status_code, answer.headers["content-type"], answer.content == picture) == (200, "image/png", True)
    assert (view["language"], view["calls"], view["screen"]) == ("ar", 3, SCREEN)
    shown = view["layout"]
    assert {key: shown[key] for key in LAYOUT if key != "media"} == {k: v for k, v in LAYOUT.items() if k != "media"}
    assert shown["media"][0]["texts"]["ar"] == "يرجى الانتظار"


def test_a_layout_that_does_not_hold_together_is_refused_before_any_display_hears_of_it(hub: HubInThread) -> None:
    layout = LAYOUT | {"zones": ["hall-x"], "media": [], "services": ["taxes"]}
    answer = hub.post("/v1/layouts/preview", hub.manager, {"layout": layout, "language": "en"})
    faults = {one["path"]: one["message"] for one in answer.json()["faults"]}
    assert answer.status_code == 422
    assert "did you mean" in faults["layout.zones"]
    assert "add at least one" in faults["layout.media"]
    assert 'beside = "next"' in faults["layout.services"]


def test_a_layout_that_nobody_could_read_is_refused_in_the_rules_words(hub: HubInThread) -> None:
    wish = {"layout": {}, "language": "en", "screen": SCREEN | {"farthest_seat_m": 40}}
    answer, _view = asked(hub, "/v1/layouts", wish, "Display 1", {"refused": "Digits can be read from 10 m."})
    told = answer.json()
    assert (answer.status_code, told["reason"]) == (409, "layout_not_legible"), told
    assert told["fields"] == {"why": "Digits can be read from 10 m."}


def test_a_display_that_cannot_draw_says_so_and_no_kiosk_takes_its_errand(hub: HubInThread) -> None:
    wish = {"layout": {}, "language": "en"}
    answers: list[requests.Response] = []
    url = hub.url + "/v1/layouts/preview"
    display, kiosk = hub.key("Display 1"), hub.key("Kiosk 1")
    with Listening(hub, display) as stream:
        stream.wait_for("snapshot")
        asking = threading.Thread(
            target=lambda: answers.append(requests.post(url, json=wish, headers=headers(hub.manager), timeout=20))
        )
        asking.start()
        wait_until(lambda: bool(errands(stream)), 30, "an errand")
        errand = f"{hub.url}/v1/layouts/errands/{errands(stream)[0]}"
        assert requests.get(errand, headers=headers(kiosk), timeout=20).status_code == 403
        assert requests.get(errand, headers=headers(display), timeout=20).status_code == 200
        assert requests.post(errand, json={"trouble": "busy"}, headers=headers(kiosk), timeout=20).status_code == 403
        done = requests.post(errand, json={"trouble": "busy"}, headers=headers(display), timeout=20)
        asking.join()
    assert (done.status_code, answers[0].status_code) == (204, 503)
    assert "The display could not do it: busy." in answers[0].text
