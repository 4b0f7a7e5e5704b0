"""Ids made by the asking device: request ids, visit ids, link tokens (architecture.md, The contract)."""

import base64
import hashlib
import secrets
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass


def new_request_id() -> str:
    """UUIDv4. One per intent of a person, kept over every retry of it."""
    return str(uuid.uuid4())


def request_id_of(request: str, part: str) -> str:
    """The id of a further request that belongs to one intent: the same for every retry, another for each part."""
    digest = hashlib.sha256(f"{request}/{part}".encode()).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))


def new_visit_id(milliseconds: Callable[[], int] = lambda: time.time_ns() // 1_000_000) -> str:
    """UUIDv7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then 74 random bits. Order is never read from it."""
    value = (milliseconds() & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | secrets.randbits(12) << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))


@dataclass(frozen=True, slots=True)
class LinkToken:
    """The secret in the address of a ticket's own page: 128 random bits in base32, lower case, 26 characters.

    Only the paper and the person's screen carry `text`; the hub is given `hash`.
    """

    text: str

    @classmethod
    def new(cls) -> "LinkToken":
        return cls(base64.b32encode(secrets.token_bytes(16)).decode("ascii").rstrip("=").lower())

    @property
    def hash(self) -> str:
        """SHA-256 of the text, in hex."""
        return hashlib.sha256(self.text.encode("ascii")).hexdigest()

    def address(self, link_base: str) -> str:
        return link_base + self.text


__all__ = ["LinkToken", "new_request_id", "new_visit_id", "request_id_of"]
