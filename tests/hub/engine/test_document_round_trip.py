"""Whatever an office can be, its document reads as the same office; nothing of it is lost in JSON (G03)."""

import json

from hypothesis import HealthCheck, given, settings

from hub.engine.office import Office
from hub.engine.office_document import build, document_of
from tests.hub.engine.any_office import offices


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(office=offices())
def test_the_document_of_an_office_reads_as_that_office(office: Office) -> None:
    document = json.loads(json.dumps(document_of(office)))
    assert build(document) == office
