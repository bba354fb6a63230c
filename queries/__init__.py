"""Canned queries: one `.rq` file is the route, the form, the command and the example."""
