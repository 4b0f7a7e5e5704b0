"""What a browser brings instead of a bearer token: the cookie of a box, for pages and pushed events, where no script
can set a header.

The cookie holds the device's key itself, so a key that is revoked opens nothing any more. It is HttpOnly (no script
reads it) and SameSite=Strict (no other site's page sends it). Writing by it takes one thing more that only our own
pages can bring: the header `Request-Id`, which no other origin may set without asking the hub first, or the browser's
word that the page is ours (Fetch Metadata, RFC 6454's Origin).
"""

from collections.abc import Iterable
from typing import Final

COOKIE: Final = "vestibule_device"
COOKIE_SECONDS: Final = 400 * 24 * 3600
"""As long as browsers keep one at all (RFC 6265bis): a screen on a wall is not typed at every year."""
OWN_PAGE: Final = b"same-origin"

Headers = Iterable[tuple[bytes, bytes]]
"""As ASGI has them: names in lower case."""


def cookie_key(headers: Headers) -> str:
    """The key in the cookie; empty when there is none."""
    for name, value in headers:
        if name != b"cookie":
            continue
        for part in value.decode("latin-1").split(";"):
            key, _, found = part.strip().partition("=")
            if key == COOKIE:
                return found
    return ""


def set_cookie(key: str, *, encrypted: bool) -> str:
    """The header's value; `encrypted`: the page came over TLS, so the cookie may go over nothing else."""
    secure = "; Secure" if encrypted else ""
    return f"{COOKIE}={key}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Strict{secure}"


def may_write(headers: Headers) -> bool:
    """Whether a request that carries the cookie alone may write: it comes from one of our own pages."""
    found = dict(headers)
    if b"request-id" in found:
        return True
    return from_own_page(headers)


def from_own_page(headers: Headers) -> bool:
    """What the browser says of where the request began; browsers that say neither are not believed."""
    found = dict(headers)
    site = found.get(b"sec-fetch-site")
    if site is not None:
        return site == OWN_PAGE
    origin, host = found.get(b"origin", b""), found.get(b"host", b"")
    return bool(host) and origin.partition(b"://")[2] == host
