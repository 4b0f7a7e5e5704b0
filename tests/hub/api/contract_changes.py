"""Whether a contract (an OpenAPI document) has changed by addition only.

What devices ask must still be taken: every body and parameter that fitted before fits now. What devices are answered
must still be read: every answer of now fits what was promised before, fields they do not know left aside.
"""

import re
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents compared."""

    document: dict[str, Any]

    def resolved(self, schema: Schema) -> Schema:
        while "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            schema = self.document["components"]["schemas"][name]
        return schema


def breaking(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What breaks a client of `before`, one line each; empty when everything is an addition."""
    old, new = Side(before), Side(now)
    found: list[str] = []
    for path, operations in before["paths"].items():
        for method, operation in operations.items():
            where = f"{method.upper()} {path}"
            present = now["paths"].get(path, {}).get(method)
            if present is None:
                found.append(f"{where} is gone")
                continue
            found += [f"{where}: {why}" for why in _asked(old, new, operation, present)]
            found += [f"{where}: {why}" for why in _answered(old, new, operation, present)]
    return found


def _asked(old: Side, new: Side, before: Schema, now: Schema) -> list[str]:
    found: list[str] = []
    known = {(one["in"], one["name"]): one for one in before.get("parameters", [])}
    for one in now.get("parameters", []):
        was = known.pop((one["in"], one["name"]), None)
        if was is None:
            found += [f"parameter {one['name']} has become required"] if one.get("required") else []
        else:
            found += misfits(was["schema"], old, one["schema"], new, f"parameter {one['name']}")
    found += [f"parameter {name} is gone" for _, name in known]
    body, wanted = _json(before.get("requestBody")), _json(now.get("requestBody"))
    if wanted is not None and body is None and now["requestBody"].get("required"):
        found.append("a body has become required")
    if body is not None:
        found += ["the body is gone"] if wanted is None else misfits(body, old, wanted, new, "body")
    return found


def _answered(old: Side, new: Side, before: Schema, now: Schema) -> list[str]:
    found: list[str] = []
    for status, answer in before["responses"].items():
        present = now["responses"].get(status)
        if present is None:
            found.append(f"answer {status} is gone")
            continue
        for kind, content in answer.get("content", {}).items():
            told = present.get("content", {}).get(kind)
            if told is None:
                found.append(f"answer {status} as {kind} is gone")
            elif "schema" in content:  # a picture has none
                found += misfits(told.get("schema", {}), new, content["schema"], old, f"answer {status}")
    return found


def _json(body: Schema | None) -> Schema | None:
    found: Schema | None = None if body is None else body["content"].get("application/json", {}).get("schema")
    return found


def misfits(narrow: Schema, its: Side, wide: Schema, others: Side, where: str) -> list[str]:
    """Why something that fits `narrow` may not fit `wide`."""
    a, b = its.resolved(narrow), others.resolved(wide)
    if not _said(b):
        return []
    if "anyOf" in a:
        return [why for one in a["anyOf"] for why in misfits(one, its, wide, others, where)]
    if "anyOf" in b:
        tries = [misfits(narrow, its, one, others, where) for one in b["anyOf"]]
        return min(tries, key=len)
    values = a.get("enum", [a["const"]] if "const" in a else None)
    if values is not None:
        return [f"{where}: {value!r} does not fit" for value in values if not _takes(b, value)]
    if "enum" in b or "const" in b:
        return [f"{where}: only certain values fit"]
    if a.get("type") != b.get("type") and (a.get("type"), b.get("type")) != ("integer", "number"):
        return [f"{where}: {a.get('type')} is no {b.get('type')}"]
    match b.get("type"):
        case "object":
            return _object_misfits(a, its, b, others, where)
        case "array":
            inner = misfits(a.get("items", {}), its, b.get("items", {}), others, f"{where}[]")
            return inner + _bounds(a, b, where)
        case _:
            return _bounds(a, b, where)


def _object_misfits(a: Schema, its: Side, b: Schema, others: Side, where: str) -> list[str]:
    mine, theirs = a.get("properties", {}), b.get("properties", {})
    found = [f"{where}.{name} is required" for name in b.get("required", []) if name not in a.get("required", [])]
    for name, schema in mine.items():
        if name in theirs:
            found += misfits(schema, its, theirs[name], others, f"{where}.{name}")
        elif b.get("additionalProperties") is False:
            found.append(f"{where}.{name} is gone")
    if isinstance(b.get("additionalProperties"), dict) and isinstance(a.get("additionalProperties"), dict):
        found += misfits(a["additionalProperties"], its, b["additionalProperties"], others, f"{where}.*")
    return found


LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems")
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")
SAME = ("pattern", "format")


def _bounds(a: Schema, b: Schema, where: str) -> list[str]:
    found = [f"{where}: {key} {b[key]}" for key in LOWER if key in b and not a.get(key, float("-inf")) >= b[key]]
    found += [f"{where}: {key} {b[key]}" for key in UPPER if key in b and not a.get(key, float("inf")) <= b[key]]
    return found + [f"{where}: {key} {b[key]}" for key in SAME if key in b and a.get(key) != b[key]]


def _takes(schema: Schema, value: object) -> bool:
    """Whether a closed value of before is still taken by the schema (one without further references)."""
    if "enum" in schema or "const" in schema:
        return value in schema.get("enum", [schema.get("const")])
    if schema.get("type") == "string" and isinstance(value, str):
        long = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
        return long and re.search(schema.get("pattern", ""), value) is not None
    return schema.get("type") == "null" and value is None


def _said(schema: Schema) -> bool:
    return any(key not in ("title", "description", "default") for key in schema)
