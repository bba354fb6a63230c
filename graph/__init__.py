"""Documents to a validated knowledge graph; `graph.pipeline` alone knows the order of the steps."""
