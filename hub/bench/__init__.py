"""Measures the product on this computer, beside what the computer can do at best. Nothing imports it."""
