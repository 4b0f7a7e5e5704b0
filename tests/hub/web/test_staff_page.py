"""The staff page on a phone, in a real browser at a real hub: what reception does, by typing and pressing (C16 C17).

With VESTIBULE_PICTURES=DIR pictures of it are kept there.
"""

import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from hub.face.texts import Catalogues, read_catalogue
from hub.service.clock import ManualClock
from hub.web.staff_page import staff_files
from tests.browser import Browser, Page, browser
from tests.hub.running import HubInThread, hub_in_thread, new_visit_id

THURSDAY_TEN = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
PANELS = {"phone": (390, 844), "tablet": (1024, 768)}
UNNAMED = """[...document.querySelectorAll('button, select, input, textarea')]
  .filter((one) => !(one.textContent.trim() || one.getAttribute('aria-label') || one.labels?.length))
  .map((one) => one.outerHTML)"""
SMALL = """[...document.querySelectorAll('button, select, input, textarea')]
  .map((one) => [one.getBoundingClientRect(), one.outerHTML])
  .filter(([box]) => box.width < 44 || box.height < 44).map((one) => one[1])"""
FAINT = """(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((one) => linear(one / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const under = (one) => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const ratio = (one) => {
    const [dark, bright] = [light(getComputedStyle(one).color), light(under(one))].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const written = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll('#page *')].filter(written)
    .map((one) => [ratio(one), one.outerHTML]).filter(([found]) => found < 4.5);
})()"""
"""Texts with less than 4.5:1 to what lies below them."""


TWO_ANSWERS_LOST = """(() => {
  const real = window.fetch;
  window.asked = [];
  window.fetch = async (path, options) => {
    const answer = await real(path, options);
    if (path.endsWith('/call-next') && window.asked.push(options.headers['Request-Id']) < 3) throw new TypeError('cut');
    return answer;
  };
})()"""
"""The hub has done it, but the line breaks before the page hears so."""
CABLE = """(() => {
  const real = window.fetch;
  window.fetch = (path, options = {}) => {
    if (window.pulled) return Promise.reject(new TypeError('pulled'));
    const line = new AbortController();
    options.signal?.addEventListener('abort', () => line.abort());
    if (path.startsWith('/v1/events')) window.pull = () => { window.pulled = true; line.abort(); };
    return real(path, { ...options, signal: line.signal });
  };
})()"""
"""`pull()` breaks the stream, and nothing goes through until `pulled` is false."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubInThread]:
    with hub_in_thread(tmp_path, clock=ManualClock(THURSDAY_TEN), pins=1) as running:
        yield running


def door(chromium: Browser, hub: HubInThread, language: str = "en") -> Page:
    """The page before anybody has signed in, in this language."""
    page = chromium.page()
    page.size(*PANELS["phone"])
    page.go(f"{hub.url}/enter#{hub.key('Counter 1')}")
    page.until("location.pathname === '/staff' && document.querySelector('#pin') !== null")
    page.run(f"localStorage.setItem('vestibule_language', '{language}')")
    page.go(f"{hub.url}/staff?{language}")
    page.until(f"document.querySelector('#pin') !== null && document.documentElement.lang === '{language}'")
    return page


def signed_in(chromium: Browser, hub: HubInThread, language: str = "en") -> Page:
    page = door(chromium, hub, language)
    enter(page, hub)
    return page


def enter(page: Page, hub: HubInThread) -> None:
    into(page, "#pin", hub.pins["clerk-1"])
    page.key("Enter", "\r")
    page.until("document.querySelector('.rows') !== null")


def into(page: Page, field: str, text: str) -> None:
    page.until(f"document.querySelector('{field}') !== null")
    page.run(f"document.querySelector('{field}').focus()")
    page.type(text)


def tab(page: Page, name: str) -> None:
    page.click(f"[data-tab={name}]")


def press(page: Page, words: str, within: str = "main button") -> None:
    """The key that begins with these words, by the mouse; what was under way before is over."""
    keys, start = f"[...document.querySelectorAll({json.dumps(within)})]", json.dumps(words)
    found = f"{keys}.find((one) => one.textContent.startsWith({start}))"
    page.until(f"{found} && !document.querySelector('[aria-busy]')")
    page.run(
        f"document.querySelectorAll('[data-here]').forEach((one) => delete one.dataset.here), {found}.dataset.here = ''"
    )
    page.click("[data-here]")


def holds(page: Page, words: str, within: str = "main") -> None:
    page.until(f"document.querySelector({json.dumps(within)})?.textContent.includes({json.dumps(words)})")


def keep(page: Page, name: str) -> None:
    folder = os.environ.get("VESTIBULE_PICTURES")
    if not folder:
        return
    Path(folder).mkdir(parents=True, exist_ok=True)
    for panel, size in PANELS.items():
        page.size(*size)
        page.picture(Path(folder) / f"staff-{name}-{panel}.png")
    page.size(*PANELS["phone"])


def sound(page: Page) -> None:
    """Every control has a name and 44 px; every text can be read; nothing is wider than the screen."""
    assert page.run(UNNAMED) == []
    assert page.run(SMALL) == []
    assert page.run(FAINT) == []
    page.size(320, 640)
    assert page.run("document.documentElement.scrollWidth") <= 320
    page.size(*PANELS["phone"])


def test_reception_gives_a_number_finds_it_notes_calls_and_finishes(chromium: Browser, hub: HubInThread) -> None:
    page = door(chromium, hub)
    keep(page, "door")
    sound(page)
    into(page, "#pin", "9999")
    page.key("Enter", "\r")
    holds(page, "PIN is wrong", "#note")
    enter(page, hub)
    tab(page, "counter")
    sound(page)
    press(page, "Counter 1")
    holds(page, "Call next")
    tab(page, "issue")
    into(page, "#issue-service", "SOMETH")
    press(page, "Something else", "[class=key]")
    keep(page, "issue")
    sound(page)
    press(page, "Save")
    page.until("document.querySelector('.number') !== null")
    label = page.run("document.querySelector('.number').textContent")
    keep(page, "given")
    tab(page, "line")
    into(page, "#find", label.lower())
    press(page, label)
    press(page, "Note")
    into(page, "#note-text", "Brings the old card on Friday")
    press(page, "Save")
    holds(page, "Brings the old card on Friday")
    keep(page, "visit")
    sound(page)
    press(page, "Call")
    press(page, "Is here")
    holds(page, "Undo: is here")
    keep(page, "serving")
    sound(page)
    press(page, "Finish only")
    holds(page, "Undo: finished")
    token = hub.sign_in()
    assert hub.get("/v1/visits", token).json() == []
    holds(page, "Call next")


def test_a_press_whose_answer_was_lost_acts_once(chromium: Browser, hub: HubInThread) -> None:
    for _ in range(3):
        assert hub.issue(service_of(hub)).status_code == 200
    page = signed_in(chromium, hub)
    tab(page, "counter")
    press(page, "Counter 1")
    holds(page, "Call next")
    page.run(TWO_ANSWERS_LOST)
    press(page, "Call next")
    page.run("document.querySelectorAll('.keys .key').forEach((one) => one.click())")
    page.until("window.asked.length === 3 && !document.querySelector('[aria-busy]')")
    assert len(set(page.run("window.asked"))) == 1
    holds(page, "Is here")
    states = [one["state"] for one in hub.get("/v1/visits", token_of(page)).json()]
    assert sorted(states) == ["called", "waiting", "waiting"]


def test_a_page_without_news_says_since_when_and_goes_on(chromium: Browser, hub: HubInThread) -> None:
    page = door(chromium, hub)
    page.run(CABLE)
    enter(page, hub)
    page.run("window.pull()")
    holds(page, "No news from the hub since 10:00", ".band")
    keep(page, "stale")
    page.run("window.pulled = false")
    page.until("document.querySelector('.band') === null")
    label = hub.issue(service_of(hub)).json()["label"]
    holds(page, label)


def test_all_that_a_sheet_offers_is_done_and_a_counter_goes_through_its_day(
    chromium: Browser, hub: HubInThread
) -> None:
    labels = [hub.issue(service_of(hub)).json()["label"] for _ in range(3)]
    page = signed_in(chromium, hub)
    token = token_of(page)
    press(page, labels[0])
    press(page, "Name and phone")
    into(page, "#name", "A. Visitor")
    into(page, "#phone", "0123 456789")
    press(page, "Save")
    holds(page, "0123 456789", "dl")
    press(page, "Language", ".key")
    press(page, "Spanish")
    holds(page, "Which counter do you open?", "#note.alert")
    tab(page, "counter")
    press(page, "Counter 1")
    holds(page, "Call next")
    tab(page, "line")
    press(page, labels[0])
    for question, answer, told in (("Language", "Spanish", "Spanish"), ("Back in line", "1 place back", "0 min")):
        press(page, question, ".key")
        press(page, answer)
        page.until("document.querySelector('#note.good') !== null")
        holds(page, told, "dl")
    press(page, "People", ".key")
    page.until("document.querySelector('#party') !== null")
    page.run("document.querySelector('#party').focus(), document.querySelector('#party').select()")
    page.type("4")
    press(page, "Save")
    page.until("document.querySelector('dl') !== null")
    visit = next(one for one in hub.get("/v1/visits", token).json() if one["label"] == labels[0])
    assert (visit["party"], visit["language"], visit["step_backs"]) == (4, "es", 1)
    press(page, "Remove")
    press(page, "Took two tickets")
    page.until("document.querySelector('.rows') !== null")
    tab(page, "counter")
    press(page, "Break")
    press(page, "Back office")
    press(page, "Go on")
    tab(page, "line")
    press(page, labels[2])
    press(page, "Call")
    press(page, "Urgent")
    press(page, "Undo the call")
    press(page, "Call next")
    press(page, "Is here")
    press(page, "Park")
    press(page, "5 min")
    press(page, "Call next")
    press(page, "Is here")
    press(page, "Transfer", ".key")
    into(page, "#transfer", "passp")
    press(page, "Apply or report lost")
    press(page, "Close counter")
    holds(page, "Which counter do you open?")
    left = {one["label"]: one["state"] for one in hub.get("/v1/visits", token).json()}
    assert left == {labels[1]: "parked", labels[2]: "waiting"}


def service_of(hub: HubInThread) -> str:
    places = hub.get("/v1/office", hub.manager).json()["counters"]
    return str(next(one["services"][0] for one in places if one["id"] == "counter-1"))


def token_of(page: Page) -> str:
    return str(page.run("JSON.parse(sessionStorage.getItem('vestibule_staff')).token"))


def test_a_booked_person_is_checked_in_and_an_ended_sign_in_is_told(chromium: Browser, hub: HubInThread) -> None:
    body = {
        "id": new_visit_id(),
        "service": "permits-business",
        "date": "2026-11-26",
        "time": "10:30",
        "language": "es",
    }
    assert hub.post("/v1/appointments", hub.manager, body).status_code == 200
    page = signed_in(chromium, hub)
    tab(page, "booked")
    holds(page, "10:30")
    keep(page, "booked")
    sound(page)
    press(page, "10:30")
    page.until("document.querySelector('.number') !== null")
    assert hub.get(f"/v1/appointments/{body['id']}", hub.manager).json()["state"] == "checked_in"
    assert hub.post("/v1/sign-out", token_of(page)).status_code == 204
    holds(page, "You are not signed in any more", "#note")
    assert page.run("document.querySelector('#pin') !== null && sessionStorage.length === 0")


def test_the_page_is_mirrored_in_arabic_and_speaks_it(chromium: Browser, hub: HubInThread) -> None:
    assert hub.issue(service_of(hub), language="ar").status_code == 200
    page = signed_in(chromium, hub, "ar")
    assert page.run("document.documentElement.dir") == "rtl"
    keep(page, "line-ar")
    sound(page)
    words = read_catalogue(Catalogues.load().root, "ar", "counter")
    assert words is not None
    entry = words.get("Sign out")
    assert entry is not None
    holds(page, str(entry.string))
    paper, about = page.run(
        "['.paper', '.about'].map((one) => document.querySelector(`.row ${one}`).getBoundingClientRect().x)"
    )
    assert paper > about
    page.click(".row")
    page.until("document.querySelector('dl') !== null")
    keep(page, "visit-ar")
    sound(page)
    page.key("Escape")
    page.until("document.querySelector('.rows') !== null")
    tab(page, "counter")
    keep(page, "counters-ar")


def test_every_message_of_the_page_stands_in_the_catalogue() -> None:
    words = read_catalogue(Catalogues.load().root, "es", "counter")
    assert words is not None
    for name, (content, kind) in staff_files().items():
        if "javascript" in kind:
            for message in re.findall(r'\.[tn]\(\s*"([^"]+)"', content.decode()):
                assert words.get(message) is not None, f"{name}: {message}"


def test_without_a_key_the_page_is_the_door_and_its_policy_allows_its_own_files_alone(hub: HubInThread) -> None:
    answer = requests.get(f"{hub.url}/staff", allow_redirects=False, timeout=10)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/enter")
    held = hub.get("/staff", hub.key("Counter 1"))
    policy = held.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "onclick" not in held.text
