"""Who calls: a device by its key, a person by a sign-in, the manager by the secret. Rights are by role."""

from dataclasses import dataclass

from fastapi import Request

from hub.api import mapping
from hub.api.problems import Forbidden
from hub.service.people import People
from hub.wire.terms import Role


@dataclass(frozen=True, slots=True)
class Principal:
    """`device`: the box that calls, or on which the person signed in. `session` is there for people only."""

    role: Role
    device: str | None = None
    staff: str | None = None
    session: str | None = None


def identify(people: People, token: str) -> Principal | None:
    """Whose token this is; a few look-ups by hash, no I/O."""
    device = people.device_of_key(token)
    if device is not None:
        return Principal(mapping.role(device.role), device=device.device)
    session = people.session_of_token(token)
    if session is not None:
        return Principal(mapping.role(session.role), session.device, session.staff, session.session)
    if people.is_manager(token):
        return Principal(Role.MANAGER)
    return None


class Rights:
    """A dependency: the principal whom the gate let in, if in one of these roles; without roles, whoever it is.

    Its call is a coroutine: FastAPI takes each plain function to a thread and back, which costs more than the rest of
    the request's way in. The short way of writes (short_way.py) asks `admit` instead.
    """

    __slots__ = ("_roles",)

    def __init__(self, *roles: Role) -> None:
        self._roles = roles

    def admit(self, principal: Principal) -> bool:
        return not self._roles or principal.role in self._roles

    async def __call__(self, request: Request) -> Principal:
        principal = admitted(request)
        if not self.admit(principal):
            raise Forbidden(f"This is for: {', '.join(self._roles)}.")
        return principal


def admitted(request: Request) -> Principal:
    """The principal whom the gate let in."""
    principal = request.state.principal
    assert isinstance(principal, Principal)  # noqa: S101  # the gate lets nobody pass without
    return principal
