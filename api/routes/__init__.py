"""The routes of the service, one module per face: canned queries, SPARQL, things, pages."""
