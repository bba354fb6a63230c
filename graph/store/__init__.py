"""Where quads live: one small interface, snapshots, journal, writer lock."""
