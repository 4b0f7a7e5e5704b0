"""The contract with devices: what crosses the network, as pydantic models. Imports nothing of ours.

Changes are additive: boxes are updated on different days. Readers ignore what they do not know; the hub refuses
request fields it does not know.
"""
