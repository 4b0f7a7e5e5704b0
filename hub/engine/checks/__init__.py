"""What a well-formed office document must also make sense of; `hub.engine.office_checks` gathers it."""
