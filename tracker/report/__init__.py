"""One period as plain data (summary), then drawn: as text here, as pages later."""
