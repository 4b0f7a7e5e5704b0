"""Office set-ups as files: TOML, or JSON when the name ends so. The example office has no privileges."""

import base64
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from hub.service.errors import ServiceError
from hub.service.office_texts import OfficeTextsError, read_texts, texts_folder, with_texts
from hub.service.office_toml import write_toml

EXAMPLE: Final = Path(__file__).parent / "offices" / "marstow.toml"
MOST_BYTES: Final = 1_000_000
JSON: Final = ".json"
LOGO_FILE: Final = "logo_file"
MOST_LOGO_BYTES: Final = 40_000


class OfficeFileError(ServiceError):
    """The file cannot be read as a document at all; what is wrong inside a document, the rules say."""

    reason = "office_file"


def read_office_file(path: Path) -> dict[str, object]:
    """The document in its JSON form, with what lies beside it: the texts in further languages (office_texts.py), the
    ticket's logo. Raises OfficeFileError with what to do."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OfficeFileError(f"{path} is larger than {MOST_BYTES} bytes: this is no office set-up.")
        text = path.read_text(encoding="utf-8")
        document = json.loads(text) if path.suffix == JSON else tomllib.loads(text)
        json.dumps(document)
        _put_logo(path, document)
    except (OSError, UnicodeDecodeError) as error:
        raise OfficeFileError(f"{path} cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise OfficeFileError(f"{path} is not valid TOML: {error}") from error
    except json.JSONDecodeError as error:
        raise OfficeFileError(f"{path} is not valid JSON: {error}") from error
    except RecursionError as error:
        raise OfficeFileError(f"{path} holds lists inside lists without end: this is no office set-up.") from error
    except ValueError as error:  # a number of thousands of digits
        raise OfficeFileError(f"{path} cannot be read: {error}.") from error
    except TypeError as error:
        raise OfficeFileError(f"{path}: write dates and times in quotes ({error}).") from error
    if not isinstance(document, dict):
        raise OfficeFileError(f"{path} holds no table with keys: this is no office set-up.")
    try:
        return with_texts(document, read_texts(texts_folder(path)))
    except OfficeTextsError as error:
        raise OfficeFileError(str(error)) from error


def _put_logo(path: Path, document: object) -> None:
    """`logo_file` of the ticket names a PNG beside the set-up; the document itself holds the picture. Raises OSError,
    OfficeFileError."""
    ticket = document.get("ticket") if isinstance(document, dict) else None
    name = ticket.get(LOGO_FILE) if isinstance(ticket, dict) else None
    if not isinstance(ticket, dict) or not isinstance(name, str):
        return
    with (path.parent / name).open("rb") as picture:
        data = picture.read(MOST_LOGO_BYTES + 1)
    if len(data) > MOST_LOGO_BYTES:
        raise OfficeFileError(f"{path.parent / name} is larger than {MOST_LOGO_BYTES} bytes: make the logo smaller.")
    del ticket[LOGO_FILE]
    ticket["logo"] = base64.b64encode(data).decode("ascii")


def write_office_file(path: Path, document: Mapping[str, object]) -> None:
    """Raises OfficeFileError when the file cannot be written."""
    try:
        path.write_text(office_text(document, as_json=path.suffix == JSON), encoding="utf-8")
    except OSError as error:
        raise OfficeFileError(f"{path} cannot be written ({error.strerror}); choose another place.") from error


def office_text(document: Mapping[str, object], *, as_json: bool = False) -> str:
    """The document as people read it; `read_office_file` reads it back."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n" if as_json else write_toml(document)
