"""A layout before anybody sees it: scenes made from the office and a few invented calls, drawn as a picture."""
