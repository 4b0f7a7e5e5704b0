"""Keys, the manager's secret, PINs and sign-ins on a real database, with a clock that is moved by hand."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hub.engine.ids import DeviceId, StaffId
from hub.engine.terms import Role
from hub.service.clock import ManualClock
from hub.service.people import (
    LOCKED_MS,
    SIGN_INS_PER_PERSON,
    WRONG_MOST,
    BadPin,
    People,
    SignedIn,
    SignInProblem,
    SignInRefused,
)
from hub.store.credentials import Credentials
from hub.store.database import Database
from hub.store.folder import DATABASE_FILE
from hub.store.sqlite import Sqlite
from tests.hub.service.town import manual_clock

CLERK = StaffId("clerk-1")
COUNTER = DeviceId("counter-1")
PIN = "48213"


class Door:
    """People over a database that can be opened again, as after a restart."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / DATABASE_FILE
        self.clock: ManualClock = manual_clock()
        self.staff = {CLERK, StaffId("clerk-2")}
        self.open()

    def open(self) -> None:
        self.database = Database(Sqlite(self.file))
        self.people = People(Credentials(self.database), self.clock, lambda staff: staff in self.staff)

    def restart(self) -> None:
        self.database.close()
        self.open()

    def try_pin(self, pin: str) -> SignedIn | SignInRefused:
        return self.people.sign_in(CLERK, pin, COUNTER)

    def sign_in(self) -> SignedIn:
        signed_in = self.try_pin(PIN)
        assert isinstance(signed_in, SignedIn)
        return signed_in


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    made = Door(tmp_path)
    made.people.set_pin(CLERK, PIN)
    yield made
    made.database.close()


def test_a_right_pin_opens_and_the_token_names_the_person(door: Door) -> None:
    signed_in = door.sign_in()
    session = door.people.session_of_token(signed_in.token)
    assert session is not None
    assert (session.session, session.role, session.staff, session.device) == (
        signed_in.session,
        Role.STAFF,
        CLERK,
        COUNTER,
    )
    assert door.people.session_of_token("another") is None


def test_people_stay_signed_in_over_a_restart_and_sign_out(door: Door) -> None:
    signed_in = door.sign_in()
    door.restart()
    assert door.people.session_of_token(signed_in.token) is not None
    door.people.sign_out(signed_in.session)
    assert door.people.session_of_token(signed_in.token) is None
    door.restart()
    assert door.people.session_of_token(signed_in.token) is None


def test_wrong_pins_lock_the_name_for_a_time_even_for_the_right_pin(door: Door) -> None:
    left = [door.try_pin("0000") for _ in range(WRONG_MOST)]
    assert [it.tries_left for it in left if isinstance(it, SignInRefused)] == [4, 3, 2, 1, 0]
    assert left[-1] == SignInRefused(SignInProblem.LOCKED_OUT, locked_ms=LOCKED_MS)
    door.clock.advance(minutes=14)
    assert door.try_pin(PIN) == SignInRefused(SignInProblem.LOCKED_OUT, locked_ms=60_000)
    door.restart()
    assert isinstance(door.try_pin(PIN), SignInRefused)
    door.clock.advance(minutes=1)
    assert isinstance(door.try_pin("0000"), SignInRefused)
    assert isinstance(door.try_pin(PIN), SignedIn)


def test_a_right_pin_gives_all_tries_back(door: Door) -> None:
    for _ in range(3):
        for _ in range(WRONG_MOST - 1):
            door.try_pin("0000")
        door.sign_in()


def test_tries_at_the_same_time_are_all_counted(door: Door) -> None:
    with ThreadPoolExecutor(12) as pool:
        results = list(pool.map(lambda _: door.try_pin("0000"), range(12)))
    judged = [it for it in results if isinstance(it, SignInRefused) and it.problem is SignInProblem.WRONG_PIN]
    assert len(judged) == WRONG_MOST - 1


def test_a_new_pin_ends_the_lock_and_the_old_sign_ins(door: Door) -> None:
    signed_in = door.sign_in()
    for _ in range(WRONG_MOST):
        door.try_pin("0000")
    door.people.set_pin(CLERK, "777777")
    assert door.people.session_of_token(signed_in.token) is None
    assert isinstance(door.try_pin("777777"), SignedIn)


def test_an_unknown_name_is_told_like_a_wrong_pin(door: Door) -> None:
    refused = door.people.sign_in(StaffId("nobody"), PIN, COUNTER)
    assert isinstance(refused, SignInRefused)
    assert refused.problem is SignInProblem.WRONG_PIN


def test_who_has_left_the_office_is_out(door: Door) -> None:
    signed_in = door.sign_in()
    door.staff.discard(CLERK)
    assert door.people.session_of_token(signed_in.token) is None
    assert isinstance(door.try_pin(PIN), SignInRefused)


@pytest.mark.parametrize("pin", ["", "123", "12a4", "1234567890123", "١٢٣٤"])
def test_a_pin_is_4_to_12_digits(door: Door, pin: str) -> None:
    with pytest.raises(BadPin):
        door.people.set_pin(CLERK, pin)


def test_sign_ins_are_bounded_and_end_by_themselves(door: Door) -> None:
    signed = [door.sign_in() for _ in range(SIGN_INS_PER_PERSON + 2)]
    alive = [door.people.session_of_token(it.token) is not None for it in signed]
    assert alive == [False, False] + [True] * SIGN_INS_PER_PERSON
    door.clock.advance(minutes=16 * 60 + 1)
    assert door.people.session_of_token(signed[-1].token) is None
    door.sign_in()
    door.restart()
    assert len(Credentials(door.database).sign_ins()) == 1


def test_device_keys_are_known_replaced_and_revoked(door: Door) -> None:
    first = door.people.provision(DeviceId("kiosk-1"), Role.KIOSK)
    second = door.people.provision(DeviceId("kiosk-1"), Role.KIOSK)
    assert door.people.device_of_key(first) is None
    door.restart()
    known = door.people.device_of_key(second)
    assert known is not None
    assert (known.device, known.role) == (DeviceId("kiosk-1"), Role.KIOSK)
    assert door.people.devices() == [known]
    door.people.revoke(DeviceId("kiosk-1"))
    assert door.people.device_of_key(second) is None
    door.restart()
    assert door.people.device_of_key(second) is None


@pytest.mark.parametrize("replaced", [True, False])
def test_a_box_that_is_replaced_or_revoked_takes_its_sign_ins_along(door: Door, replaced: bool) -> None:
    door.people.provision(COUNTER, Role.COUNTER)
    token = door.sign_in().token
    elsewhere = door.people.sign_in(CLERK, PIN, DeviceId("counter-2"))
    assert isinstance(elsewhere, SignedIn)
    if replaced:
        door.people.provision(COUNTER, Role.COUNTER)
    else:
        door.people.revoke(COUNTER)
    for _ in range(2):
        assert door.people.session_of_token(token) is None
        assert door.people.session_of_token(elsewhere.token) is not None
        door.restart()


def test_the_managers_secret_is_made_once_and_can_be_made_anew(door: Door) -> None:
    assert not door.people.has_manager_secret()
    assert not door.people.is_manager("")
    secret = door.people.new_manager_secret()
    token = door.people.sign_in_manager(secret)
    assert token is not None
    assert door.people.sign_in_manager("another") is None
    door.restart()
    assert door.people.is_manager(secret)
    session = door.people.session_of_token(token)
    assert session is not None
    assert (session.role, session.staff) == (Role.MANAGER, None)
    newer = door.people.new_manager_secret()
    assert (door.people.is_manager(secret), door.people.is_manager(newer)) == (False, True)
    assert door.people.session_of_token(token) is None


def test_no_secret_lies_in_the_file(door: Door) -> None:
    key = door.people.provision(DeviceId("kiosk-1"), Role.KIOSK)
    secret = door.people.new_manager_secret()
    token = door.sign_in().token
    with sqlite3.connect(door.file) as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    assert "scrypt$" in dump
    for hidden in (key, secret, token, f"'{PIN}'"):
        assert hidden not in dump
