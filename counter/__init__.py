"""The call-next terminal of the staff."""
