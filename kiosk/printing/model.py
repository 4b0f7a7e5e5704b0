"""What differs between printer models, as data (our own type: the profile library's objects stay at its door)."""

from dataclasses import dataclass

from kiosk.printing.status import ALL_QUESTIONS

# Font A of nearly every receipt printer.
CELL_DOTS = 12
LINE_DOTS = 24


@dataclass(frozen=True, slots=True)
class PrinterModel:
    """`code_pages`: (number for ESC t, Python codec) in the order they are tried. `dots`: printable width.
    `in_order_status`: answers GS r 1 when its turn comes. `clears_buffer`: knows DLE DC4 8.
    `logo_memory`: keeps pictures over the power (GS ( L). `cancels_kanji`: must be told FS . before single-byte text.
    `questions`: the DLE EOT n it answers."""

    name: str
    dots: int
    code_pages: tuple[tuple[int, str], ...] = ((0, "cp437"),)
    native_qr: bool = True
    full_cut: bool = True
    partial_cut: bool = True
    in_order_status: bool = True
    automatic_status: bool = True
    clears_buffer: bool = True
    logo_memory: bool = False
    cancels_kanji: bool = False
    questions: tuple[int, ...] = ALL_QUESTIONS

    @property
    def columns(self) -> int:
        """Characters of normal size in a line."""
        return self.dots // CELL_DOTS
