"""A real terminal for tests: `python -m counter` as a child process, worked by lines that become real events."""

import contextlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hub.running import Hub
from tests.waiting import wait_until


@dataclass(slots=True)
class RealTerminal:
    """`stands` is how the terminal says it stands; `said` all its lines."""

    process: "subprocess.Popen[str]"
    pictures: Path
    record: Path
    errors: Path
    stands: dict[str, Any] = field(default_factory=dict)
    said: list[dict[str, Any]] = field(default_factory=list)

    def tell(self, **line: object) -> None:
        """Hand a line to the rehearsal."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(line) + "\n")
        self.process.stdin.flush()

    def read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said = json.loads(line)
            self.said.append(said)
            self.stands = said.get("now", self.stands)

    def wait_for(self, seconds: float = 30.0, **wanted: object) -> None:
        def there() -> bool:
            assert self.process.poll() is None, self.errors.read_text()
            return all(self.stands.get(name) == value for name, value in wanted.items())

        wait_until(there, seconds, f"the terminal to stand at {wanted}")

    def lines(self, kind: str) -> list[dict[str, Any]]:
        """What the terminal's own record has of a kind."""
        lines = [json.loads(line) for line in self.record.read_text().splitlines()] if self.record.exists() else []
        return [line for line in lines if line["kind"] == kind]

    def picture(self) -> Path:
        target = self.pictures / "counter.png"
        target.unlink(missing_ok=True)
        self.process.send_signal(signal.SIGUSR1)
        wait_until(target.exists, 30, "the terminal's picture")
        return target

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


@contextlib.contextmanager
def running_terminal(
    folder: Path, hub: Hub, device: str = "Counter 1", settings: Mapping[str, str] | None = None, language: str = "en"
) -> Iterator[RealTerminal]:
    """A terminal of its own folder that ends with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    key, config, errors = folder / "key", folder / "counter.toml", folder / "errors"
    key.write_text(hub.key(device), encoding="utf-8")
    key.chmod(0o600)
    config.write_text("".join(f"{name} = {value}\n" for name, value in (settings or {}).items()), encoding="utf-8")
    record, pictures = folder / "counter.log", folder / "pictures"
    command = [sys.executable, "-m", "counter", "--config", str(config), "--hub", hub.url, "--key-file", str(key)]
    command += ["--size", "1280x800", "--language", language, "--log", str(record), "--pictures", str(pictures)]
    with errors.open("wb") as log:
        process = subprocess.Popen(
            [*command, "--rehearse"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
    terminal = RealTerminal(process, pictures, record, errors)
    reader = threading.Thread(target=terminal.read, daemon=True)
    reader.start()
    try:
        yield terminal
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(10)
        reader.join(10)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
