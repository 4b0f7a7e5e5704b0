"""The short sounds are what look.md says they are, measured."""

import pytest

from hub.sdk.io.waves import RATE, seconds
from kiosk.orders import Cue
from kiosk.speech.cues import cue


def pitch(samples: "list[int]") -> float:
    """By the times it crosses zero upwards."""
    rises = [index for index in range(1, len(samples)) if samples[index - 1] < 0 <= samples[index]]
    return (len(rises) - 1) * RATE / (rises[-1] - rises[0])


@pytest.mark.parametrize(("kind", "longest"), [(Cue.TICK, 0.1), (Cue.NO, 0.4), (Cue.LEAVING, 0.7)])
def test_they_are_short_and_not_loud(kind: Cue, longest: float) -> None:
    samples = cue(kind)
    assert 0.02 < seconds(samples) < longest
    assert 8_000 < max(map(abs, samples)) < 16_000


def test_no_is_low_and_leaving_rises() -> None:
    no, leaving = list(cue(Cue.NO)), list(cue(Cue.LEAVING))
    step = int(0.13 * RATE)
    assert pitch(no[:step]) == pytest.approx(196, rel=0.05)
    notes = [pitch(leaving[start : start + step // 3]) for start in (0, 2 * step + step // 2)]
    assert notes[0] == pytest.approx(392, rel=0.05)
    assert notes[1] > 1.4 * notes[0]


def test_what_is_given_out_is_ones_own() -> None:
    cue(Cue.TICK).append(1)
    assert cue(Cue.TICK)[-1] != 1
