"""`QtStripRenderer`: one line of any script as dots, with the screens' own fonts, shaping and direction.

Implements `hub.face.strip.StripRenderer`. Needs a QGuiApplication (offscreen will do) and `load_fonts`.
Grey is cut at half: what is at least half covered is black.
"""

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTextLayout, QTextOption
from PySide6.QtSvg import QSvgRenderer

from hub.face.languages import language as language_of
from hub.face.pictograms import svg
from hub.face.strip import Strip
from hub.face.tokens import Look
from hub.sdk.qt.fonts import family

TICKET_STROKE = 2.2
"""Pictograms on paper: 203 dots per inch swallow thinner lines."""
LEAST_SIZE_DOTS = 8


class QtStripRenderer:
    def __init__(self, look: Look) -> None:
        self._look = look

    def render(self, text: str, *, language: str, size_dots: int, bold: bool, max_width: int) -> Strip:
        """See `StripRenderer.render`."""
        layout = self._fitting(text, language, size_dots, bold, max_width)
        size = layout.font().pixelSize()
        height = self._line_height(language, size)
        # Swashes may reach past the advance width; the margin catches them and is trimmed again.
        margin = size // 2
        image = _white(int(layout.lineAt(0).naturalTextWidth()) + 2 * margin + 1, height)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(layout.font())
        layout.draw(painter, QPointF(margin, (height - metrics.ascent() - metrics.descent()) / 2))
        painter.end()
        return _trimmed(image)

    def wrap(self, text: str, *, language: str, size_dots: int, bold: bool, max_width: int) -> tuple[str, ...]:
        """See `StripRenderer.wrap`."""
        layout = self._layout(text, language, size_dots, bold)
        layout.beginLayout()
        pieces: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max_width)
            start = line.textStart()
            pieces.append(_utf16_slice(text, start, line.textLength()).strip())
        layout.endLayout()
        return tuple(piece for piece in pieces if piece)

    def picture(self, png: bytes, *, max_width: int, max_height: int) -> Strip:
        """See `StripRenderer.picture`."""
        read = QImage.fromData(png)
        if read.isNull():
            return Strip(0, 0, b"")
        if read.width() > max_width or read.height() > max_height:
            smooth = Qt.TransformationMode.SmoothTransformation
            read = read.scaled(max_width, max_height, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        image = _white(read.width(), read.height())
        painter = QPainter(image)
        painter.drawImage(0, 0, read)  # on white: what is transparent is not printed
        painter.end()
        return _packed(image)

    def pictogram(self, name: str, *, size_dots: int) -> Strip:
        """See `StripRenderer.pictogram`."""
        drawing = svg(name, "#000000", stroke=TICKET_STROKE)
        image = _white(size_dots, size_dots)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size_dots, size_dots))
        painter.end()
        return _packed(image)

    def _fitting(self, text: str, language: str, size: int, bold: bool, max_width: int) -> QTextLayout:
        """The line laid out, smaller by steps until it fits."""
        while True:
            layout = self._layout(text, language, size, bold)
            layout.beginLayout()
            line = layout.createLine()
            if line.isValid():
                line.setNumColumns(len(text.encode("utf-16-le")) // 2)
            layout.endLayout()
            wide = line.naturalTextWidth() if line.isValid() else 0
            if wide <= max_width or size <= LEAST_SIZE_DOTS:
                return layout
            size = max(LEAST_SIZE_DOTS, min(size - 1, int(size * max_width / wide)))

    def _layout(self, text: str, language: str, size: int, bold: bool) -> QTextLayout:
        font = QFont(family(self._look, language))
        font.setPixelSize(size)
        font.setBold(bold)
        layout = QTextLayout(text, font)
        option = QTextOption()
        rtl = language_of(language).rtl
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        # Where a line begins inside its strip is the layout's business, not the script's.
        option.setAlignment(Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        return layout

    def _line_height(self, language: str, size: int) -> int:
        fonts = self._look.fonts
        tall = fonts.tall_scripts if language_of(language).tall else 1.0
        return round(size * fonts.line_height * tall)


def _utf16_slice(text: str, start: int, length: int) -> str:
    """Qt counts UTF-16 units, Python characters."""
    units = text.encode("utf-16-le")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le")


def _white(width: int, height: int) -> QImage:
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    return image


def _packed(image: QImage) -> Strip:
    """The image as bits, 1 = black; Qt's mono rows are padded to four bytes, a strip's to one."""
    black = Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither
    mono = image.convertToFormat(QImage.Format.Format_Mono, black)
    if QColor(mono.color(1)) != QColor("black"):
        mono.invertPixels()
    stride, width = mono.bytesPerLine(), mono.width()
    need = (width + 7) // 8
    spare = 0xFF << (need * 8 - width) & 0xFF
    data = bytes(mono.constBits())
    rows = (data[y * stride : y * stride + need] for y in range(mono.height()))
    return Strip(width, mono.height(), b"".join(row[:-1] + bytes([row[-1] & spare]) for row in rows))


def _trimmed(image: QImage) -> Strip:
    """The columns between the first and the last with ink."""
    whole = _packed(image)
    stride = whole.stride
    rows = [int.from_bytes(whole.bits[start : start + stride], "big") for start in range(0, len(whole.bits), stride)]
    ink = 0
    for row in rows:
        ink |= row
    if ink == 0:
        return Strip(0, whole.height, b"")
    right = (ink & -ink).bit_length() - 1
    width = ink.bit_length() - right
    need = (width + 7) // 8
    spare = need * 8 - width
    return Strip(width, whole.height, b"".join((row >> right << spare).to_bytes(need, "big") for row in rows))
