"""The two sides of the wire stay equal: every value of the engine has its place in the contract."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest

from hub.api import mapping
from hub.engine import commands, events, model, refusal, terms
from hub.engine.office_document import read_office
from hub.engine.office_faces import Loudness
from hub.face import tokens
from hub.service.office_file import EXAMPLE, read_office_file
from hub.store.entries import ClockState
from hub.wire import hall_terms
from hub.wire import terms as wire
from hub.wire.problem import Reason

PAIRS: list[tuple[type[StrEnum], type[StrEnum]]] = [
    (terms.VisitState, wire.VisitState),
    (terms.CounterState, wire.CounterState),
    (terms.RemoveReason, wire.RemoveReason),
    (terms.PrintOutcome, wire.PrintOutcome),
    (terms.DevicePart, wire.DevicePart),
    (terms.PartState, wire.PartState),
    (terms.Placement, wire.Placement),
    (terms.JumpReason, wire.JumpReason),
    (terms.ReactivateReason, wire.ReactivateReason),
    (terms.HowCalled, wire.HowCalled),
    (terms.ServiceClosed, wire.ServiceClosed),
    (terms.Arrival, wire.Arrival),
    (model.AppointmentState, wire.AppointmentState),
    (terms.CancelReason, wire.CancelReason),
    (terms.PersonalField, wire.PersonalField),
    (terms.TicketPart, wire.TicketPart),
    (terms.UndoneAct, wire.UndoneAct),
    (terms.LayoutForm, hall_terms.LayoutForm),
    (terms.LayoutBeside, hall_terms.LayoutBeside),
    (terms.MediaKind, hall_terms.MediaKind),
    (terms.ThemeName, tokens.ThemeName),
    (terms.NoticeKind, hall_terms.NoticeKind),
    (terms.NoticeAbout, hall_terms.NoticeAbout),
    (terms.StaffCallKind, hall_terms.StaffCallKind),
]


@pytest.mark.parametrize(("engine", "contract"), PAIRS, ids=lambda one: one.__name__)
def test_closed_sets_are_equal_on_both_sides(engine: type[StrEnum], contract: type[StrEnum]) -> None:
    assert {one.value for one in engine} == {one.value for one in contract}


def test_every_refusal_has_its_reason() -> None:
    assert {mapping.reason(one).value for one in refusal.Reason} <= {one.value for one in Reason}


def test_every_event_has_its_change_type_and_every_change_type_its_event() -> None:
    assert set(mapping.CHANGE_TYPES) == set(get_args(events.Event))
    assert set(mapping.CHANGE_TYPES.values()) == set(wire.ChangeType)


def test_every_role_that_may_call_is_on_the_wire() -> None:
    outside = {terms.Role.CITIZEN, terms.Role.HUB}
    assert {mapping.role(one) for one in terms.Role if one not in outside} == set(wire.Role)
    assert {mapping.actor(one, None, None, None).role.value for one in wire.Role} == {one.value for one in wire.Role}


def test_the_clock_is_off_when_it_contradicts_the_journal() -> None:
    assert {state for state in ClockState if mapping.clock_is_off(state)} == {ClockState.BEHIND, ClockState.AHEAD}


def test_the_example_office_maps_whole() -> None:
    office = read_office(read_office_file(EXAMPLE))
    assert not isinstance(office, tuple)
    view = mapping.office_view(office, 3, mapping.Reader.STAFF)
    assert (view.version, len(view.services), len(view.staff)) == (3, len(office.services), 6)
    assert {one.arrow for one in view.counters} <= set(wire.Arrow)
    for reader in (mapping.Reader.KIOSK, mapping.Reader.DISPLAY):
        assert mapping.office_view(office, 3, reader).staff == []


def test_kiosks_alone_are_told_how_people_are_asked_and_what_tickets_carry() -> None:
    office = read_office(read_office_file(EXAMPLE))
    assert not isinstance(office, tuple)
    told = {reader: mapping.office_view(office, 1, reader) for reader in mapping.Reader}
    kiosk = told.pop(mapping.Reader.KIOSK)
    business, address = (
        next(one for one in kiosk.services if one.id == name) for name in ("permits-business", "change-of-address")
    )
    assert (business.asks, business.series) == ([wire.PersonalField.PHONE], "permits")
    assert address.online_url == "https://marstow.example/move"
    assert "moving" in address.keywords["en"]
    assert (kiosk.ticket.parts[0], kiosk.ticket.parts[-1]) == (wire.TicketPart.HEADER, wire.TicketPart.FOOTER)
    assert kiosk.privacy["es"].startswith("Guardamos")
    assert kiosk.kiosk.roll["en"].startswith("Take a number")
    for view in told.values():
        assert (view.privacy, view.kiosk.roll, view.ticket.header) == ({}, {}, {})
        assert not any(one.asks or one.keywords or one.online or one.series for one in view.services)


def test_displays_are_told_layouts_and_staff_what_to_know() -> None:
    office = read_office(read_office_file(EXAMPLE))
    assert not isinstance(office, tuple)
    zone = replace(office.zones[0], floor="1", loudness=(Loudness(480, 60),))
    office = replace(office, enamel="#7A1F3D", crest="crest-1a2b3c4d.png", names_shown=True, zones=(zone,))
    told = {reader: mapping.office_view(office, 1, reader) for reader in mapping.Reader}
    display, staff = told[mapping.Reader.DISPLAY], told[mapping.Reader.STAFF]
    assert [one.id for one in display.layouts] == ["hall", "hall-next", "hall-media", "counter"]
    media = display.layouts[2]
    assert (media.beside, media.media[0].kind, media.media[0].seconds) == ("media", "notice", 15)
    assert media.ticker["ar"]
    assert display.zones[0].floor == "1"
    assert [(one.start, one.percent) for one in display.zones[0].loudness] == [(480, 60)]
    assert [one.number for one in staff.staff] == [1, 2, 3, 4, 5, 6]
    assert sum("hospital" in one.guidance.get("en", "") for one in staff.services) == 1
    for reader, view in told.items():
        assert (view.enamel, view.crest, view.names_shown) == ("#7A1F3D", "crest-1a2b3c4d.png", True)
        assert bool(view.layouts) == (reader is mapping.Reader.DISPLAY)
        assert any(one.guidance for one in view.services) == (reader is mapping.Reader.STAFF)


HUBS_OWN = {commands.Tick, commands.LoseCounter, commands.RegainCounter}
"""What nobody but the hub itself says."""


def test_every_command_has_its_way_in() -> None:
    folder = Path(mapping.__file__).parent
    source = "\n".join(file.read_text("utf-8") for file in folder.glob("*.py"))
    made = {command for command in get_args(commands.Command) if f"c.{command.__name__}(" in source}
    assert made == set(get_args(commands.Command)) - HUBS_OWN
