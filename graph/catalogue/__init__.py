"""`queries/*.rq` to typed canned queries."""
