"""`python -m hub.bench.kiosk_day FOLDER FIRST LAST`: a day of LAST tickets at a kiosk in virtual time: drawn for paper,
spooled, given from leased numbers and handed in, beside the loaded screen; memory and living objects after FIRST and
after LAST, in one line of JSON. And the bytes of one ticket by form, paper and language."""

import datetime as dt
import gc
import json
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from hub.face.languages import LANGUAGES
from hub.face.metrics import Face, Screen
from hub.face.texts import Catalogues
from hub.face.ticket import TicketContent
from hub.face.tokens import load_look
from hub.sdk.qt.program import Window
from hub.sdk.qt.strips import QtStripRenderer
from kiosk.away.ledger import Ledger, Line
from kiosk.printing.profiles import load_model
from kiosk.printing.settings import PaperWidth, TicketForm
from kiosk.printing.spool import JobId, JobState, Moment, Spool
from kiosk.printing.ticket_printer import Drawer
from kiosk.window import KioskWindow

SCREEN = Screen(1080, 1920, 21.5)
ISSUED = dt.datetime(2026, 11, 23, 10, 42, tzinfo=dt.UTC)
URL = "http://192.168.1.20:7410/t/abcdefghijklmnopqrstuvwxyz"


def content(language: str, number: int = 42) -> TicketContent:
    return TicketContent(
        office="Marstow Town Hall",
        service="Taxes and fees",
        number=f"R{number:03}",
        people_ahead=6,
        issued=ISSUED,
        language=language,
        url=URL,
    )


def memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return round(pages * 4096 / 2**20, 1)


def bytes_by_language(folder: Path, catalogues: Catalogues) -> list[tuple[str, int]]:
    strips = QtStripRenderer(load_look())
    found = []
    for paper in PaperWidth:
        model = load_model("default", paper.dots, folder / "cache")
        for form in TicketForm:
            drawer = Drawer(model, form, strips, catalogues)
            codes = [spoken.code for spoken in LANGUAGES if spoken.complete]
            found += [(f"{form}, {paper}, {code}", len(drawer(content(code)).data)) for code in codes]
    return found


def day(folder: Path, first: int, last: int) -> dict[str, object]:
    catalogues = Catalogues.load()
    window = KioskWindow(Window("kiosk", SCREEN, Face.KIOSK, fixed=True), catalogues)
    drawer = Drawer(
        load_model("default", PaperWidth.MM80.dots, folder / "cache"),
        TicketForm.FULL,
        QtStripRenderer(load_look()),
        catalogues,
    )
    spool, ledger = Spool.open(folder / "spool"), Ledger.open(folder / "ledger")
    codes = [one.code for one in LANGUAGES if one.complete]
    memory, held = [], []
    for number in range(1, last + 1):
        ticket, now = content(codes[number % len(codes)], number), Moment("day", 10.0 * number)
        job = JobId(f"visit-{number}")
        ledger.give(Line(job, "2026-11-23", "R", number, ticket.number, now, "{}"))
        spool.accept(job, ticket, now)
        spool.sending(job)
        drawer(ticket)
        spool.ended(job, JobState.PRINTED)
        ledger.handed_in(job)
        QGuiApplication.processEvents()
        if number in (first, last):
            gc.collect()
            memory.append(memory_mb())
            held.append(len(gc.get_objects()))
    found = {"memory": memory, "held": held, "bytes": bytes_by_language(folder, catalogues)}
    spool.close()
    ledger.close()
    window.close()
    return found


def main(words: list[str]) -> int:
    folder = Path(words[0])
    folder.mkdir(parents=True, exist_ok=True)
    sys.stdout.write("\n" + json.dumps(day(folder, int(words[1]), int(words[2]))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
