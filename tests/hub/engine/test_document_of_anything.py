"""Whatever stands in a document, reading answers with an office or with problems, each with a path and advice; it never
fails (G01, G03)."""

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.engine.office import Office
from hub.engine.office_document import read_office
from tests.hub.engine.grand_office import grand_document

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)


@settings(max_examples=100, deadline=None)
@given(data=st.data(), times=st.integers(1, 3))
def test_reading_never_fails(data: st.DataObject, times: int) -> None:
    document: Any = copy.deepcopy(grand_document())
    for _ in range(times):
        _spoil(data, document)
    read = read_office(document, lambda zone: zone == "Europe/London")
    assert isinstance(read, Office) or all(problem.path and problem.advice for problem in read)


def _spoil(data: st.DataObject, document: Any) -> None:
    """Something somewhere becomes something else, or goes."""
    held = document
    while True:
        keys = sorted(held) if isinstance(held, dict) else [*range(len(held))]
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(held[key], dict | list) and held[key] and data.draw(st.integers(0, 3)):
            held = held[key]
        else:
            break
    if data.draw(st.booleans()):
        held[key] = data.draw(ANYTHING)
    else:
        del held[key]
