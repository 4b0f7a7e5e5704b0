"""The client's methods on pictures and videos for displays. Files stream from and to the disk: a video fits into no
box's memory."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import quote

import requests

from hub.sdk.asking import Asking, decode, problem_of
from hub.sdk.errors import HubUnreachable, error_for
from hub.wire.hall import MediaView

_PIECE: Final = 256 * 1024
_HASH_DIGITS: Final = 8


class AboutMedia(Asking):
    """A name's content never changes: what was fetched once need not be fetched again."""

    def media(self) -> list[MediaView]:
        return self._list("/v1/media", MediaView)

    def put_media(self, file: Path, name: str | None = None) -> MediaView:
        """Stores a file; the answer has the name to write into the office document. Raises OSError for a file that
        cannot be read."""
        with file.open("rb") as data:
            answer = self._streamed("PUT", f"/v1/media/{quote(name or file.name)}", data)
            with answer:
                return decode(answer.content, MediaView)

    def remove_media(self, name: str) -> None:
        self._once("DELETE", f"/v1/media/{quote(name)}", None, None)

    def fetch_media(self, name: str, target: Path) -> None:
        """The file, whole and with the content that its name says, or nothing: written beside `target` and renamed.
        Raises HubUnreachable when the connection broke or the content is another one; OSError for the disk."""
        part = target.with_name(f"{target.name}.part")
        digest = hashlib.sha256()
        try:
            with self._streamed("GET", f"/v1/media/{quote(name)}") as answer, part.open("wb") as file:
                for piece in answer.iter_content(_PIECE):
                    digest.update(piece)
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            if digest.hexdigest()[:_HASH_DIGITS] != name.rpartition(".")[0][-_HASH_DIGITS:]:
                raise HubUnreachable(f"{name}: the content is not the one that its name says")
            part.rename(target)
        except requests.RequestException as error:
            raise HubUnreachable(f"GET media: {type(error).__name__}") from error
        finally:
            part.unlink(missing_ok=True)

    def _streamed(self, method: str, path: str, data: BinaryIO | None = None) -> requests.Response:
        base_url = self._whereabouts.current()
        if base_url is None:
            raise HubUnreachable("no hub found yet")
        try:
            answer = self._session.request(
                method, base_url + path, data=data, timeout=self._waits, allow_redirects=False, stream=True
            )
        except requests.RequestException as error:
            self._whereabouts.failed(base_url)
            raise HubUnreachable(f"{method} media: {type(error).__name__}") from error
        if answer.status_code // 100 != 2:
            with answer:
                raise error_for(problem_of(answer.status_code, answer.content))
        return answer


__all__ = ["AboutMedia"]
