"""The words of the panel on which one chooses how the screen looks."""

from dataclasses import dataclass, replace

from counter.look import STEPS, Look
from counter.scene import Scene
from counter.sheet_scene import Choice
from hub.face.texts import Texts


@dataclass(frozen=True, slots=True)
class LookScene:
    """`why_not_bigger`, `why_not_smaller`: why it goes no further that way; empty while it does."""

    title: str = ""
    themes: tuple[Choice, ...] = ()
    size: str = ""
    bigger: str = ""
    smaller: str = ""
    usual: str = ""
    bar: str = ""
    back: str = ""
    why_not_bigger: str = ""
    why_not_smaller: str = ""


def looking(look: Look, scene: Scene, texts: Texts) -> LookScene:
    most, least = look.percent >= STEPS[-1], look.percent <= STEPS[0]
    return LookScene(
        title=texts.t("How the screen looks"),
        themes=tuple(replace(one, chosen=one.id == look.theme) for one in scene.themes),
        size=texts.code(f"{look.percent} %"),
        bigger=texts.t("Bigger"),
        smaller=texts.t("Smaller"),
        usual=texts.t("Usual size"),
        bar=texts.t("Make it a bar"),
        back=texts.t("Back"),
        why_not_bigger=texts.t("This is the biggest") if most else "",
        why_not_smaller=texts.t("This is the smallest") if least else "",
    )
