"""Thin QObjects between the presenter and QML; no logic. Module `Vestibule.Kiosk`."""
