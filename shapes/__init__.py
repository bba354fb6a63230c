"""SHACL shapes, one file per class: what a valid graph is."""
