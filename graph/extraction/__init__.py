"""`Document` to `Facts`: every fact with its place in the text."""
