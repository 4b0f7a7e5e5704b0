"""A manager sees a ticket before anybody takes one: drawn and printed by a real kiosk, through a real hub (T10)."""

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import zxingcpp
from PIL import Image

from hub.sim.printer.server import VirtualPrinter
from kiosk.preview.__main__ import main
from tests.hub.running import Hub, running_hub
from tests.office.programs import START_SECONDS, kiosk_settings, program

DRAFT = {"parts": ["header", "number", "qr"], "large": True, "header": "Town week"}


@pytest.fixture(scope="module")
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as running:
        yield running


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, printer: VirtualPrinter) -> Iterator[Hub]:
    folder: Path = tmp_path_factory.mktemp("preview")
    with running_hub(folder) as running, contextlib.ExitStack() as stack:
        settings = kiosk_settings(folder / "kiosk-1", printer.port)
        kiosk = stack.enter_context(
            program("kiosk", folder / "kiosk-1", running.key("Kiosk 1"), ("--headless",), settings, running.url)
        )
        kiosk.until(lambda: {"did": "ready"} in kiosk.answers(), START_SECONDS, "the office's news")
        yield running


def ask(hub: Hub, path: str, **body: object) -> requests.Response:
    return hub.post(path, hub.manager, {"service": "taxes", "language": "en", **body})


def test_a_preview_is_the_ticket_as_it_would_come_out(hub: Hub) -> None:
    answer = ask(hub, "/v1/tickets/preview", paper="58mm", form="full")
    assert answer.headers["content-type"] == "image/png"
    picture = Image.open(io.BytesIO(answer.content))
    assert picture.width == 384
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert "/t/" in code.text


def test_a_draft_is_drawn_without_being_in_force(hub: Hub) -> None:
    usual = ask(hub, "/v1/tickets/preview", paper="80mm", form="light").content
    draft = ask(hub, "/v1/tickets/preview", paper="80mm", form="light", template=DRAFT).content
    assert Image.open(io.BytesIO(draft)).height < Image.open(io.BytesIO(usual)).height


def test_a_test_print_comes_out_and_is_no_ticket(hub: Hub, printer: VirtualPrinter) -> None:
    assert ask(hub, "/v1/tickets/test-print", device="Kiosk 1").json() == {"device": "Kiosk 1", "state": "ok"}
    record, torn = printer.tickets[-1]
    assert record.black > 0
    assert zxingcpp.read_barcodes(torn.picture.convert("L")) == []  # nobody can follow it on a phone
    assert hub.get("/v1/visits", hub.manager).json() == []


def test_what_cannot_be_done_is_said(hub: Hub) -> None:
    assert ask(hub, "/v1/tickets/preview", service="none").status_code == 404
    assert ask(hub, "/v1/tickets/preview", template={**DRAFT, "parts": ["qr"], "logo": "no picture"}).status_code == 200
    kiosk = hub.post("/v1/tickets/preview", hub.key("Kiosk 1"), {"service": "taxes", "language": "en"})
    assert kiosk.status_code == 403


def test_the_command_writes_the_picture(hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "manager.secret"
    secret.write_text(hub.manager, encoding="ascii")
    words = ["--hub", hub.url, "--secret-file", str(secret), "--service", "taxes"]
    assert main([*words, "--language", "ar", "--out", str(tmp_path / "ticket.png")]) == 0
    with Image.open(tmp_path / "ticket.png") as drawn:
        assert drawn.width == 576
    assert main([*words, "--print", "Kiosk 1"]) == 0
    assert capsys.readouterr().out.endswith("Kiosk 1: ok\n")
    assert main([*words[:-1], "none"]) == 1
