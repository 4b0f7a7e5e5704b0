import math

import pytest

from hub.face.tokens import ThemeName, contrast, failing_pairs, load_look, with_enamel


@pytest.mark.parametrize("theme", list(ThemeName))
def test_every_declared_pair_is_recomputed_and_holds(theme: ThemeName) -> None:
    look = load_look()
    assert failing_pairs(look.themes[theme], look.pairs) == ()
    roles = {
        "".join(part if i == 0 else part.title() for i, part in enumerate(name.split("_"))): name
        for name in look.themes[theme].__dataclass_fields__
    }
    for pair in look.pairs:
        colours = [getattr(look.themes[theme], roles[role]) for role in (pair.text, pair.on)]
        # The tokens give the figures cut off, not rounded, so that none promises too much.
        assert math.floor(contrast(*colours) * 100 + 1e-6) / 100 == pair.declared[theme], pair


def test_contrast_of_black_and_white_is_21_either_way() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21) == contrast("#FFFFFF", "#000000")


def test_an_office_colour_that_nobody_can_read_is_named() -> None:
    look = load_look()
    pale = with_enamel(look.themes[ThemeName.LIGHT], enamel="#CFE3E0", pressed="#BFD3D0", on="#FFFDF8", tint="#EEF4F2")
    assert ("onEnamel", "enamel") in {(pair.text, pair.on) for pair in failing_pairs(pale, look.pairs)}


@pytest.mark.parametrize("theme", list(ThemeName))
def test_takeover_and_hatch_can_be_read(theme: ThemeName) -> None:
    look = load_look()
    call = look.takeover[theme]
    assert contrast(call.on_ticket, call.ticket) >= 4.5
    assert contrast(call.on_plate, call.plate) >= 4.5
    assert contrast(call.text, call.ground) >= 4.5
    for stripe in look.stale_hatch[theme]:
        assert contrast(look.themes[theme].alert, stripe) >= 4.5
        assert contrast(look.themes[theme].ink, stripe) >= 4.5
