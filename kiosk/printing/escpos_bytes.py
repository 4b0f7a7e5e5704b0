"""The ESC/POS commands a ticket needs, as bytes (ESC/POS command reference; numbers in hex there)."""

from kiosk.printing.model import PrinterModel

ESC, GS, DLE = b"\x1b", b"\x1d", b"\x10"
INITIALISE = ESC + b"@"
CANCEL_KANJI = b"\x1c."
CENTRE = ESC + b"a\x01"
LINE_FEED = b"\n"
INVERSE_ON = GS + b"B\x01"
INVERSE_OFF = GS + b"B\x00"
# Online/offline, errors and paper sensors; not the drawer.
AUTOMATIC_STATUS = GS + b"a\x0e"
ASK_IN_ORDER = GS + b"r\x01"
CLEAR_BUFFERS = DLE + b"\x14\x08\x01\x03\x14\x01\x06\x02\x08"
# A half-printed ticket is pushed past the cutter before it is cut off.
FREE_SCRAP = INITIALISE + ESC + b"d\x03"
# GS ( L, function 64: which pictures are in the memory. Answered "7r@", their keys, NUL; the list is then acknowledged.
ASK_LOGOS = GS + b"(L\x04\x000\x40KC"
LOGO_LIST = b"7r"
ACKNOWLEDGE = b"\x06"
# ESC J takes one byte.
MOST_FEED = 255
# Heads with small buffers take a picture in slices.
SLICE_ROWS = 256


def real_time_status(which: int) -> bytes:
    """DLE EOT n."""
    return DLE + b"\x04" + bytes((which,))


def code_page(number: int) -> bytes:
    return ESC + b"t" + bytes((number,))


def emphasis(on: bool) -> bytes:
    return ESC + b"E" + bytes((on,))


def feed(dots: int) -> bytes:
    """ESC J, 0 to 255; a dot or half of one, depending on the model's unit."""
    return ESC + b"J" + bytes((dots,))


def size(wide: int, high: int) -> bytes:
    """GS !: 1 to 8 times each way."""
    return GS + b"!" + bytes(((wide - 1) << 4 | (high - 1),))


def raster(stride: int, bits: bytes) -> bytes:
    """GS v 0 in slices; `bits` are rows of `stride` bytes, 1 = black."""
    slices = [bits[start : start + stride * SLICE_ROWS] for start in range(0, len(bits), stride * SLICE_ROWS)]
    return b"".join(
        GS + b"v0\x00" + stride.to_bytes(2, "little") + (len(part) // stride).to_bytes(2, "little") + part
        for part in slices
    )


def qr(data: bytes, module_dots: int) -> bytes:
    """GS ( k: size, correction M, data, print."""

    def function(code: int, body: bytes) -> bytes:
        return GS + b"(k" + (len(body) + 2).to_bytes(2, "little") + b"1" + bytes((code,)) + body

    return function(67, bytes((module_dots,))) + function(69, b"1") + function(80, b"0" + data) + function(81, b"0")


def define_logo(key: str, width: int, bits: bytes) -> bytes:
    """GS ( L, function 67: a picture for the memory that outlives the power. `bits`: rows of (width + 7) // 8 bytes."""
    rows = len(bits) // ((width + 7) // 8)
    size = width.to_bytes(2, "little") + rows.to_bytes(2, "little")
    return _picture_memory(b"\x43\x30" + key.encode("ascii") + b"\x01" + size + b"1" + bits)


def print_logo(key: str) -> bytes:
    """GS ( L, function 69, at its own size."""
    return _picture_memory(b"\x45" + key.encode("ascii") + b"\x01\x01")


def _picture_memory(body: bytes) -> bytes:
    return GS + b"(L" + (len(body) + 1).to_bytes(2, "little") + b"0" + body


def cut(model: PrinterModel) -> bytes:
    """Feed to the blade and cut; a model without a blade gets enough paper to tear by hand."""
    if model.partial_cut:
        return GS + b"V\x42\x00"
    if model.full_cut:
        return GS + b"V\x41\x00"
    return ESC + b"d\x05"
