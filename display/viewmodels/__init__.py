"""Thin Qt skins over the display's presenter."""
