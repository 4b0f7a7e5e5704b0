"""The figures of a call as they are printed: numbers in whole milliseconds, and the key as a formula of them.

Nothing here is in words: the same in every language, and the same figures as in the JSON form.
"""

from dataclasses import asdict
from decimal import Decimal, localcontext
from typing import Any

from hub.engine.terms import PolicyName
from hub.service.explain.calls import CallStory, Head

DIGITS = 28
"""Of the arithmetic behind a printed value. Values are rounded; the figures before them are exact."""


def formula(policy: str, head: Head) -> str:
    """What the policy compares of a line's first, with its value. Times in milliseconds."""
    share = f"{head.waited_ms}/{head.promised_ms}"
    match PolicyName(policy):
        case PolicyName.PROMISE:
            return f"{head.weight}% × {share} = {_value(head)}"
        case PolicyName.PROMISE_THROUGHPUT:
            return f"{head.weight}% × {share} / √{head.typical_ms} = {_value(head, head.typical_ms)}"
        case PolicyName.STRICT:
            return str(head.rank)
        case PolicyName.LISTED:
            return f"{head.listed}; {share}"
        case PolicyName.FIFO | PolicyName.RATIO:
            return place(head)


def place(head: Head) -> str:
    """By which ties are broken, part by part; the smaller came first."""
    return f"{head.at}/{head.seq}/{head.nudge}/{head.ticket_seq}"


def _value(head: Head, typical_ms: int | None = None) -> str:
    with localcontext() as context:
        context.prec = DIGITS
        value = Decimal(head.weight * head.waited_ms) / (100 * head.promised_ms)
        if typical_ms is not None:
            value /= Decimal(typical_ms).sqrt()
        return f"{value:.12f}"


def call_figures(story: CallStory) -> dict[str, Any]:
    """For JSON: everything from which the choice can be recomputed; `heads` without `set_aside` were chosen from."""
    called = story.called
    return {
        "counter": called.counter,
        "how": called.how.value,
        "jump_reason": called.reason.value if called.reason is not None else None,
        "why": asdict(called.why),
        "ratio": {"priority": story.ratio[0], "others": story.ratio[1], "made": story.turn},
        "reserve_minutes": story.reserve_minutes,
        "rule": asdict(story.rule) if story.rule is not None else None,
        "heads": [
            {**asdict(head), "key": formula(called.why.policy, head), "place": place(head)} for head in story.heads
        ],
        "agrees": story.agrees,
    }
