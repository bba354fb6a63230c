"""`Facts` to quads: report graphs and, beside each, its provenance graph."""
