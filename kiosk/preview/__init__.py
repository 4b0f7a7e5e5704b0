"""Tickets before anybody takes one: a sample as a picture, and on paper as a test."""
