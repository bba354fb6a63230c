"""Names to registry entries, and one thing behind many reports."""
