"""One place where errors become HTTP: problem documents (RFC 9457) with a stable reason key.

    ApiError                 any answer that is not a success; carries its problem document
      Unauthenticated  401   no key, or one that is not known (any more)
      Forbidden        403   known, but not for this
      NotFound         404   no such thing, or none that the caller may see
      Refused          409   the queue says no; nothing has changed
      BadInput         422   malformed
      LockedOut        423   too many wrong PINs
      TooManyTries     429   too often in a minute; the fields say how many seconds to wait
      Unavailable      503   the journal cannot be written, the hub is busy or stopping: try again

Who can mend it: 4xx the caller, 409 the person at the screen, 5xx the technician.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from hub.wire.problem import PROBLEM_JSON, FieldFault, Problem, Reason
from hub.wire.requests import REQUEST_ID_HEADER

RETRY_SECONDS = 1
MAX_FAULTS = 20
log = structlog.get_logger("hub.api")

TITLES: Mapping[int, str] = {
    400: "The request cannot be read",
    401: "Say who you are",
    403: "Not allowed",
    404: "There is no such thing",
    405: "Not possible here",
    408: "The request took too long",
    409: "The queue refuses",
    413: "The request is too large",
    422: "The request is malformed",
    423: "Locked out for a while",
    429: "Too many tries",
    500: "The hub has made a mistake",
    503: "Try again in a moment",
}
_HTTP_REASONS: Mapping[int, Reason] = {404: Reason.NOT_FOUND, 405: Reason.NOT_FOUND}


class ApiError(Exception):
    """Raised by routes; becomes the answer."""

    def __init__(
        self,
        status: int,
        reason: Reason,
        detail: str = "",
        *,
        fields: Mapping[str, str] | None = None,
        faults: Sequence[FieldFault] = (),
    ) -> None:
        super().__init__(f"{status} {reason}")
        self.problem = Problem(
            title=TITLES[status],
            status=status,
            detail=detail,
            reason=reason,
            fields=dict(fields or {}),
            faults=list(faults),
        )


class Unauthenticated(ApiError):
    def __init__(self, detail: str = "Send a device key, a sign-in or the manager's secret as a bearer token.") -> None:
        super().__init__(401, Reason.UNAUTHENTICATED, detail)


class WrongPin(ApiError):
    """`tries_left` before the person is locked out."""

    def __init__(self, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(401, Reason.WRONG_PIN, fields=fields)


class LockedOut(ApiError):
    def __init__(self, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(423, Reason.LOCKED_OUT, fields=fields)


class Forbidden(ApiError):
    def __init__(self, detail: str = "This is for other roles.") -> None:
        super().__init__(403, Reason.FORBIDDEN, detail)


class NotFound(ApiError):
    def __init__(self, detail: str = "") -> None:
        super().__init__(404, Reason.NOT_FOUND, detail)


class Refused(ApiError):
    def __init__(self, reason: Reason, fields: Mapping[str, str]) -> None:
        super().__init__(409, reason, fields=fields)


class BadInput(ApiError):
    def __init__(self, *faults: FieldFault, reason: Reason = Reason.BAD_INPUT) -> None:
        super().__init__(422, reason, faults=faults)


class TooLarge(ApiError):
    def __init__(self, limit: int) -> None:
        super().__init__(413, Reason.BAD_INPUT, f"At most {limit} bytes are taken here.")


class TooSlow(ApiError):
    def __init__(self) -> None:
        super().__init__(408, Reason.BAD_INPUT)


class TooManyTries(ApiError):
    def __init__(self, wait_ms: int) -> None:
        seconds = str(-(-wait_ms // 1000))
        super().__init__(429, Reason.TOO_MANY_TRIES, fields={"seconds": seconds})


class Unavailable(ApiError):
    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(503, reason, detail)


class Internal(ApiError):
    """`trouble` is the id under which the log holds what happened; the caller is told nothing else."""

    def __init__(self, trouble: str) -> None:
        super().__init__(500, Reason.INTERNAL, f"The log holds more under {trouble}.", fields={"trouble": trouble})


def respond(problem: Problem) -> Response:
    """The problem document as an answer."""
    headers: dict[str, str] = {"Cache-Control": "no-store"}
    if problem.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if problem.status == 503:
        headers["Retry-After"] = str(RETRY_SECONDS)
    if problem.status == 429:
        headers["Retry-After"] = problem.fields["seconds"]
    return Response(problem.model_dump_json(), problem.status, headers, PROBLEM_JSON)


def install(app: FastAPI) -> None:
    """Every error of a route becomes a problem document, those of the framework too."""
    app.add_exception_handler(ApiError, _api_error)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)


async def _api_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)  # noqa: S101  # registered for this type alone
    return respond(error.problem)


async def _validation(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  # registered for this type alone
    return respond(malformed(error.errors()).problem)


def malformed(errors: Sequence[Any]) -> BadInput:
    """pydantic's findings without the input they found: it may hold a PIN."""
    faults = [FieldFault(path=".".join(str(part) for part in one["loc"]), message=one["msg"]) for one in errors]
    header = f"header.{REQUEST_ID_HEADER}".lower()
    missing = any(fault.path.lower() == header for fault in faults)
    return BadInput(*faults[:MAX_FAULTS], reason=Reason.REQUEST_ID_MISSING if missing else Reason.BAD_INPUT)


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for this type alone
    status = error.status_code if error.status_code in TITLES else 400
    reason = _HTTP_REASONS.get(status, Reason.BAD_INPUT)
    answer = respond(Problem(title=TITLES[status], status=status, reason=reason))
    answer.headers.update(error.headers or {})
    return answer
