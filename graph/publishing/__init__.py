"""Source graphs to the published graph: canonical IRIs, contradictions, inference."""
