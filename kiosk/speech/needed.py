"""What a kiosk says whatever the office."""

from hub.face.texts import Catalogues
from hub.sdk.io.speech import needed as shared

DOMAINS = ("kiosk", "common")


def needed(catalogues: Catalogues, code: str) -> tuple[str, ...]:
    return shared.needed(catalogues, code, DOMAINS)


def needed_by_language(catalogues: Catalogues) -> dict[str, tuple[str, ...]]:
    return shared.needed_by_language(catalogues, DOMAINS)
