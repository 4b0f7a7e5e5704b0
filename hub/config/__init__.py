"""Box settings: TOML files read into frozen dataclasses with bounds. Imports nothing of ours."""
