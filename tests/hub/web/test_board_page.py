"""The lobby board as a page: a real browser at a real hub, entered by a display's key (W06 W12 W13).

With VESTIBULE_PICTURES=DIR pictures of it are kept there.
"""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from hub.web.board_page import static_files
from tests.browser import Browser, Page, browser
from tests.hub.running import Hub, HubInThread, hub_in_thread, running_hub
from tests.waiting import wait_until

PANELS = {"wall": (1920, 1080), "upright": (1080, 1920), "small": (1280, 800)}
SEATS = "seats=5&inches=55"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubInThread]:
    with hub_in_thread(tmp_path) as running:
        yield running


def wall(chromium: Browser, hub: HubInThread | Hub, query: str = SEATS) -> Page:
    """A page that has been let in by the key behind #."""
    page = chromium.page()
    page.size(*PANELS["wall"])
    page.go(f"{hub.url}/enter#{hub.key('Display 1')}")
    page.until("location.pathname === '/display'")
    page.go(f"{hub.url}/display?{query}")
    page.until("document.querySelector('time')?.textContent.includes(':')")
    return page


def called(hub: HubInThread | Hub, counter: str = "counter-1") -> dict[str, str]:
    places = hub.get("/v1/office", hub.manager).json()["counters"]
    service = next(one["services"][0] for one in places if one["id"] == counter)
    assert hub.issue(service).status_code == 200
    clerk = hub.open_counter(counter)
    answer = hub.post(f"/v1/counters/{counter}/call-next", clerk)
    assert answer.status_code == 200, answer.text
    found: dict[str, str] = answer.json()["visit"] | {"token": clerk}
    return found


def on_a_row(page: Page, hub: HubInThread) -> None:
    """A call whose takeover is over: another call brings the board back at once."""
    visit = called(hub)
    page.until("document.querySelector('.takeover') !== null")
    assert hub.post(f"/v1/visits/{visit['id']}/recall", visit["token"]).status_code == 200
    page.until("document.querySelector('.takeover') === null && document.querySelector('.row .code') !== null")


def keep(page: Page, name: str) -> None:
    folder = os.environ.get("VESTIBULE_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.picture(Path(folder) / f"{name}.png")


def test_a_call_is_painted_told_to_the_hub_and_taken_back(chromium: Browser, hub: HubInThread) -> None:
    page = wall(chromium, hub)
    visit = called(hub)
    page.until(f"document.querySelector('.takeover')?.textContent.includes({visit['label']!r})")
    keep(page, "board-takeover")
    page.until(f"document.querySelector('[role=status]').textContent.includes({visit['label']!r})")
    page.until(f"document.querySelector('.row.live .code')?.textContent === {visit['label']!r}", within=15)
    keep(page, "board-row")
    mine = f"/v1/visits/{visit['id']}"
    wait_until(lambda: hub.get(mine, visit["token"]).json()["shown"] == 1, 10, "the hub to know that it was shown")
    assert hub.post("/v1/counters/counter-1/undo", visit["token"]).status_code == 200
    page.until("document.querySelector('.row.withdrawn') !== null")
    keep(page, "board-withdrawn")
    page.until("document.querySelector('.row') === null", within=15)


def test_a_page_that_is_not_encrypted_makes_request_ids_too(chromium: Browser, hub: HubInThread) -> None:
    """As on a television in the office's network, where `crypto.randomUUID` is not given."""
    page = wall(chromium, hub)
    page.run("Object.defineProperty(crypto, 'randomUUID', {value: undefined})")
    page.run("import('/display/board/ids.js').then((module) => { globalThis.requestId = module.requestId; })")
    made = {uuid.UUID(page.run("requestId()")) for _ in range(20)}
    assert len(made) == 20
    assert {one.version for one in made} == {4}


def test_a_page_without_a_key_is_sent_to_the_door(chromium: Browser, hub: HubInThread) -> None:
    answer = requests.get(f"{hub.url}/display", allow_redirects=False, timeout=10)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/enter")
    answer = requests.get(f"{hub.url}/display/board/main.js", allow_redirects=False, timeout=10)
    assert answer.status_code in (303, 401)


def test_nothing_comes_from_elsewhere_and_only_files_are_scripts(chromium: Browser, hub: HubInThread) -> None:
    page = wall(chromium, hub)
    loaded = page.run("performance.getEntriesByType('resource').map((one) => one.name)")
    assert loaded
    assert [one for one in loaded if not one.startswith(hub.url)] == []
    held = requests.get(f"{hub.url}/display", headers={"Authorization": f"Bearer {hub.key('Display 1')}"}, timeout=10)
    policy = held.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy and "default-src 'none'" in policy  # noqa: PT018
    assert {"main.js", "board.js", "schedule.js", "board.css", "colours.css"} <= static_files().keys()


def test_an_emergency_lies_over_everything_in_every_language_given(chromium: Browser, hub: HubInThread) -> None:
    page = wall(chromium, hub)
    texts = {"en": "Leave by the stairs", "ar": "اخرجوا من الدرج"}
    body = {"id": str(uuid.uuid4()), "kind": "emergency", "texts": texts}
    assert hub.post("/v1/notices", hub.manager, body).status_code == 200
    page.until("document.querySelector('.emergency') !== null")
    keep(page, "board-emergency")
    said = page.run("[...document.querySelectorAll('.emergency p')].map((one) => one.textContent)")
    assert said == list(texts.values())
    assert hub.post(f"/v1/notices/{body['id']}/end", hub.manager).status_code == 200
    page.until("document.querySelector('.emergency') === null")


@pytest.mark.parametrize(
    "layout", ["hall-next", *(pytest.param(one, marks=pytest.mark.long) for one in ("hall", "hall-media"))]
)
def test_digits_are_as_high_as_the_farthest_seat_needs(chromium: Browser, hub: HubInThread, layout: str) -> None:
    page = wall(chromium, hub, f"{SEATS}&layout={layout}")
    on_a_row(page, hub)
    keep(page, f"board-{layout}")
    size = page.run("parseFloat(getComputedStyle(document.querySelector('.row .ticket')).fontSize)")
    pitch = 55 * 25.4 / (1920**2 + 1080**2) ** 0.5
    assert size * 0.714 * pitch >= 61  # 0.7 degrees at 5 m, in millimetres of capitals
    boxes = page.run(
        "[...document.querySelectorAll('.row, header, .pane, footer')].map((one) => one.getBoundingClientRect())"
        ".filter((box) => box.right > innerWidth + 1 || box.bottom > innerHeight + 1).length"
    )
    assert boxes == 0


def test_a_seat_too_far_for_the_screen_shows_no_small_numbers(chromium: Browser, hub: HubInThread) -> None:
    page = wall(chromium, hub, "seats=30&inches=24")
    called(hub)
    page.until("document.querySelector('.quiet h1')?.textContent.length > 0")
    assert page.run("document.querySelector('.row') === null")
    assert "digits of" in page.run("document.querySelector('footer em').textContent")


@pytest.mark.parametrize("language", ["ar", *(pytest.param(one, marks=pytest.mark.long) for one in ("zh", "hi", "de"))])
def test_the_page_speaks_the_language_it_is_told(chromium: Browser, hub: HubInThread, language: str) -> None:
    page = wall(chromium, hub, f"{SEATS}&language={language}")
    page.until(f"document.documentElement.lang === '{language}'")
    assert page.run("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    on_a_row(page, hub)
    for name, size in PANELS.items():
        page.size(*size)
        page.until("document.querySelector('.row') !== null", within=20)
        keep(page, f"board-{language}-{name}")


@pytest.mark.long
def test_the_page_says_since_when_it_has_no_news_and_goes_on(chromium: Browser, tmp_path: Path) -> None:
    with running_hub(tmp_path) as hub:
        page = wall(chromium, hub)
        hub.kill()
        page.until("document.querySelector('header.band') !== null", within=20)
        keep(page, "board-stale")
        hub.start()
        page.until("document.querySelector('header.band') === null", within=30)
        visit = called(hub)
        page.until(f"document.body.textContent.includes({visit['label']!r})")
