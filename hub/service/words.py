"""Words of the vault that readers need at hand: messages to staff, and the names of those who are called, where the
office shows names. In memory alone, and only as long as the message is kept, or the call stands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import structlog

from hub.engine.events import (
    ActUndone,
    DetailsKept,
    Event,
    MessageErased,
    MessageSent,
    OfficeAccepted,
    VisitCalled,
    VisitRecalled,
)
from hub.engine.hall import Message
from hub.engine.ids import MessageId, VisitId
from hub.engine.model import Visit
from hub.engine.office import Office
from hub.engine.terms import PersonalField, VisitState
from hub.service.change import Change
from hub.store.errors import StoreError
from hub.store.vault import Owner, Vault

STANDS: Final = frozenset({VisitState.CALLED, VisitState.SERVING})
CALLS: Final = (VisitCalled, VisitRecalled, ActUndone, DetailsKept)
"""After these a call stands that may not have had its name."""

log = structlog.get_logger(__name__)


class Words:
    """Lives on the loop's thread, with the board."""

    def __init__(self) -> None:
        self._texts: dict[MessageId, str] = {}
        self._names: dict[VisitId, str] = {}

    def text_of(self, message: MessageId) -> str:
        """Empty when it can be read no more."""
        return self._texts.get(message, "")

    def name_of(self, visit: VisitId) -> str | None:
        """Of somebody whose call stands, where the office shows names and the person gave one."""
        return self._names.get(visit)

    def begin(
        self, texts: Mapping[MessageId, str], kept: Mapping[MessageId, Message], names: dict[VisitId, str]
    ) -> None:
        """What the vault holds at the start, of the messages that are kept."""
        self._texts = {message: text for message, text in texts.items() if message in kept}
        self._names = names

    def take(self, change: Change) -> None:
        match change.recorded.event:
            case MessageSent(message=message) if change.text is not None:
                self._texts[message] = change.text
            case MessageErased(message=message):
                self._texts.pop(message, None)
            case OfficeAccepted() if change.office is not None and not change.office.names_shown:
                self._names = {}
            case _:
                pass
        if change.visit is not None:
            self._take_name(change.visit, change.name)

    def _take_name(self, visit: Visit, name: str | None) -> None:
        if name is not None:
            self._names[visit.id] = name
        elif self._names and not _may_be_named(visit):
            self._names.pop(visit.id, None)


def named(changes: Iterable[Change], office: Office | None, vault: Vault) -> list[Change]:
    """The changes with the names of those who are called; in the writer's thread, because the vault takes time. Where
    names are not shown, or cannot be read now, there are none: a call is told all the same."""
    if office is None or not office.names_shown:
        return list(changes)
    return [_named(change, lambda visit: _name(vault, visit)) for change in changes]


def found_late(changes: Sequence[Change], office: Office | None, vault: Vault) -> list[Change]:
    """Changes of which it was learned only afterwards that they are durable: their words, too, lie in the vault."""
    sent = any(isinstance(change.recorded.event, MessageSent) for change in changes)
    texts = vault.messages() if sent else {}

    def with_text(change: Change) -> Change:
        event = change.recorded.event
        return replace(change, text=texts.get(event.message)) if isinstance(event, MessageSent) else change

    return named(map(with_text, changes), office, vault)


def names_standing(visits: Iterable[Visit], office: Office | None, vault: Vault) -> dict[VisitId, str]:
    """The names of those whose calls stand at the start."""
    if office is None or not office.names_shown:
        return {}
    found = {visit.id: _name(vault, visit) for visit in visits if _may_be_named(visit)}
    return {visit: name for visit, name in found.items() if name is not None}


def _named(change: Change, name_of: Callable[[Visit], str | None]) -> Change:
    event: Event = change.recorded.event
    if change.visit is None or not isinstance(event, CALLS) or not _may_be_named(change.visit):
        return change
    return replace(change, name=name_of(change.visit))


def _may_be_named(visit: Visit) -> bool:
    return visit.state in STANDS and PersonalField.NAME in visit.details


def _name(vault: Vault, visit: Visit) -> str | None:
    try:
        return vault.held(Owner(visit=visit.id)).details.get(PersonalField.NAME)
    except StoreError as error:
        log.warning("name_not_read", reason=error.reason)
        return None
