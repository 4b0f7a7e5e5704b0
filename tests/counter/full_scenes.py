"""The terminal's screen with everything an office can have: outcomes, papers, notes, guidance, appointments, messages,
one's own day, an undo that runs, sheets with forms."""

import datetime as dt
from collections.abc import Sequence

from counter.keys import Key
from counter.looks import LookDay, LookNotes, Seen
from counter.scene import SideTab
from hub.wire.bookings import AppointmentView
from hub.wire.hall import MessageView, OwnDayView, OwnServiceView
from hub.wire.office import NeedView, OutcomeView
from hub.wire.personal import NoteView
from hub.wire.stream import StaffSnapshot
from hub.wire.views import StaffCounter, StaffVisit, UndoView
from tests.counter import scenes
from tests.counter.staging import MINUTE, NOW, QUEUE, WALL, Stage, at_counter, named, snapshot

WORDS = {
    "Done": named("Done", "Hecho", "تم"),
    "Paper missing": named("Paper missing", "Falta un papel", "ورقة ناقصة"),
    "Sent elsewhere": named("Sent elsewhere", "Enviado a otro sitio", "أُحيل إلى مكان آخر"),
    "Booked again": named("Booked again", "Nueva cita", "موعد جديد"),
}
PAPERS = [
    named("Identity card", "Documento de identidad", "بطاقة الهوية"),
    named("Rental contract", "Contrato de alquiler", "عقد الإيجار"),
    named("Landlord's form", "Formulario del propietario", "استمارة المالك"),
]
GUIDANCE = named(
    "Ask for the landlord's form; without it, book a new date.",
    "Pida el formulario del propietario; sin él, dé otra cita.",
    "اطلب استمارة المالك، ومن دونها احجز موعدًا آخر.",
)


def rich(
    visits: Sequence[StaffVisit], here: StaffCounter, messages: Sequence[MessageView] = (), seq: int = 101
) -> StaffSnapshot:
    plain = snapshot(visits, [here], seq=seq)
    services = [
        one.model_copy(update={"documents": PAPERS, "guidance": GUIDANCE, "most_quantity": 5})
        if one.id == "address"
        else one
        for one in plain.office.services
    ]
    office = plain.office.model_copy(
        update={
            "services": services,
            "outcomes": [OutcomeView(id=key, names=names) for key, names in WORDS.items()],
            "needs": [
                NeedView(
                    id="hearing",
                    names=named("Hears badly: face them", "Oye mal: mírele", "ضعيف السمع: واجهه"),
                    pictogram="earOff",
                    request=False,
                )
            ],
            "undo_seconds": 10,
        }
    )
    return plain.model_copy(update={"office": office, "messages": list(messages), "appointments": booked()})


def booked() -> list[AppointmentView]:
    times = (("09:40", "birth", "booked"), ("10:45", "address", "booked"), ("11:30", "marriage", "booked"))
    return [
        AppointmentView(
            id=f"a{place}",
            service=service,
            date=WALL.date(),
            time=time,
            language="en",
            priority="normal",
            state=state,
        )
        for place, (time, service, state) in enumerate(times)
    ]


def _serving() -> StaffVisit:
    return scenes.serving().model_copy(
        update={"needs": ["hearing"], "party": 2, "outcome": "Done", "quantity": 2, "paper": None}
    )


def _work(stage: Stage, undo: bool = False, messages: Sequence[MessageView] = ()) -> None:
    stage.sign_in()
    undoable = UndoView(act="start", until=NOW + 7_000) if undo else None
    here = at_counter(visit="v-R042").model_copy(update={"undo": undoable})
    stage.shift.snapshot(rich([_serving(), *QUEUE], here, messages))


def serving_with_everything(stage: Stage) -> None:
    _work(stage, undo=True)
    written = (
        NoteView(kept=WALL - dt.timedelta(minutes=9), text="Landlord's form to follow by post, no second visit."),
    )
    stage.shift.looked(Seen(LookNotes("v-R042"), notes=written))
    stage.shift.tick_paper("address/0")
    stage.shift.tick_paper("address/1")


def more_keys(stage: Stage) -> None:
    _work(stage)
    stage.shift.press(Key.MORE)


def transfer_form(stage: Stage) -> None:
    _work(stage)
    stage.shift.press(Key.TRANSFER)


def note_form(stage: Stage) -> None:
    _work(stage)
    stage.shift.press(Key.NOTE)


def chosen_ticket(stage: Stage) -> None:
    stage.at_work()
    stage.shift.press(Key.CALL_CHOSEN)


def chosen_ticket_wrong(stage: Stage) -> None:
    chosen_ticket(stage)
    stage.desk.narrow("4X")
    stage.shift.submit()


def details(stage: Stage) -> None:
    _work(stage)
    stage.shift.press(Key.DETAILS)


def walk_up(stage: Stage) -> None:
    stage.at_work()
    stage.shift.press(Key.WALK_UP)


def appointments(stage: Stage) -> None:
    _work(stage)
    stage.shift.show_tab(SideTab.APPOINTMENTS)


def my_day(stage: Stage) -> None:
    _work(stage)
    stage.shift.show_tab(SideTab.DAY)
    services = [
        OwnServiceView(service="address", count=8, median_ms=8 * MINUTE, typical_minutes=9),
        OwnServiceView(service="certificate", count=3, median_ms=14 * MINUTE, typical_minutes=9),
    ]
    own = OwnDayView(
        called=14,
        within=13,
        served=14,
        no_shows=1,
        services=services,
        team_called=61,
        team_within=57,
        team_served=58,
    )
    stage.shift.looked(Seen(LookDay(), day=own))


def messages(stage: Stage) -> None:
    told = (
        MessageView(id="m1", text="The lift is out of order. Send prams to desk 1.", sender="s2", at=NOW - 4 * MINUTE),
        MessageView(id="m2", text="Team at 15:00 in room 3.", sender="s1", at=NOW - 40 * MINUTE, read_by=["s2", "s3"]),
    )
    _work(stage, messages=told)
    stage.shift.show_tab(SideTab.MESSAGES)


def papers_of_the_last(stage: Stage) -> None:
    stage.sign_in()
    here = at_counter().model_copy(update={"wrap_until": NOW + 95_000, "idle_since": NOW - 25_000})
    stage.shift.snapshot(rich(QUEUE, here))


FULL_SCENES: dict[str, scenes.Make] = {
    make.__name__: make
    for make in (
        serving_with_everything,
        more_keys,
        transfer_form,
        note_form,
        chosen_ticket,
        chosen_ticket_wrong,
        details,
        walk_up,
        appointments,
        my_day,
        messages,
        papers_of_the_last,
    )
}
ALL_SCENES = scenes.SCENES | FULL_SCENES
