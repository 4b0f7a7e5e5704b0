"""What stands beside the calls, as QML sees it: who is next, pictures and videos, the ticker, notices."""

from dataclasses import asdict

from PySide6.QtCore import Property, QObject, QUrl, Signal
from PySide6.QtQml import QmlElement

from display.scene import MediaPane, NextPane, Scene
from hub.wire.hall_terms import MediaKind

QML_IMPORT_NAME = "Vestibule.Display"
QML_IMPORT_MAJOR_VERSION = 1

NO_NEXT = NextPane("", ())
NO_MEDIA = MediaPane(MediaKind.NOTICE)


@QmlElement
class Beside(QObject):
    """Repeats the parts of a scene; tells once when any has changed."""

    changed = Signal()
    next_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._next: NextPane | None = None
        self._media: MediaPane | None = None
        self._ticker = ("", False)
        self._notices: tuple[str, ...] = ()

    def show(self, scene: Scene) -> None:
        if scene.next != self._next:
            self._next = scene.next
            self.next_changed.emit()
        ticker = (scene.ticker.text, scene.ticker.moves) if scene.ticker else ("", False)
        notices = tuple(notice.text for notice in scene.notices)
        if (scene.media, ticker, notices) != (self._media, self._ticker, self._notices):
            self._media, self._ticker, self._notices = scene.media, ticker, notices
            self.changed.emit()

    # --- who is next

    @Property(bool, notify=next_changed)
    def withNext(self) -> bool:
        return self._next is not None

    @Property(str, notify=next_changed)
    def nextTitle(self) -> str:
        return (self._next or NO_NEXT).title

    @Property(str, notify=next_changed)
    def nextEmpty(self) -> str:
        return (self._next or NO_NEXT).empty

    @Property(int, notify=next_changed)
    def nextPage(self) -> int:
        return (self._next or NO_NEXT).page

    @Property(int, notify=next_changed)
    def nextPages(self) -> int:
        return (self._next or NO_NEXT).pages

    @Property(list, notify=next_changed)
    def nextLines(self) -> list[dict[str, object]]:
        """Maps with `service labels waiting wait closed`."""
        return [asdict(line) | {"labels": list(line.labels)} for line in (self._next or NO_NEXT).lines]

    # --- pictures, videos, notices

    @Property(bool, notify=changed)
    def withMedia(self) -> bool:
        return self._media is not None

    @Property(bool, notify=changed)
    def video(self) -> bool:
        return self._media is not None and self._media.kind is MediaKind.VIDEO

    @Property(QUrl, notify=changed)
    def picture(self) -> QUrl:
        """Empty where there is none to show (yet), and for a video."""
        media = self._media or NO_MEDIA
        shown = media.file if media.kind is MediaKind.PICTURE else ""
        return QUrl.fromLocalFile(shown) if shown else QUrl()

    @Property(str, notify=changed)
    def film(self) -> str:
        """The file of the video that runs now."""
        media = self._media or NO_MEDIA
        return media.file if media.kind is MediaKind.VIDEO else ""

    @Property(str, notify=changed)
    def mediaText(self) -> str:
        return (self._media or NO_MEDIA).text

    @Property(str, notify=changed)
    def mediaTitle(self) -> str:
        return (self._media or NO_MEDIA).title

    # --- lines

    @Property(str, notify=changed)
    def ticker(self) -> str:
        return self._ticker[0]

    @Property(bool, notify=changed)
    def tickerMoves(self) -> bool:
        return self._ticker[1]

    @Property(list, notify=changed)
    def notices(self) -> list[str]:
        return list(self._notices)
