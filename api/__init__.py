"""The service and the command line over the graph."""
