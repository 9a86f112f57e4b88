"""What a terminal shows, drawn from plain data."""
