"""The databases that tests of store and service are run on."""

from tests.hub.cluster import cluster
from tests.hub.places import empty_place, place

__all__ = ["cluster", "empty_place", "place"]
