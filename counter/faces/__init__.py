"""From a shift to what its screen says: one file per part of the screen. Plain Python, no Qt."""
