"""What is wrong with a settings file, all of it at once, in words that say what to do.

ConfigError      the program cannot start with these settings (exit code 2)
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong setting: its dotted name ("listen.port"; empty for the whole file) and what to do about it."""

    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.key}: {self.message}" if self.key else self.message


class ConfigError(Exception):
    """`source` names the file (or the command line); the text lists every fault of it."""

    def __init__(self, source: str, faults: tuple[Fault, ...]) -> None:
        self.source = source
        self.faults = faults
        lines = "".join(f"\n  {fault}" for fault in faults)
        super().__init__(f"The settings in {source} cannot be used:{lines}")
