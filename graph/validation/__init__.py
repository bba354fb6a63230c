"""The gate: SHACL on the quads of one document before they are stored, and on the published graph."""
