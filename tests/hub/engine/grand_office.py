"""An office in which every rule can come about: the small one of the desk with everything an office may have."""

import copy
from typing import Any

from tests.hub.engine.desk import document, texts

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]
SERVICES: dict[str, dict[str, Any]] = {
    "a": {
        "daily_quota": 30,
        "wrap_up_seconds": 60,
        "asks": ["phone", "name"],
        "keywords": {"en": ["move"], "es": ["mudanza"]},
        "online": texts("At home"),
        "online_url": "https://marstow.example/move",
        "ticket_note": texts("Hall B"),
    },
    "b": {"skills": ["law"], "most_quantity": 3},
    "c": {
        "keep_overnight": True,
        "booking": {"slot_minutes": 30, "capacity": 2, "horizon_days": 3, "head_start_minutes": 5},
    },
}
MORE: tuple[dict[str, Any], ...] = (
    {
        "id": "d",
        "series": "d",
        "target_minutes": 5,
        "most_waiting": 3,
        "needs_open_counter": True,
        "classes": ["priority"],
    },
    {"id": "e", "series": "e", "target_minutes": 15, "hidden": True, "last_ticket_minutes": 30, "keep_overnight": True},
)


def grand_document(**changes: Any) -> dict[str, object]:
    """Services a to e, three counters, three clerks; `changes` replace keys."""
    base: dict[str, Any] = copy.deepcopy(document())
    leaf = {"zone": "hall", "typical_minutes": 5, "pictogram": "house"}
    base["services"] = [
        *({**service, **SERVICES.get(service["id"], {})} for service in base["services"]),
        *({**leaf, "names": texts(service["id"].upper()), **service} for service in MORE),
    ]
    base["series"] += [
        {"id": "d", "prefix": "D", "start": 1, "end": 9, "padding": 0, "skipped": [3]},
        {"id": "e", "prefix": "E", "start": 1, "end": 9, "continues": True},
        {"id": "roll", "prefix": "W", "start": 1, "end": 12, "padding": 0, "preprinted": True},
    ]
    base |= _visits() | _people()
    base["hours"] = [{"days": WEEKDAYS, "opens": "08:00", "closes": "18:00"}]
    base["seasons"] = [
        {
            "first": "2026-11-25",
            "last": "2026-11-25",
            "reason": texts("Half a day"),
            "hours": [{"days": ["wednesday"], "opens": "08:00", "closes": "12:00"}],
        }
    ]
    base["closures"] = [{"date": "2026-11-26", "reason": texts("Feast")}]
    base["privacy"] = texts("For a day")
    base["ticket"] = {"parts": ["header", "office", "number", "note"], "large": True, "header": texts("Welcome")}
    base["kiosk"] = {"several": False, "roll": texts("By the door")}
    return base | LIMITS | changes


LIMITS: dict[str, Any] = {
    "target_alarms": True,
    "most_recalls": 2,
    "least_calls": 1,
    "requeue_places": 2,
    "most_requeues": 1,
    "most_step_backs": 2,
    "undo_seconds": 300,
    "called_too_long_seconds": 120,
    "appointment_factor_percent": 40,
}


def _visits() -> dict[str, Any]:
    return {
        "classes": [
            {"id": "normal"},
            {"id": "priority", "factor_percent": 50, "weight": 1},
            {"id": "vip", "names": texts("V"), "factor_percent": 25, "weight": 2, "declared": False},
        ],
        "needs": [
            {"id": "step-free", "names": texts("Step-free"), "priority": "priority"},
            {"id": "interpreter", "names": texts("Interpreter"), "request": True},
            {"id": "adviser", "names": texts("Adviser"), "skills": ["law"]},
        ],
        "outcomes": [{"id": "done", "names": texts("Done")}, {"id": "missing", "names": texts("Papers missing")}],
        "pauses": [{"id": "training", "names": texts("Training")}],
        "routes": [
            {"id": "late", "arrival": "late", "priority": "normal"},
            {"id": "spanish", "languages": ["es"], "skills": ["lang:es"], "anyone_after_minutes": 10},
        ],
    }


def _people() -> dict[str, Any]:
    counter = {"zone": "hall", "way": texts("Ahead")}
    clerk = {"languages": ["en"]}
    return {
        "counters": [
            {**counter, "id": "1", "sign": "1", "services": ["a", "c", "d"]},
            {**counter, "id": "2", "sign": "2", "services": ["b", "a", "e"], "profile": "mixed"},
            {**counter, "id": "3", "sign": "3", "services": ["c", "a", "d"], "auto_call_seconds": 120}
            | {"reserve_minutes": 10},
        ],
        "staff": [
            {**clerk, "id": "clerk-1", "name": "Clerk 1", "languages": ["en", "es"], "skills": ["law"]},
            {**clerk, "id": "clerk-2", "name": "Clerk 2", "skills": ["law"], "permissions": ["choose_ticket"]},
            {**clerk, "id": "clerk-3", "name": "Clerk 3", "weights": [{"service": "c", "weight": 150}]},
        ],
        "profiles": [
            {
                "id": "mixed",
                "names": texts("Mixed"),
                "services": ["b", {"service": "a", "weight": 50}, "e"],
                "rules": [{"service": "a", "minutes": 5, "first": ["a"]}],
            },
            {"id": "listed", "names": texts("Listed"), "services": ["c", "d", "a"], "policy": "listed"},
            {"id": "ratio", "names": texts("Ratio"), "services": ["a", "b", "c"], "policy": "ratio"},
        ],
    }
