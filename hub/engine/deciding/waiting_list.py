"""The waiting list for freed slots (A09)."""

from hub.engine.commands import Ask, DeclineOffer, DropWish, KeepWish, TakeOffer
from hub.engine.deciding.answer import Answer, unwritten
from hub.engine.state import State


def keep_wish(state: State, ask: Ask, command: KeepWish) -> Answer:
    return unwritten(state, ask, command)


def drop_wish(state: State, ask: Ask, command: DropWish) -> Answer:
    return unwritten(state, ask, command)


def take_offer(state: State, ask: Ask, command: TakeOffer) -> Answer:
    return unwritten(state, ask, command)


def decline_offer(state: State, ask: Ask, command: DeclineOffer) -> Answer:
    return unwritten(state, ask, command)
