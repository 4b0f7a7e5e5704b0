"""Whether a stored journal is whole and what stands beside it agrees with it. Reads only, also beside a running hub."""
