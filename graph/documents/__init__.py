"""Bytes to `Document`: text, title, publisher, date, language."""
