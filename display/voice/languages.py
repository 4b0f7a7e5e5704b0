"""Which languages are spoken, and by what: the table of README.md, made from what the voices really say."""

from hub.face.languages import LANGUAGES
from hub.sdk.io.speech.espeak import Espeak

HEAD = ("| code | language | spoken by | why |", "|---|---|---|---|")


def table(engine: Espeak) -> str:
    """A row per language, claimed ones first."""
    claimed, others = [], []
    for language in LANGUAGES:
        verdict = engine.verdict(language)
        if verdict.right:
            claimed.append(f"| {language.code} | {language.autonym} | espeak-ng, or recordings | |")
        else:
            reasons = "; ".join(verdict.reasons)
            others.append(f"| {language.code} | {language.autonym} | **recordings only** | espeak-ng {reasons} |")
    return "\n".join((*HEAD, *claimed, *others))
