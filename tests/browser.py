"""A real browser (Debian's chromium) driven by its own protocol over a pair of pipes: no driver, no further library.

Messages are JSON, each ended by a zero byte (Chrome DevTools Protocol, --remote-debugging-pipe).
"""

import base64
import contextlib
import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.means import need_program

ANSWER_SECONDS = 30.0
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # tests run as root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
    "--remote-debugging-pipe",
)


class PageFailed(Exception):
    """What the page's script threw."""


class Page:
    """One tab."""

    def __init__(self, browser: "Browser", session: str) -> None:
        self._browser = browser
        self._session = session
        self.do("Page.enable")
        self.do("Runtime.enable")

    def do(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._browser.ask(method, parameters, self._session)

    def go(self, url: str) -> None:
        """Open an address; returns when its document has been loaded."""
        self.do("Page.navigate", url=url)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def run(self, script: str) -> Any:
        """The value of an expression; a promise is awaited."""
        answer = self.do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise PageFailed(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def until(self, condition: str, within: float = ANSWER_SECONDS) -> None:
        """Wait until the expression is true."""
        deadline = time.monotonic() + within
        while not self._holds(condition):
            if time.monotonic() > deadline:
                raise AssertionError(f"the page did not become: {condition}")
            with contextlib.suppress(PageFailed):
                self.run("new Promise((done) => setTimeout(done, 30))")

    def _holds(self, condition: str) -> bool:
        with contextlib.suppress(PageFailed):  # a page that is just being replaced
            return bool(self.run(condition))
        return False

    def size(self, width: int, height: int, scale: float = 1) -> None:
        self.do("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False)

    def picture(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self.do("Page.captureScreenshot", format="png")["data"]))

    def key(self, key: str, text: str = "") -> None:
        """A key of the keyboard, down and up; `text` is what it types."""
        for kind in ("keyDown", "keyUp"):
            typed = {"text": text} if text and kind == "keyDown" else {}
            self.do("Input.dispatchKeyEvent", type=kind, key=key, **typed)

    def type(self, text: str) -> None:
        self.do("Input.insertText", text=text)

    def click(self, selector: str) -> None:
        """With the mouse, in the middle of the first element."""
        box = self.run(
            f"(() => {{ const one = document.querySelector({json.dumps(selector)});"
            " one.scrollIntoView({block: 'center'}); const box = one.getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.do("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)


class Browser:
    """One browser process with a profile of its own."""

    def __init__(self, process: "subprocess.Popen[bytes]", to_browser: int, from_browser: int) -> None:
        self._process = process
        self._to, self._from = to_browser, from_browser
        self._rest = b""
        self._number = 0

    def page(self) -> Page:
        target = self.ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.ask("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        return Page(self, session)

    def ask(self, method: str, parameters: dict[str, Any], session: str | None = None) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            answer = self._message(deadline, method)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise PageFailed(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _message(self, deadline: float, method: str) -> dict[str, Any]:
        while b"\0" not in self._rest:
            if not select.select([self._from], [], [], max(0.0, deadline - time.monotonic()))[0]:
                raise AssertionError(f"the browser did not answer {method}")
            piece = os.read(self._from, 1 << 16)
            if not piece:
                raise AssertionError(f"the browser ended (exit code {self._process.poll()})")
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """Chromium until the block ends. A machine without it fails, and is told what to install."""
    need_program("chromium", "chromium")
    commands_out, commands_in = os.pipe()
    answers_out, answers_in = os.pipe()
    with tempfile.TemporaryDirectory(prefix="vestibule-browser-", ignore_cleanup_errors=True) as profile:

        def at_three_and_four() -> None:
            # The browser reads commands at 3 and answers at 4.
            os.dup2(commands_out, 60)
            os.dup2(answers_in, 61)
            os.dup2(60, 3)
            os.dup2(61, 4)

        process = subprocess.Popen(
            ["chromium", *ARGUMENTS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=at_three_and_four,
            close_fds=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands_out)
        os.close(answers_in)
        try:
            yield Browser(process, commands_in, answers_out)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            os.close(commands_in)
            os.close(answers_out)
