"""What is kept of every piece of paper: a PNG and a line of JSON, for people and independent readers.

`cuts.jsonl` in the paper folder is append-only and flushed line by line; a reader may follow it. Pictures are
written under a passing name and renamed, so that one that can be seen is complete.
"""

import json
from collections import deque
from dataclasses import asdict, dataclass
from pathlib import Path

from hub.sim.printer.paper import Torn

CUTS_FILE = "cuts.jsonl"


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One cut. `bytes`: all bytes received for it; `lines`, `codes`, `logos`: native text, native QR, keys of pictures
    out of the printer's memory (a picture that was sent has none of them); `rows`: its length in dots, `black`: how
    many of its dots are printed (0: a blank piece); `time`: when the blade fell, ISO 8601, UTC."""

    index: int
    time: str
    bytes: int
    rows: int
    black: int
    lines: tuple[str, ...]
    codes: tuple[str, ...]
    picture: str | None
    logos: tuple[str, ...] = ()


class PaperFolder:
    """Writes records; keeps the last `keep` pictures (the JSON lines are small and all kept)."""

    def __init__(self, folder: Path, keep: int = 500) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._keep = keep
        self._pictures: deque[Path] = deque()
        self.cuts = self._counted()

    def _counted(self) -> int:
        """Cuts of earlier runs in this folder: their numbers and pictures stay theirs."""
        file = self._folder / CUTS_FILE
        if not file.exists():
            return 0
        with file.open("rb") as lines:
            return sum(1 for _ in lines)

    def save_picture(self, index: int, torn: Torn) -> str:
        """Returns the picture's file name."""
        target = self._folder / f"ticket-{index:06}.png"
        passing = target.with_suffix(".part")
        torn.picture.save(passing, format="PNG")
        passing.replace(target)
        self._pictures.append(target)
        if len(self._pictures) > self._keep:
            self._pictures.popleft().unlink(missing_ok=True)
        return target.name

    def append(self, record: PaperRecord) -> None:
        with (self._folder / CUTS_FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(record), ensure_ascii=False) + "\n")
