"""Plans and calendars: rows, terms, the events and steps a row holds."""
