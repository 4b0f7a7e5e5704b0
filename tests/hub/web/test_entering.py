"""A browser becomes a box by its key: the page, the cookie, what it opens and what it does not (S11 S13 W11)."""

import base64
import hashlib
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from hub.service.browsers import COOKIE
from hub.web.bounds import MISSES
from hub.web.entry_page import SCRIPT
from tests.hub.running import HubInThread, hub_in_thread

OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubInThread]:
    with hub_in_thread(tmp_path, pins=1) as running:
        yield running


def enter(hub: HubInThread, key: str, **headers: str) -> requests.Response:
    return requests.post(f"{hub.url}/enter", {"key": key}, headers=headers, timeout=20, allow_redirects=False)


def by_cookie(hub: HubInThread, key: str, **headers: str) -> dict[str, str]:
    """What a browser sends once it was let in."""
    answer = enter(hub, key)
    assert answer.status_code == 303, answer.text
    return {"Cookie": f"{COOKIE}={answer.cookies[COOKIE]}", **headers}


def get(hub: HubInThread, path: str, headers: dict[str, str]) -> requests.Response:
    return requests.get(hub.url + path, headers=headers, timeout=20, allow_redirects=False)


def test_the_page_asks_for_a_key_in_the_readers_language_and_runs_its_one_script(hub: HubInThread) -> None:
    page = get(hub, "/enter", {"Accept-Language": "xx, ar-EG;q=0.9, en;q=0.5"})
    assert (page.status_code, page.headers["cache-control"]) == (200, "no-store")
    assert '<html lang="ar" dir="rtl">' in page.text
    assert "دار بلدية مارستو" in page.text
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    policy = page.headers["content-security-policy"]
    assert f"script-src 'sha256-{digest}'" in policy
    assert "form-action 'self'" in policy
    assert re.findall(r"<script>(.*?)</script>", page.text) == [SCRIPT]
    assert '<html lang="en"' in get(hub, "/enter", {}).text


@pytest.mark.parametrize(("box", "page"), [("Display 1", "/display"), ("Counter 1", "/staff")])
def test_a_key_opens_the_page_of_its_kind_of_box(hub: HubInThread, box: str, page: str) -> None:
    answer = enter(hub, hub.key(box))
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    cookie = answer.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_a_wrong_key_is_told_so_and_soon_not_tried_any_more(hub: HubInThread) -> None:
    for key in ("", "short", "A" * 43, hub.manager):
        answer = enter(hub, key)
        assert (answer.status_code, "set-cookie" in answer.headers) == (403, False), key
        assert "This key is not known here." in answer.text
    kiosk = enter(hub, hub.key("Kiosk 1"))
    assert (kiosk.status_code, "another kind of box" in kiosk.text) == (403, True)
    told = [enter(hub, "A" * 43) for _ in range(int(MISSES))]
    assert told[-1].status_code == 429
    assert "Wait a minute" in told[-1].text
    assert enter(hub, hub.key("Display 1")).status_code == 429


def test_a_form_that_is_none_is_refused(hub: HubInThread) -> None:
    for body in (b"\xff\xfe", b"&".join(b"key=a" for _ in range(9)), b"key=" + b"a" * 20_000):
        answer = requests.post(f"{hub.url}/enter", body, timeout=20, allow_redirects=False)
        assert answer.status_code in (403, 413), body[:20]


def test_another_sites_page_cannot_make_a_browser_its_box(hub: HubInThread) -> None:
    key = hub.key("Display 1")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}):
        assert enter(hub, key, **headers).status_code == 403
    assert enter(hub, key, Origin=hub.url).status_code == 303
    assert enter(hub, key, **OWN).status_code == 303


def test_the_page_lets_browsers_say_that_its_form_is_ours(hub: HubInThread) -> None:
    """Over plain HTTP in an office's network browsers send no Sec-Fetch-Site, and under "no-referrer" they say that a
    form comes from "null": nobody would ever be let in. Both pages, also the one after a wrong key."""
    wrong = enter(hub, "A" * 43)
    for page in (get(hub, "/enter", {}), wrong):
        assert page.headers["referrer-policy"] == "same-origin"


def test_the_cookie_reads_as_the_key_does_and_follows_the_events(hub: HubInThread) -> None:
    browser = by_cookie(hub, hub.key("Display 1"))
    assert [one["id"] for one in get(hub, "/v1/office", browser).json()["layouts"]][:1] == ["hall"]
    with requests.get(f"{hub.url}/v1/events?audience=display", headers=browser, stream=True, timeout=20) as stream:
        lines = stream.iter_lines(chunk_size=1)
        assert next(line for line in lines if line.startswith(b"event:")) == b"event: snapshot"
    assert get(hub, "/v1/visits", browser).status_code == 403


def test_the_cookie_writes_from_our_own_pages_alone(hub: HubInThread) -> None:
    browser = by_cookie(hub, hub.key("Counter 1"))
    pin = {"staff": "clerk-1", "pin": hub.pins["clerk-1"]}

    def sign_in(**headers: str) -> requests.Response:
        return requests.post(f"{hub.url}/v1/sign-in", json=pin, headers={**browser, **headers}, timeout=20)

    for headers in ({}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
        refused = sign_in(**headers)
        assert (refused.status_code, refused.json()["reason"]) == (403, "forbidden"), headers
    for headers in ({"Request-Id": str(uuid.uuid4())}, OWN, {"Origin": hub.url}):
        assert sign_in(**headers).status_code == 200, headers


def test_a_bearer_token_goes_before_the_cookie(hub: HubInThread) -> None:
    browser = by_cookie(hub, hub.key("Counter 1"), Authorization=f"Bearer {hub.sign_in()}")
    assert get(hub, "/v1/visits", browser).status_code == 200
    wrong = browser | {"Authorization": "Bearer none"}
    assert get(hub, "/v1/office", wrong).status_code == 401


def test_a_revoked_key_opens_nothing_and_pages_send_the_browser_to_the_door(hub: HubInThread) -> None:
    browser = by_cookie(hub, hub.key("Display 1"))
    device = hub.house.people.device_of_key(hub.key("Display 1"))
    assert device is not None
    hub.house.people.revoke(device.device)
    assert get(hub, "/v1/office", browser).status_code == 401
    for headers in (browser, {}):
        for page in ("/display", "/staff"):
            answer = get(hub, page, headers)
            assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
