"""A finger on the real screen leads to bytes at a printer and a picture of the paper; a dead printer to a safe place
(K01, T01, T04, T08). Real hub on real sockets, real spool and driver, virtual printer; only the finger is pretended."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QGuiApplication

from hub.face.texts import Catalogues
from hub.face.tokens import load_look
from hub.sdk.qt.background import GuiPost
from hub.sdk.qt.strips import QtStripRenderer
from hub.sdk.settings import DeviceSettings, HubSettings
from hub.sim.printer import Fault, PaperFolder, VirtualPrinter
from kiosk.office import KioskOffice, Seams
from kiosk.printing.settings import PrinterSettings
from kiosk.screens.content import Documents, Languages, Needs, TicketSafe, TicketShown
from kiosk.settings import KioskSettings
from kiosk.window import KioskWindow
from tests.hub.running import HubInThread, hub_in_thread
from tests.kiosk.stage import PORTRAIT, touch, window
from tests.waiting import wait_until

Call = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Lobby:
    hub: HubInThread
    printer: VirtualPrinter
    kiosk: KioskWindow
    office: KioskOffice
    folder: Path

    def until(self, predicate: Callable[[], bool], what: str) -> None:
        def look() -> bool:
            QGuiApplication.processEvents()
            self.office.journey.tick()
            return predicate()

        wait_until(look, 15, what)

    def touched(self, name: str, stage: Callable[[], bool]) -> None:
        """Touch until it counts: a second touch within half a second is the same finger."""

        def take() -> bool:
            touch(self.kiosk, name)
            self.office.journey.tick()
            return stage()

        wait_until(take, 10, f"the touch on {name}")

    def record(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in (self.folder / "kiosk.jsonl").read_text("utf-8").splitlines()]

    def screen(self) -> object:
        return self.office.journey.face.screen


@pytest.fixture
def lobby(tmp_path: Path) -> Iterator[Lobby]:
    folder = PaperFolder(tmp_path / "paper")
    with hub_in_thread(tmp_path) as hub, VirtualPrinter(folder=folder) as printer:
        hub.open_counter("counter-1")
        kiosk = window(PORTRAIT)
        post: GuiPost[Call] = GuiPost(lambda call: call())
        settings = KioskSettings(
            device=DeviceSettings(hub=HubSettings(url=hub.url), log=tmp_path / "kiosk.jsonl"),
            printer=PrinterSettings(port=printer.port, poll_seconds=0.1),
            data=tmp_path / "kiosk",
        )
        seams = Seams(post.post, kiosk.layout, QtStripRenderer(load_look()), Catalogues.load())
        with KioskOffice(settings, hub.key("Kiosk 1"), seams) as office:
            kiosk.show(office.journey)
            at = Lobby(hub, printer, kiosk, office, tmp_path)
            at.until(lambda: isinstance(at.screen(), Languages), "the languages")
            yield at
            post.close()
        kiosk.close()


def take(lobby: Lobby, language: str) -> None:
    journey = lobby.office.journey
    lobby.touched(f"language-{language}", lambda: not isinstance(lobby.screen(), Languages))
    lobby.touched("choice-taxes", lambda: isinstance(lobby.screen(), Documents | Needs))
    if isinstance(lobby.screen(), Documents):
        lobby.touched("go-on", lambda: isinstance(lobby.screen(), Needs))
    lobby.touched("take", lambda: journey.person.order is not None)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_touch_leads_to_bytes_and_to_a_picture_of_the_paper(lobby: Lobby, language: str) -> None:
    take(lobby, language)
    lobby.until(lambda: bool(lobby.printer.tickets), "the cut")
    lobby.until(lambda: any(line["kind"] == "printed" for line in lobby.record()), "the printer's word")
    ticket = lobby.screen()
    assert isinstance(ticket, TicketShown)
    paper, _ = lobby.printer.tickets[0]
    assert paper.bytes > 10_000
    assert list(lobby.printer.errors) == []
    assert paper.picture is not None
    picture = Image.open(lobby.folder / "paper" / paper.picture)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ticket.url]
    acknowledged = next(line for line in lobby.record() if line.get("what") == "issue")
    assert (acknowledged["label"], acknowledged["url"]) == (ticket.code, ticket.url)
    lobby.until(lambda: any(line.get("what") == "printed" for line in lobby.record()), "the hub to know of the paper")


def test_without_paper_the_place_is_safe_and_the_hub_knows(lobby: Lobby) -> None:
    lobby.printer.suffer(Fault.PAPER_OUT)
    take(lobby, "en")
    lobby.until(lambda: isinstance(lobby.screen(), TicketSafe), "the safe place")
    safe = lobby.screen()
    assert isinstance(safe, TicketSafe)
    assert safe.url.startswith("http://127.0.0.1/t/")
    assert safe.cause == "The printer has no paper. Staff know."

    def told() -> bool:
        parts = lobby.hub.on_loop(lambda: lobby.hub.house.board.parts)
        return any(part.part.value == "printer" and part.state.value == "paper_out" for part in parts.values())

    lobby.until(told, "the hub to know of the printer")
    lobby.touched("done", lambda: isinstance(lobby.screen(), Languages))
