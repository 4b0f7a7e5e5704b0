"""Who may do what: the table of hub/wire/requests.py, tried with every role on every write route."""

import pytest
import requests

from tests.hub.running import HubInThread, new_visit_id

ROLES = ("kiosk", "display", "counter", "staff", "manager")
VISIT = "0197a1c2-0000-7000-8000-00000000000a"
SLOT = {"date": "2026-11-24", "time": "10:00"}
WISH = {"id": VISIT, "service": "no-such", "first_date": "2026-11-24", "last_date": "2026-11-25", "language": "en"}
CODE = "ab" * 32
HANDED_IN = {
    "id": VISIT,
    "service": "no-such",
    "language": "en",
    "day": "2026-11-23",
    "series": "none",
    "number": 1,
} | {"taken": {"last_contact": 0, "elapsed_ms": 0}}
TABLE: dict[str, tuple[set[str], object]] = {
    "/v1/visits": ({"kiosk", "staff"}, {"id": VISIT, "service": "no-such", "language": "en"}),
    f"/v1/visits/{VISIT}/printed": ({"kiosk"}, {"outcome": "printed"}),
    f"/v1/visits/{VISIT}/recall": ({"staff"}, None),
    f"/v1/visits/{VISIT}/no-show": ({"staff"}, None),
    f"/v1/visits/{VISIT}/start": ({"staff"}, None),
    f"/v1/visits/{VISIT}/finish": ({"staff"}, None),
    f"/v1/visits/{VISIT}/return": ({"staff"}, None),
    f"/v1/visits/{VISIT}/transfer": ({"staff"}, {"service": "no-such"}),
    f"/v1/visits/{VISIT}/park": ({"staff"}, {}),
    f"/v1/visits/{VISIT}/remove": ({"staff", "manager"}, {"reason": "mistake"}),
    f"/v1/visits/{VISIT}/reactivate": ({"staff", "manager"}, {"reason": "mistake"}),
    f"/v1/visits/{VISIT}/revise": ({"staff"}, {"party": 2}),
    f"/v1/visits/{VISIT}/assistance-answered": ({"staff"}, {"need": "interpreter"}),
    f"/v1/visits/{VISIT}/add-service": ({"staff"}, {"service": "no-such"}),
    f"/v1/visits/{VISIT}/drop-service": ({"staff"}, {"service": "no-such"}),
    f"/v1/visits/{VISIT}/correct-service": ({"staff"}, {"service": "no-such"}),
    f"/v1/visits/{VISIT}/outcome": ({"staff"}, {"quantity": 2}),
    f"/v1/visits/{VISIT}/step-back": ({"kiosk", "staff"}, {}),
    f"/v1/visits/{VISIT}/withdraw": ({"kiosk", "staff"}, None),
    "/v1/visits/hand-in": ({"kiosk"}, HANDED_IN),
    "/v1/visits/roll": ({"staff"}, {"id": VISIT, "service": "no-such", "language": "en", "paper": "Z1"}),
    "/v1/numbers/lease": ({"kiosk"}, {"each": 1}),
    "/v1/counters/none/open": ({"staff"}, {}),
    "/v1/counters/none/pause": ({"staff"}, {}),
    "/v1/counters/none/resume": ({"staff"}, None),
    "/v1/counters/none/close": ({"staff"}, None),
    "/v1/counters/none/call-next": ({"staff"}, None),
    "/v1/counters/none/call": ({"staff"}, {"visit": VISIT}),
    "/v1/counters/none/walk-up": ({"staff"}, {"id": VISIT, "service": "no-such", "language": "en"}),
    "/v1/counters/none/profile": ({"staff"}, {"profile": None}),
    "/v1/counters/none/end-wrap-up": ({"staff"}, None),
    "/v1/counters/none/undo": ({"staff"}, None),
    "/v1/appointments": ({"staff", "manager"}, {"id": VISIT, "service": "no-such", **SLOT, "language": "en"}),
    "/v1/appointments/find": ({"kiosk", "staff"}, {"name": "A planted name"}),
    f"/v1/appointments/{VISIT}/move": ({"staff", "manager"}, SLOT),
    f"/v1/appointments/{VISIT}/cancel": ({"staff", "manager"}, {"reason": "by_office"}),
    f"/v1/appointments/{VISIT}/check-in": ({"kiosk", "staff", "manager"}, {"visit": VISIT}),
    f"/v1/appointments/{VISIT}/details": ({"staff", "manager"}, {"phone": "555 0100"}),
    "/v1/waiting-list": ({"staff", "manager"}, WISH),
    f"/v1/waiting-list/{VISIT}/leave": ({"staff", "manager"}, None),
    f"/v1/waiting-list/{VISIT}/decline": ({"staff", "manager"}, None),
    f"/v1/waiting-list/{VISIT}/accept": ({"staff", "manager"}, {"appointment": VISIT}),
    f"/v1/visits/{VISIT}/details": ({"kiosk", "staff", "manager"}, {"phone": "555 0100"}),
    f"/v1/visits/{VISIT}/reprint": ({"staff", "manager"}, None),
    "/v1/devices/self/help": ({"kiosk"}, None),
    "/v1/errands/0123456789abcdef": ({"kiosk"}, {}),
    "/v1/tickets/preview": ({"manager"}, {"service": "no-such", "language": "en"}),
    "/v1/tickets/test-print": ({"manager"}, {"service": "no-such", "language": "en", "device": "Kiosk 1"}),
    "/v1/layouts/preview": ({"manager"}, {"layout": {}, "language": "en", "calls": 21}),
    "/v1/layouts/errands/0123456789abcdef": ({"display"}, {}),
    "/v1/help/none/answered": ({"staff", "manager"}, None),
    f"/v1/visits/{VISIT}/notes": ({"staff", "manager"}, {"text": "Will come back with the form"}),
    "/v1/people/export": ({"manager"}, {"text": "A planted name"}),
    "/v1/people/erase": ({"manager"}, {"text": "A planted name"}),
    "/v1/office/check": ({"manager"}, {}),
    "/v1/office/rollback": ({"manager"}, {"version": 99}),
    "/v1/calls/1/shown": ({"display"}, None),
    "/v1/calls/1/spoken": ({"display"}, None),
    "/v1/devices/self/parts": ({"kiosk", "display", "counter"}, {"part": "screen", "state": "ok"}),
    "/v1/day/open": ({"manager"}, None),
    "/v1/day/close": ({"manager"}, None),
    "/v1/office": ({"manager"}, {}),
    "/v1/notices": ({"staff", "manager"}, {"id": VISIT, "texts": {"en": "Back soon"}}),
    f"/v1/notices/{VISIT}/end": ({"staff", "manager"}, None),
    "/v1/services/none/stop": ({"staff", "manager"}, {}),
    "/v1/services/none/resume": ({"staff", "manager"}, None),
    "/v1/office/stop": ({"staff", "manager"}, {}),
    "/v1/office/resume": ({"staff", "manager"}, None),
    "/v1/counters/none/staff-call": ({"staff"}, {"kind": "supervisor"}),
    "/v1/staff-calls/none/answered": ({"staff", "manager"}, {"kind": "alarm"}),
    "/v1/messages": ({"staff", "manager"}, {"id": VISIT, "text": "The printer is mended"}),
    f"/v1/messages/{VISIT}/read": ({"staff"}, None),
    "/v1/sign-in": ({"counter"}, {"staff": "clerk-6", "pin": "0000"}),
    "/v1/sign-out": ({"staff"}, None),
}
READS = {
    "/v1/visits": {"staff", "manager"},
    f"/v1/visits/{VISIT}": {"staff", "manager"},
    "/v1/counters": {"counter", "staff", "manager"},
    f"/v1/visits/{VISIT}/details": {"staff", "manager"},
    f"/v1/visits/{VISIT}/notes": {"staff", "manager"},
    "/v1/appointments?date=2026-11-24": {"staff", "manager"},
    f"/v1/appointments/{VISIT}": {"staff", "manager"},
    f"/v1/appointments/{VISIT}/details": {"staff", "manager"},
    f"/v1/appointments/by-code/{CODE}": {"kiosk", "staff", "manager"},
    "/v1/services/none/slots?date=2026-11-24": {"kiosk", "staff", "manager"},
    "/v1/waiting-list": {"staff", "manager"},
    "/v1/errands/0123456789abcdef": {"kiosk"},
    "/v1/layouts/errands/0123456789abcdef": {"display"},
    "/v1/staff/self/day": {"staff"},
    "/v1/media": {"manager"},
    "/v1/media/none": set(ROLES),
    "/v1/office/document": {"manager"},
    "/v1/office/versions": {"manager"},
    "/v1/office/versions/1": {"manager"},
    "/v1/office/diff?before=1&after=1": {"manager"},
    "/v1/office": set(ROLES),
    "/v1/services": set(ROLES),
    "/openapi.json": {"manager"},
}
PUTTING = {"/v1/media/none": {"manager"}}
ERASING = {
    "/v1/media/none": {"manager"},
    f"/v1/visits/{VISIT}/details": {"staff", "manager"},
    f"/v1/visits/{VISIT}/notes": {"staff", "manager"},
    f"/v1/appointments/{VISIT}/details": {"staff", "manager"},
}


@pytest.fixture
def tokens(hub: HubInThread) -> dict[str, str]:
    devices = {"kiosk": hub.key("Kiosk 1"), "display": hub.key("Display 1"), "counter": hub.key("Counter 1")}
    return {**devices, "staff": hub.sign_in("clerk-2", "Counter 2"), "manager": hub.manager}


def test_each_write_route_lets_in_exactly_its_roles(hub: HubInThread, tokens: dict[str, str]) -> None:
    for path, (allowed, body) in TABLE.items():
        for role in ROLES:
            leaving = role == "staff" and path == "/v1/sign-out"
            answer = hub.post(path, hub.sign_in() if leaving else tokens[role], body)
            said = answer.json() if answer.content else {}
            told = said.get("reason", "") if isinstance(said, dict) else ""
            assert (told != "forbidden") is (role in allowed), (path, role, answer.text)
            assert answer.status_code < 500, (path, role, answer.text)


def test_each_read_route_lets_in_exactly_its_roles(hub: HubInThread, tokens: dict[str, str]) -> None:
    for path, allowed in READS.items():
        for role in ROLES:
            answer = hub.get(path, tokens[role])
            assert (answer.status_code != 403) is (role in allowed), (path, role, answer.text)


def test_each_erasing_route_lets_in_exactly_its_roles(hub: HubInThread, tokens: dict[str, str]) -> None:
    for path, allowed in ERASING.items():
        for role in ROLES:
            answer = hub.delete(path, tokens[role])
            assert (answer.status_code != 403) is (role in allowed), (path, role, answer.text)
            assert answer.status_code < 500, (path, role, answer.text)


def test_each_putting_route_lets_in_exactly_its_roles(hub: HubInThread, tokens: dict[str, str]) -> None:
    for path, allowed in PUTTING.items():
        for role in ROLES:
            headers = {"Authorization": f"Bearer {tokens[role]}"}
            answer = requests.put(hub.url + path, b"no picture", headers=headers, timeout=20)
            assert (answer.status_code != 403) is (role in allowed), (path, role, answer.text)
            assert answer.status_code < 500, (path, role, answer.text)


def test_every_route_of_the_contract_is_in_the_tables(hub: HubInThread) -> None:
    paths = hub.get("/openapi.json", hub.manager).json()["paths"]
    told = {(path, method) for path, operations in paths.items() for method in operations}
    tried = {(_pattern(path), "post") for path in TABLE}
    tried |= {(_pattern(path), "get") for path in READS if path != "/openapi.json"}
    tried |= {(_pattern(path), "delete") for path in ERASING}
    tried |= {(_pattern(path), "put") for path in PUTTING}
    assert told == tried | {("/health", "get"), ("/v1/events", "get")}


def _pattern(path: str) -> str:
    """A path as the contract writes it."""
    names = {
        f"/visits/{VISIT}": "/visits/{visit}",
        f"/appointments/{VISIT}": "/appointments/{appointment}",
        f"/waiting-list/{VISIT}": "/waiting-list/{wish}",
        CODE: "{code}",
        "/counters/none": "/counters/{counter}",
        f"/notices/{VISIT}": "/notices/{notice}",
        f"/messages/{VISIT}": "/messages/{message}",
        "/staff-calls/none": "/staff-calls/{counter}",
        "/services/none": "/services/{service}",
        "/versions/1": "/versions/{version}",
        "/calls/1": "/calls/{call}",
        "/media/none": "/media/{name}",
        "/help/none": "/help/{device}",
        "/errands/0123456789abcdef": "/errands/{errand}",
    }
    path = path.partition("?")[0]
    for found, name in names.items():
        path = path.replace(found, name)
    return path


def test_a_sign_in_ends_with_sign_out(hub: HubInThread) -> None:
    token = hub.sign_in()
    assert hub.get("/v1/visits", token).status_code == 200
    assert hub.post("/v1/sign-out", token).status_code == 204
    assert hub.get("/v1/visits", token).status_code == 401


def test_staff_may_issue_a_ticket_too(hub: HubInThread) -> None:
    service = hub.get("/v1/services", hub.manager).json()[0]["service"]
    body = {"id": new_visit_id(), "service": service, "language": "es", "priority": "priority"}
    answer = hub.post("/v1/visits", hub.sign_in(), body)
    assert answer.status_code == 200, answer.text
    visits = hub.get("/v1/visits", hub.manager).json()
    assert [(one["id"], one["priority"]) for one in visits] == [(body["id"], "priority")]
