"""The keys at the foot of a page, wherever they are: back, onward, and the page's main action."""

from dataclasses import dataclass
from typing import assert_never

from kiosk.screens.content import (
    Attract,
    CheckIn,
    Closed,
    Documents,
    Entry,
    Languages,
    Matches,
    Needs,
    Notice,
    Screen,
    Search,
    Services,
    TicketSafe,
    TicketShown,
)


@dataclass(frozen=True, slots=True)
class FootKey:
    """`touch` names it. `onward`: its drawing is an arrow at the far end. `rest`: it waits for the hub's answer."""

    touch: str
    label: str
    drawn: str = ""
    main: bool = False
    onward: bool = False
    rest: bool = False


def foot_keys(screen: Screen) -> tuple[FootKey, ...]:
    """In reading order; what has no label is not there."""
    return tuple(key for key in _keys(screen) if key.label)


def further_keys(screen: Screen) -> tuple[FootKey, ...]:
    """The row above the foot, on the page of the needs."""
    if not isinstance(screen, Needs):
        return ()
    rest = screen.busy != ""
    keys = (FootKey("add-matter", screen.add, "plus", rest=rest), _more(screen.more, rest=rest))
    return tuple(key for key in keys if key.label)


def _keys(screen: Screen) -> tuple[FootKey, ...]:
    match screen:
        case Languages():
            return (_back(screen.back), _more(screen.more))
        case Services():
            rest = screen.busy != ""
            return (
                _back(screen.back, rest=rest),
                FootKey("search", screen.search, "search", rest=rest),
                _more(screen.more, rest=rest),
            )
        case Search():
            rest = screen.busy != ""
            return (_back(screen.back, rest=rest), _more(screen.more, rest=rest))
        case Documents():
            rest = screen.busy != ""
            return (_back(screen.back, rest=rest), FootKey("go-on", screen.go_on, main=True, rest=rest))
        case Needs():
            rest = screen.busy != ""
            return (_back(screen.back, rest=rest), FootKey("take", screen.take, main=True, rest=rest))
        case Entry():
            rest = screen.busy != ""
            return (
                _back(screen.back, rest=rest),
                FootKey("skip", screen.skip, rest=rest),
                FootKey("ok", screen.ok, main=True, rest=rest),
            )
        case CheckIn() | Matches():
            return (_back(screen.back, rest=screen.busy != ""),)
        case Notice():
            return (FootKey("back", screen.key, main=True),)
        case Attract() | Closed() | TicketShown() | TicketSafe():
            return ()
        case _:
            assert_never(screen)


def _back(label: str, *, rest: bool = False) -> FootKey:
    return FootKey("back", label, "back", rest=rest)


def _more(label: str, *, rest: bool = False) -> FootKey:
    return FootKey("more", label, "forward", onward=True, rest=rest)
