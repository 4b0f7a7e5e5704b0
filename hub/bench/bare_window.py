"""`python -m hub.bench.bare_window`: one QML rectangle; says that it is ready after its first frame. The floor of
every screen program's start time and memory."""

import os
import signal
import sys

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from hub.config.notify import Notifier

QML = b'import QtQuick\nWindow { width: 1080; height: 1920; visible: true; Text { text: "A" } }'


def main() -> int:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    app = QGuiApplication(sys.argv[:1])
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(QByteArray(QML), QUrl())
    window = component.create()
    if not isinstance(window, QQuickWindow):
        sys.stderr.write(component.errorString())
        return 1
    notifier = Notifier.from_environment(os.environ)
    window.frameSwapped.connect(notifier.ready)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
