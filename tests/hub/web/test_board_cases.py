"""The browser's board is proven by the display's own cases (tests/display/cases), in a real browser."""

import functools
import http.server
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from display.voice.loudness import Loudness, gain
from hub.face.languages import LANGUAGES
from hub.face.texts import Catalogues
from hub.web.board_page import static_files, texts_json
from hub.wire.office import LoudnessView, ZoneView
from tests.browser import Page, browser
from tests.display.lobby import OFFICE

CASES = Path(__file__).parents[2] / "display/cases"
NAMES = sorted(file.stem for file in CASES.glob("*.json") if file.stem != "office")
RUNNER = Path(__file__).with_name("board_cases.js")


class Shelf(http.server.BaseHTTPRequestHandler):
    """The page's own modules and words, the cases, and the program that plays them."""

    def do_GET(self) -> None:
        found = _found(self.path)
        self.send_response(404 if found is None else 200)
        content, kind = found or (b"", "text/plain")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@functools.cache
def _found(path: str) -> tuple[bytes, str] | None:
    folder, _, name = path.rpartition("/")
    match folder:
        case "/display/board":
            return static_files().get(name)
        case "/display/texts":
            return texts_json(Catalogues.load(), name.removesuffix(".json")).encode(), "application/json"
        case "/cases":
            return (CASES / name).read_bytes(), "application/json"
        case _ if path == "/runner.js":
            return RUNNER.read_bytes(), "text/javascript"
        case _ if path == "/":
            return b'<!doctype html><script type="module" src="/runner.js"></script>', "text/html"
        case _:
            return None


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shelf)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with browser() as chromium:
        page = chromium.page()
        page.go(f"http://127.0.0.1:{server.server_port}/")
        page.until("typeof cases !== 'undefined'")
        page.run(f"cases.learn({[one.code for one in LANGUAGES]})")
        yield page
    server.shutdown()
    server.server_close()


def test_every_case_plays_in_the_browser_as_on_the_display(page: Page) -> None:
    """One test for all: one browser is enough, and what fails is named."""
    failed = {name: said for name in NAMES if (said := page.run(f"cases.play('{name}')"))}
    assert failed == {}
    assert len(NAMES) >= 30


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
def test_the_browser_counts_as_every_other_face_does(page: Page, language: str) -> None:
    page.run("import('/display/board/texts.js').then((module) => { globalThis.Texts = module.Texts; })")
    words = f"fetch('/display/texts/{language}.json').then((answer) => answer.json())"
    page.run(f"{words}.then((found) => {{ globalThis.told = new Texts(found); }})")
    texts = Catalogues.load().texts(language, "display")
    for count in (0, 1, 2, 3, 5, 11, 21, 22, 25, 100, 101, 102, 111, 121, 1001):
        expected = texts.n("{count} person waiting", "{count} people waiting", count)
        found = page.run(f"told.n('{{count}} person waiting', '{{count}} people waiting', {count})")
        assert found == expected, count


@pytest.mark.parametrize("hour", [3, 8, 12, 20])
def test_the_browser_is_as_loud_as_the_display_would_be(page: Page, hour: int) -> None:
    steps = [LoudnessView(start=480, percent=80), LoudnessView(start=1080, percent=30)]
    zone = ZoneView(id="a", names={}, way={}, loudness=steps)
    office = OFFICE.model_copy(update={"zones": [zone], "time_zone": "UTC"})
    moment = datetime(2026, 11, 24, hour, 30, tzinfo=UTC)
    page.run("import('/display/board/loudness.js').then((module) => { globalThis.gainOf = module.gainOf; })")
    told = office.model_dump_json(include={"zones", "time_zone"})
    found = page.run(f"gainOf({told}, 'a', {int(moment.timestamp() * 1000)})")
    assert found == pytest.approx(gain(Loudness.of_office(office).percent("a", moment)))
