"""The parts of the office document, read and written; `hub.engine.office_document` is the way in."""
