"""The hub's box settings: addresses, ports, folders. What the office is (services, counters, hours, time zone, texts)
is no box setting: it is the office document, versioned in the journal."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hub.config.fields import section, setting

DEFAULT_PORT = 7410


class LogLevel(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Listen:
    port: int = setting("TCP port of the API. 0 lets the system choose one.", default=DEFAULT_PORT, low=0, high=65535)
    lan: bool = setting(
        "Whether other boxes may connect. While false, only this computer can. Links are not yet encrypted.",
        default=False,
    )
    address: str = setting(
        'The address to listen on when "lan" is true; empty means every address of this computer.',
        default="",
        longest=64,
        pattern=r"[0-9A-Fa-f:.%a-z]*",
        pattern_means="an IP address",
    )


@dataclass(frozen=True, slots=True)
class Announce:
    enabled: bool = setting("Whether boxes find this hub by themselves (mDNS).", default=True)


@dataclass(frozen=True, slots=True)
class Media:
    picture_mb: int = setting("Megabytes that a stored picture may have.", default=8, low=1, high=100)
    video_mb: int = setting("Megabytes that a stored video may have.", default=200, low=1, high=4000)
    total_mb: int = setting("Megabytes that all stored files together may have.", default=1024, low=1, high=100_000)
    keep_free_mb: int = setting(
        "Megabytes of the disk that stay free for the journal; nothing is stored beyond.",
        default=512,
        low=64,
        high=100_000,
    )


@dataclass(frozen=True, slots=True)
class HubSettings:
    """Settings of `python -m hub`, file `hub.toml`."""

    data: Path = setting(
        "Folder of the journal, its backups and the secrets. One hub at a time may use it.", default=Path("data")
    )
    name: str = setting("What technicians call this hub, in lists of devices.", default="Hub", longest=63)
    public_url: str | None = setting(
        "Address under which people's phones reach this hub; tickets carry it in their QR code. "
        "Unset, the LAN address is used when lan is true, and no QR is printed otherwise.",
        default=None,
        longest=200,
        pattern=r"https?://[A-Za-z0-9.\-\[\]:]+(/[A-Za-z0-9._~/\-]*)?",
        pattern_means="a web address without query, such as https://queue.example.org",
    )
    database: str | None = setting(
        "Database server for a bigger office, such as postgresql://vestibule@db.example/vestibule. "
        "Unset, the journal is a file in the data folder, which is right for most. The address holds no password.",
        default=None,
        longest=500,
        pattern=r"postgresql://([^:@/\s]+@)?[^@\s]*",
        pattern_means="an address without password, such as postgresql://vestibule@db.example/vestibule",
    )
    database_password_file: Path | None = setting(
        "File (mode 0600) whose first line is the database's password; unset where the server asks for none, or where "
        "the address names a passfile.",
        default=None,
    )
    office: Path | None = setting(
        "Office document taken at the very first start; unset, the example office is taken.", default=None
    )
    log_level: LogLevel = setting("The least important messages that are still logged.", default=LogLevel.INFO)
    listen: Listen = section("Where the hub listens.", Listen)
    announce: Announce = section("How boxes find the hub.", Announce, tolerant=True)
    media: Media = section("Pictures and videos for displays, in the data folder.", Media, tolerant=True)
