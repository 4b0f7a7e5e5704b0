"""Tells the network where the hub is (mDNS), so that boxes find it without a typed address (D01)."""
