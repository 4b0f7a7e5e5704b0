"""QR symbols as dots, for paper and screens."""

from functools import lru_cache

import segno

from hub.face.ticket.bitmap import Bitmap

# ISO/IEC 18004: four modules of white all round, given by the layout.
QUIET_MODULES = 4
# Half a millimetre: below it a thermal head blurs and cheap cameras fail.
MIN_MODULE_DOTS = 4


@lru_cache(maxsize=2)
def modules(url: str) -> tuple[tuple[bool, ...], ...]:
    """The symbol without its quiet zone, True = dark; error correction M, the smallest version that fits.

    Raises ValueError when the text is longer than a symbol can hold. Making one takes 10 ms and more, and a ticket
    needs it for the screen and twice for the paper: the last ones are kept.
    """
    try:
        symbol = segno.make(url, error="m", micro=False, boost_error=False)
    except segno.DataOverflowError as error:
        raise ValueError("too long for a QR symbol") from error
    return tuple(tuple(bool(module) for module in row) for row in symbol.matrix)


def bitmap(url: str, max_dots: int) -> Bitmap:
    """The symbol in whole dots per module, as large as `max_dots` allows; without its quiet zone.

    When `max_dots` would make modules too small to read, it is drawn larger instead.
    """
    matrix = modules(url)
    size = max(MIN_MODULE_DOTS, max_dots // len(matrix))
    rows: list[str] = []
    for row in matrix:
        rows += ["".join(("1" if dark else "0") * size for dark in row)] * size
    return Bitmap.from_rows(rows)
