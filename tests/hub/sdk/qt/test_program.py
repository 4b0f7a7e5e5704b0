import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from hub.face.metrics import Face, Screen
from hub.face.tokens import load_look
from hub.sdk.qt.fonts import FontMissingError, load_fonts
from hub.sdk.qt.program import ScreenError, ScreenProgram, Window
from tests.waiting import wait_until

ROOT = Path(__file__).parents[4]

PROGRAM = """
    import sys
    from pathlib import Path
    from hub.face.metrics import Face, Screen
    from hub.sdk.qt.program import ScreenProgram, Window

    folder = Path(sys.argv[1])
    program = ScreenProgram(Window("trial", Screen(640, 360, 12), Face.DISPLAY, pictures=folder / "pictures"))
    program.show(folder / "Trial.qml", {})
    program.listen()
    (folder / "ready").touch()
    code = program.run()
    program.close()
    sys.exit(code)
"""
QML = """
    import QtQuick
    import Vestibule

    Stage {
        CounterPlate { anchors.centerIn: parent; width: 200; height: 200; number: "4" }
        Component.onCompleted: console.warn("said by QML")
    }
"""


@pytest.fixture
def started(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    (tmp_path / "Trial.qml").write_text(textwrap.dedent(QML))
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "QSG_", "LC_"))}
    environment.pop("DISPLAY", None)
    environment.pop("WAYLAND_DISPLAY", None)
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROGRAM), str(tmp_path)],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        wait_until(lambda: (tmp_path / "ready").exists() or process.poll() is not None, 20, "the window")
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
        yield process
        process.kill()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_on_a_signal(started: subprocess.Popen[str], ending: signal.Signals) -> None:
    started.send_signal(ending)
    assert started.wait(10) == 0


def test_it_writes_its_picture_on_demand_and_goes_on(started: subprocess.Popen[str], tmp_path: Path) -> None:
    picture = tmp_path / "pictures/trial.png"
    for _ in range(2):
        started.send_signal(signal.SIGUSR1)
        wait_until(picture.exists, 30, "the picture")
        image = QImage(str(picture))
        assert (image.width(), image.height()) == (640, 360)
        assert image.pixelColor(250, 180).name().upper() == "#0F4F53"
        picture.unlink()
    assert started.poll() is None
    assert list(tmp_path.glob("pictures/*")) == []
    started.send_signal(signal.SIGTERM)
    assert started.wait(10) == 0


@pytest.mark.qt_log_ignore("nonsense")
def test_qml_that_does_not_load_is_an_error_with_its_line(qapp: QGuiApplication, tmp_path: Path) -> None:
    (tmp_path / "Broken.qml").write_text("import Vestibule\nStage { nonsense: 1 }\n")
    program = ScreenProgram(Window("broken", Screen(640, 360, 12), Face.DESK))
    try:
        with pytest.raises(ScreenError, match=r"Broken\.qml:2"):
            program.show(tmp_path / "Broken.qml", {})
    finally:
        program.close()


def test_without_a_folder_there_is_no_picture(qapp: QGuiApplication) -> None:
    program = ScreenProgram(Window("bare", Screen(640, 360, 12), Face.DESK))
    assert program.write_picture() is None
    program.close()


def test_a_missing_font_names_its_package(qapp: QGuiApplication, tmp_path: Path) -> None:
    with pytest.raises(FontMissingError, match="install the Debian package fonts-noto-core") as caught:
        load_fonts(load_look(), ["zh"], tmp_path)
    assert caught.value.file == tmp_path / "truetype/noto/NotoSans-Regular.ttf"


def test_every_font_of_the_look_has_a_source(qapp: QGuiApplication) -> None:
    load_fonts(load_look(), ["ar", "he", "hi", "zh", "en"])
