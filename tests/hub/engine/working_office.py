"""The small office of `desk` with all that counters and staff may have: skills, permissions, profiles, weights."""

from typing import Any

from hub.engine.ids import ProfileId
from tests.hub.engine.desk import document, texts

FRONT, LISTED, RATIO = ProfileId("front"), ProfileId("listed"), ProfileId("ratio")


def profiles() -> list[dict[str, Any]]:
    """front: a (weight 200) and c by the office's policy, c first while somebody waits longer than 40
    minutes for b, then a first while somebody waits longer than 15 minutes for it;
    listed: c, b, a in this order; ratio: all by the ratio."""
    return [
        {
            "id": FRONT,
            "names": texts("Front"),
            "services": [{"service": "a", "weight": 200}, "c"],
            "rules": [{"service": "b", "minutes": 40, "first": ["c"]}, {"service": "a", "minutes": 15, "first": ["a"]}],
        },
        {"id": LISTED, "names": texts("Listed"), "services": ["c", "b", "a"], "policy": "listed"},
        {"id": RATIO, "names": texts("Ratio"), "services": ["a", "b", "c"], "policy": "ratio"},
    ]


def staff() -> list[dict[str, Any]]:
    """Clerk 1 speaks English and may all; clerk 2 speaks Spanish, knows the law and may nothing beyond the common;
    clerk 3 gives b half the weight. Clerk 4 and all others are unknown."""
    return [
        {"id": "clerk-1", "name": "Clerk 1", "languages": ["en"]},
        {"id": "clerk-2", "name": "Clerk 2", "languages": ["es"], "skills": ["law"], "permissions": []},
        {
            "id": "clerk-3",
            "name": "Clerk 3",
            "languages": ["en", "es"],
            "skills": ["law"],
            "weights": [{"service": "b", "weight": 50}],
        },
    ]


def counters(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    """The counters of the small office, some changed: `counters(c1={"auto_call_seconds": 30})`."""
    base: Any = document()["counters"]
    return [{**each, **changes.get(f"c{each['id']}", {})} for each in base]


def services(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    base: Any = document()["services"]
    return [{**each, **changes.get(each["id"], {})} for each in base]


def working(**changes: Any) -> dict[str, Any]:
    """What to give `Desk` as changes."""
    return {"staff": staff(), "profiles": profiles(), **changes}
