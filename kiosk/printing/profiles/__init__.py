"""Differences between printer models, as data: our own file first, then python-escpos's database."""

from kiosk.printing.profiles.own import guess_model, load_model, own_names

__all__ = ["guess_model", "load_model", "own_names"]
