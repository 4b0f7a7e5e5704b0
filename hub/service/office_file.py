"""Office set-ups as files (TOML). The example office is one of them and has no privileges."""

import json
import tomllib
from pathlib import Path
from typing import Final

from hub.service.errors import ServiceError

EXAMPLE: Final = Path(__file__).parent / "offices" / "marstow.toml"
MOST_BYTES: Final = 1_000_000


class OfficeFileError(ServiceError):
    """The file cannot be read as a document at all; what is wrong inside a document, the rules say."""

    reason = "office_file"


def read_office_file(path: Path) -> dict[str, object]:
    """The document in its JSON form. Raises OfficeFileError with what to do."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OfficeFileError(f"{path} is larger than {MOST_BYTES} bytes: this is no office set-up.")
        document: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
        json.dumps(document)
    except (OSError, UnicodeDecodeError) as error:
        raise OfficeFileError(f"{path} cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise OfficeFileError(f"{path} is not valid TOML: {error}") from error
    except TypeError as error:
        raise OfficeFileError(f"{path}: write dates and times in quotes ({error}).") from error
    return document
