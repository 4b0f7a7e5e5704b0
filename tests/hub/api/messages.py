"""Whether a message fits a schema of a contract, as a reader of that contract takes it: fields it does not know are
left aside, what it requires must be there and of its kind."""

import re
from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]


def unfit(value: Any, schema: Schema, schemas: Mapping[str, Schema], where: str = "") -> list[str]:
    """What such a reader could not read; `schemas` are the contract's components."""
    while "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        return min((unfit(value, one, schemas, where) for one in schema["anyOf"]), key=len)
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{where}: {value!r} is none of {schema['enum']}"]
    match schema.get("type"):
        case None:
            return []
        case "object" if isinstance(value, dict):
            return _unfit_object(value, schema, schemas, where)
        case "array" if isinstance(value, list):
            return [why for one in value for why in unfit(one, schema.get("items", {}), schemas, f"{where}[]")]
        case "string" if isinstance(value, str):
            fits = re.search(schema.get("pattern", ""), value) is not None
            return [] if fits else [f"{where}: {value!r}"]
        case "integer" if isinstance(value, int) and not isinstance(value, bool):
            return []
        case "number" if isinstance(value, int | float) and not isinstance(value, bool):
            return []
        case "boolean" if isinstance(value, bool):
            return []
        case "null" if value is None:
            return []
        case kind:
            return [f"{where}: {value!r} is no {kind}"]


def _unfit_object(value: dict[str, Any], schema: Schema, schemas: Mapping[str, Schema], where: str) -> list[str]:
    known = schema.get("properties", {})
    found = [f"{where}.{name} is missing" for name in schema.get("required", []) if name not in value]
    for name, one in value.items():
        if name in known:
            found += unfit(one, known[name], schemas, f"{where}.{name}")
        elif isinstance(schema.get("additionalProperties"), dict):
            found += unfit(one, schema["additionalProperties"], schemas, f"{where}.{name}")
    return found
