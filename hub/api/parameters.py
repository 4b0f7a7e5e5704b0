"""Parameters that routes share, with their bounds."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Path, Query
from pydantic import UUID4

from hub.api.auth import Principal, Rights
from hub.wire.fields import LocalDate
from hub.wire.requests import REQUEST_ID_HEADER
from hub.wire.terms import Role

MOST_SEQ = 2**53
MOST_VERSION = 2**31

RequestId = Annotated[
    UUID4,
    Header(alias=REQUEST_ID_HEADER, description="Made by the caller; a repeat is answered from the journal."),
]
VisitPath = Annotated[UUID, Path(description="The visit's id.")]
CounterPath = Annotated[str, Path(min_length=1, max_length=64, description="The counter's id in the office document.")]
DevicePath = Annotated[str, Path(min_length=1, max_length=64, description="The device's name.")]
ServicePath = Annotated[str, Path(min_length=1, max_length=64, description="The service's id in the office document.")]
AppointmentPath = Annotated[UUID, Path(description="The appointment's id.")]
WishPath = Annotated[UUID, Path(description="The id of a place on the waiting list.")]
VersionPath = Annotated[int, Path(ge=1, le=MOST_VERSION, description="A version of the office document.")]
CodePath = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the code the person was given.")]
DateQuery = Annotated[LocalDate, Query(alias="date", description="A date at the office.")]
CallPath = Annotated[int, Path(ge=1, le=MOST_SEQ, description="The sequence of the call or recall.")]

AnyCaller = Annotated[Principal, Depends(Rights())]
ByStaff = Annotated[Principal, Depends(Rights(Role.STAFF))]
ByManager = Annotated[Principal, Depends(Rights(Role.MANAGER))]
ByCounter = Annotated[Principal, Depends(Rights(Role.COUNTER))]
ByKiosk = Annotated[Principal, Depends(Rights(Role.KIOSK))]
ByDisplay = Annotated[Principal, Depends(Rights(Role.DISPLAY))]
ByDevice = Annotated[Principal, Depends(Rights(Role.KIOSK, Role.DISPLAY, Role.COUNTER))]
ByKioskStaffOrManager = Annotated[Principal, Depends(Rights(Role.KIOSK, Role.STAFF, Role.MANAGER))]
ByKioskOrStaff = Annotated[Principal, Depends(Rights(Role.KIOSK, Role.STAFF))]
ByStaffOrManager = Annotated[Principal, Depends(Rights(Role.STAFF, Role.MANAGER))]
ByCounterOrPeople = Annotated[Principal, Depends(Rights(Role.COUNTER, Role.STAFF, Role.MANAGER))]
