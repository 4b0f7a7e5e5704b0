"""The ticket's page over HTTP: from the link on the paper to the counter, bounded, and telling strangers nothing."""

import asyncio
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.requests import Request

from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from hub.service.board import Board
from hub.service.clock import ManualClock
from hub.web.bounds import MISSES, Bucket
from hub.web.routes import PAGES_AT_ONCE, TicketPages
from tests.hub.running import HubInThread, hub_in_thread

TOKEN = "abcdefghijklmnopqrstuvwx27"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubInThread]:
    with hub_in_thread(tmp_path) as running:
        yield running


def test_the_page_follows_the_visit(hub: HubInThread) -> None:
    counter = hub.get("/v1/office", hub.manager).json()["counters"][0]
    first = hub.issue(counter["services"][0]).json()
    link_hash = hashlib.sha256(TOKEN.encode()).hexdigest()
    hub.issue(counter["services"][0], language="ar", priority="priority", link_hash=link_hash)
    waiting = hub.get(f"/t/{TOKEN}")
    assert waiting.status_code == 200
    assert waiting.headers["content-type"] == "text/html; charset=utf-8"
    assert waiting.headers["cache-control"] == "no-store"
    assert waiting.headers["content-security-policy"].startswith("default-src 'none'")
    assert waiting.headers["x-robots-tag"] == "noindex, nofollow"
    assert "أمامك شخص واحد" in waiting.text
    assert 'lang="ar" dir="rtl"' in waiting.text
    staff = hub.open_counter(counter["id"])
    for _ in range(2):
        answer = hub.post(f"/v1/counters/{counter['id']}/call-next", staff).json()
        if answer["visit"]["label"] != first["label"]:
            break
    called = hub.get(f"/t/{TOKEN}").text
    assert "حان دورك" in called
    assert f'<div class="plate" dir="ltr">{counter["sign"]}</div>' in called
    hub.post(f"/v1/counters/{counter['id']}/call-next", staff)
    assert "http-equiv" not in hub.get(f"/t/{TOKEN}").text
    for private in ("priority", "clerk", link_hash):
        assert private not in called


def test_the_page_says_that_the_service_has_stopped(hub: HubInThread) -> None:
    hub.issue("taxes", link_hash=hashlib.sha256(TOKEN.encode()).hexdigest())
    hub.post("/v1/office/stop", hub.manager, {"texts": {"en": "The printer is broken"}})
    assert "The printer is broken" in hub.get(f"/t/{TOKEN}").text
    hub.post("/v1/office/stop", hub.manager, {"send_away": True})
    assert "Closed for today." in hub.get(f"/t/{TOKEN}").text
    hub.post("/v1/office/resume", hub.manager)
    later = hub.get(f"/t/{TOKEN}").text
    assert "This ticket has ended" in later
    assert "The office has closed" not in later, "it has not: who was sent home may come again today"
    hub.post("/v1/day/close", hub.manager)
    assert "The office has closed" in hub.get(f"/t/{TOKEN}").text


def test_strange_links_are_not_known_and_soon_not_answered(hub: HubInThread) -> None:
    for token in ("short", TOKEN, TOKEN.upper(), "a" * 27, "%00" * 26):
        answer = hub.get(f"/t/{token}")
        assert answer.status_code == 404
        assert answer.text.count("<section") == len(LANGUAGES)
    told = [hub.get(f"/t/{TOKEN}").status_code for _ in range(int(MISSES))]
    assert told[-1] == 429
    assert hub.get("/health").status_code == 200


def test_whoever_has_to_wait_keeps_nobody_else_waiting() -> None:
    pages = TicketPages(Board(), ManualClock(datetime(2026, 11, 23, tzinfo=UTC)), Catalogues.load(), lambda: 0.0)

    def status(address: str) -> int:
        scope = {"type": "http", "client": (address, 1), "headers": [], "path_params": {"token": TOKEN}}
        return asyncio.run(pages.page(Request(scope))).status_code

    told = [status("192.0.2.1") for _ in range(int(PAGES_AT_ONCE) + 1)]
    assert told == [404] * int(MISSES) + [429] * (len(told) - int(MISSES))
    assert status("192.0.2.2") == 404


def test_pages_are_only_read(hub: HubInThread) -> None:
    assert hub.post(f"/t/{TOKEN}", "").status_code == 405
    assert hub.get(f"/t/{TOKEN}/more").status_code == 404


def test_a_bucket_fills_again() -> None:
    bucket = Bucket(rate=2.0, most=3.0, left=3.0, at=0.0)
    assert [bucket.take(0.0) for _ in range(4)] == [True, True, True, False]
    assert [bucket.take(0.5), bucket.take(0.5)] == [True, False]
    assert [bucket.take(100.0) for _ in range(4)] == [True, True, True, False]
