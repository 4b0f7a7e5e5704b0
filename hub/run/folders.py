"""Where everything of an office on one computer lies, in one folder for its owner alone."""

import os
from dataclasses import dataclass
from pathlib import Path

from hub.run.errors import SetupError

CHECKOUT = Path(__file__).resolve().parents[2]
"""Where the programs' code is; nothing of it is installed."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The folder of one office. `home` is what `--data` names."""

    home: Path

    @property
    def hub(self) -> Path:
        """The hub's data folder: journal and hashed secrets."""
        return self.home / "hub"

    @property
    def database(self) -> Path:
        return self.hub / "vestibule.db"

    @property
    def keys(self) -> Path:
        """Keys of this office's own devices, the staff's PINs, the manager's secret: 0600 files."""
        return self.home / "keys"

    @property
    def staff(self) -> Path:
        """{"<id>": {"name": …, "pin": …}}."""
        return self.keys / "staff.json"

    @property
    def manager(self) -> Path:
        return self.keys / "manager.secret"

    @property
    def logs(self) -> Path:
        """What the programs say (JSON lines)."""
        return self.home / "logs"

    @property
    def records(self) -> Path:
        """What the clients recorded for the independent reader."""
        return self.home / "records"

    @property
    def pictures(self) -> Path:
        return self.home / "pictures"

    @property
    def settings(self) -> Path:
        return self.home / "settings"

    def paper(self, kiosk: str) -> Path:
        """Pictures of the paper that a kiosk's printer has cut."""
        return self.home / "paper" / kiosk

    def spool(self, kiosk: str) -> Path:
        return self.home / "spool" / kiosk

    def key(self, device: str) -> Path:
        return self.keys / f"{device}.key"

    def record(self, device: str) -> Path:
        return self.records / f"{device}.jsonl"

    def pipe(self, device: str, end: str) -> Path:
        """`end`: "orders" (its standard input) or "answers" (its standard output)."""
        return self.home / "pipes" / f"{device}.{end}"

    def make(self) -> None:
        """Make them, for the owner alone. Raises `SetupError` with what to do."""
        wanted = (self.home, self.hub, self.keys, self.logs, self.records, self.pictures, self.settings)
        try:
            for folder in (*wanted, self.home / "pipes", self.home / "paper", self.home / "spool"):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise SetupError(
                f"The folder {self.home} cannot be written ({error.strerror}). Choose another one:  --data DIR"
            ) from error

    def make_pipes(self, device: str) -> tuple[Path, Path]:
        """Make the two named pipes of a device afresh: what an earlier run left in them is gone."""
        orders, answers = self.pipe(device, "orders"), self.pipe(device, "answers")
        for pipe in (orders, answers):
            pipe.unlink(missing_ok=True)
            os.mkfifo(pipe, 0o600)
        return orders, answers
