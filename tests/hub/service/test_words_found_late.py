"""A commit that stood although the store said it had failed: its words are told as well as its events (C20)."""

from collections.abc import Callable
from pathlib import Path

from hub.engine.commands import Actor, SendMessage
from hub.engine.ids import MessageId
from hub.engine.terms import PersonalField, Role
from hub.service.change import StoreTrouble
from hub.store.errors import DiskFull
from tests.hub.service.town import accepted, new_request, open_day

MANAGER = Actor(Role.MANAGER)


class Liar:
    """A commit seam that, once it is told to, commits and says that it has not."""

    def __init__(self) -> None:
        self.lies = False

    def __call__(self, commit: Callable[[], None]) -> None:
        commit()
        if self.lies:
            self.lies = False
            raise DiskFull("The disk is full.")


def test_a_message_whose_commit_was_found_late_is_read_with_its_words(tmp_path: Path) -> None:
    liar = Liar()
    house = open_day(tmp_path, seam=liar)
    command, request, text = SendMessage(MessageId("message")), new_request(), {PersonalField.NOTE: "Room 4 is free"}
    liar.lies = True
    assert isinstance(house.submit_blocking(request, MANAGER, command, text), StoreTrouble)
    again = accepted(house.submit_blocking(request, MANAGER, command, text))
    assert again.repeated
    assert list(house.board.hall.messages) == ["message"]
    assert house.board.words.text_of(MessageId("message")) == "Room 4 is free"
    house.close_blocking()
