"""Whether two people wrote the same name: case, accents, order and punctuation aside (K09).

Letters are taken apart by Unicode (NFKD) and lose their marks: accents, Arabic vowel signs, the hamza on an alef. Those
that Unicode takes for letters of their own are spelled as people without that key on their keyboard do.
"""

import unicodedata
from typing import Final

SPELLED: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
INSIDE_WORDS: Final = frozenset("'’ʼ`´")
"""Left out without parting a word: O'Brien is OBrien."""


def name_key(name: str) -> tuple[str, ...]:
    """The words of the name, plain and sorted; two names are the same when their keys are. Empty: no letter in it."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(sign for sign in apart if sign not in INSIDE_WORDS and not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in kept.translate(SPELLED)).split()
    return tuple(sorted(words))
