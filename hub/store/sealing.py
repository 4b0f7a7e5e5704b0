"""Sealing bytes with a key: AES-256-GCM (NIST SP 800-38D), a fresh random nonce of 96 bits in front of each."""

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12


def seal(key: bytes, text: bytes, about: bytes) -> bytes:
    """`about` is not in the result, but needed to open it."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(key).encrypt(nonce, text, about)


def opened_with(key: bytes, sealed: bytes, about: bytes) -> bytes | None:
    """None when it was sealed with another key, about something else, or has been changed."""
    from cryptography.exceptions import InvalidTag

    try:
        return _cipher(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about)
    except InvalidTag:
        return None


def _cipher(key: bytes) -> "AESGCM":
    """Loaded when the first personal data is kept or read: an office that keeps none does not carry it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)
