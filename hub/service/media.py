"""Pictures and videos for displays: files beside the journal, named by their content.

A name is a stem, the beginning of the content's SHA-256 and the type: "market-1a2b3c4d.png". What a name holds never
changes, so everybody may keep what they have read, and putting a file twice is as good as once. A file comes into being
whole: it is written beside, forced to the disk, then renamed. Bounded: by file, by all together, and by the room that
the journal must keep on the same disk.

Blocking, all of it: belongs in a worker thread.
"""

import errno
import fcntl
import hashlib
import os
import re
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from hub.service.errors import ServiceError
from hub.service.media_types import FIRST_BYTES, MediaType, type_of, type_of_name

MEBIBYTE: Final = 1024 * 1024
NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}-[0-9a-f]{8}\.(png|jpg|webp|mp4|webm)")
LONGEST_STEM: Final = 60
HASH_DIGITS: Final = 8
PART: Final = ".part"


class MediaError(ServiceError):
    """A file cannot be stored; the text says what to do."""

    reason = "media"


class NotTaken(MediaError):
    """It is no picture or video that displays show."""

    reason = "media_not_taken"


class TooLarge(MediaError):
    reason = "media_too_large"


class NoRoom(MediaError):
    """All together would be more than the office may store."""

    reason = "media_no_room"


class DiskTrouble(MediaError):
    """The disk is full or takes no writes."""

    reason = "media_disk"


class MediaBusy(MediaError):
    """Another file is being stored."""

    reason = "media_busy"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes. `keep_free`: what stays free on the disk, for the journal."""

    picture: int = 8 * MEBIBYTE
    video: int = 200 * MEBIBYTE
    total: int = 1024 * MEBIBYTE
    keep_free: int = 512 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Stored:
    name: str
    type: MediaType
    bytes: int


class MediaStore:
    """The folder is made when the first file comes. Raises MediaError only."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self._folder = folder
        self.limits = limits or Limits()

    def stored(self) -> list[Stored]:
        """By name."""
        try:
            files = sorted(self._folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _trouble(error) from error
        return [found for file in files if (found := _described(file)) is not None]

    def find(self, name: str) -> tuple[Stored, Path] | None:
        """A stored file and where it lies; None for a name that is none of the store's."""
        if NAME.fullmatch(name) is None:
            return None
        file = self._folder / name
        found = _described(file)
        return None if found is None else (found, file)

    def remove(self, name: str) -> bool:
        """False when it is not there. Who reads it at the moment reads it to its end."""
        found = self.find(name)
        if found is None:
            return False
        try:
            found[1].unlink(missing_ok=True)
        except OSError as error:
            raise _trouble(error) from error
        return True

    def begin(self, wished: str) -> "Incoming":
        """A file comes in; `wished` is what its owner calls it ("Market day.PNG"). One at a time, also beside another
        process (a chore at the command line)."""
        stem = stem_of(wished)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = _locked(self._folder)
        except OSError as error:
            raise _trouble(error) from error
        try:
            for left in self._folder.glob(f"*{PART}"):  # of a hub that was killed while it stored
                left.unlink(missing_ok=True)
            used = sum(one.bytes for one in self.stored())
            return Incoming(self._folder, stem, self.limits, used, lock)
        except OSError as error:
            os.close(lock)
            raise _trouble(error) from error
        except BaseException:
            os.close(lock)
            raise


class Incoming:
    """A file that comes in piece by piece: `write` … `finish`. Left without `finish`, nothing of it remains. `lock`:
    the folder, held until then."""

    def __init__(self, folder: Path, stem: str, limits: Limits, used: int, lock: int) -> None:
        self._folder, self._stem, self._limits, self._used = folder, stem, limits, used
        self._lock = lock
        self._part = folder / f"{secrets.token_hex(8)}{PART}"
        self._file = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        self._first = b""
        self._type: MediaType | None = None
        self._size = 0
        self._hash = hashlib.sha256()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def write(self, data: bytes) -> None:
        """Raises MediaError as soon as it is clear that the file cannot be taken."""
        if len(self._first) < FIRST_BYTES:
            self._first += data[: FIRST_BYTES - len(self._first)]
            if len(self._first) == FIRST_BYTES:
                self._type = _taken(self._first)
        self._size += len(data)
        self._check()
        self._hash.update(data)
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(self._file, left) :]
        except OSError as error:
            raise _trouble(error) from error

    def finish(self) -> Stored:
        """The file is there under its name, on the disk."""
        kind = self._type or _taken(self._first)
        digits = self._hash.hexdigest()[:HASH_DIGITS]
        target = self._folder / f"{self._stem}-{digits}.{kind.ending}"
        stored = Stored(target.name, kind, self._size)
        try:
            if target.exists():
                return stored  # the same content, by its hash
            os.fsync(self._file)
            self._part.rename(target)
            _force(self._folder)
        except OSError as error:
            raise _trouble(error) from error
        return stored

    def _check(self) -> None:
        limits = self._limits
        most = limits.video if self._type is None or self._type.is_video else limits.picture
        if self._size > most:
            what = "A video" if most == limits.video else "A picture"
            raise TooLarge(f"{what} may have {most // MEBIBYTE} MB at most; make it smaller.")
        if self._used + self._size > limits.total:
            raise NoRoom(f"All files together may have {limits.total // MEBIBYTE} MB; remove one first.")
        try:
            disk = os.statvfs(self._folder)
        except OSError as error:
            raise _trouble(error) from error
        if disk.f_bavail * disk.f_frsize < limits.keep_free:
            raise DiskTrouble(
                f"The disk has less than {limits.keep_free // MEBIBYTE} MB left, which are kept for the journal."
            )

    def _leave(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
            try:
                self._part.unlink(missing_ok=True)
            finally:
                os.close(self._lock)


def stem_of(wished: str) -> str:
    """Small letters, digits and dashes of a file's own name. Raises NotTaken for a name of which nothing is left."""
    bare = re.split(r"[/\\]", wished)[-1]
    bare = bare.rpartition(".")[0] or bare
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode("ascii").lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_STEM].strip("-")
    if not stem:
        raise NotTaken("Give the file a name of letters a to z or digits, for example market.png.")
    return stem


def _taken(first: bytes) -> MediaType:
    found = type_of(first)
    if found is None:
        raise NotTaken("This is no PNG, JPEG or WebP picture and no MP4 or WebM video.")
    return found


def _described(file: Path) -> Stored | None:
    kind = type_of_name(file.name)
    if NAME.fullmatch(file.name) is None or kind is None or file.is_symlink() or not file.is_file():
        return None
    try:
        return Stored(file.name, kind, file.stat().st_size)
    except OSError:
        return None  # removed between two looks


def _locked(folder: Path) -> int:
    """The folder, opened and held; closing it lets go, so does the process's end. Raises MediaBusy, OSError."""
    opened = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        raise MediaBusy("Another file is being stored; try again in a moment.") from None
    except BaseException:
        os.close(opened)
        raise
    return opened


def _force(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _trouble(error: OSError) -> DiskTrouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskTrouble("The disk is full; remove files, then try again.")
    return DiskTrouble(f"The folder of pictures and videos cannot be used ({error.strerror}).")
