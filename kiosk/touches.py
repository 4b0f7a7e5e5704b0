"""The names of everything that can be touched: the QML items' object names, and what each does to the journey."""

from kiosk.journey import Aid, Journey

LANGUAGE = "language-"
CHOICE = "choice-"
AID = "aid-"
MORE, BACK, MORE_TIME, DONE, PICK_LANGUAGE = "more", "back", "more-time", "done", "pick-language"


def touch(journey: Journey, name: str) -> None:
    """What a finger on the item of that name does. An unknown name is a defect of ours: `ValueError`."""
    plain = {
        MORE: journey.more,
        BACK: journey.back,
        MORE_TIME: journey.more_time,
        DONE: journey.done,
        PICK_LANGUAGE: journey.pick_language,
    }
    if name in plain:
        plain[name]()
    elif name.startswith(LANGUAGE):
        journey.choose_language(name.removeprefix(LANGUAGE))
    elif name.startswith(CHOICE):
        journey.choose(name.removeprefix(CHOICE))
    elif name.startswith(AID):
        journey.switch(Aid(name.removeprefix(AID)))
    else:
        raise ValueError(f"nothing to touch is called {name!r}")
