"""Days, clocks and moments: what is typed of them, and how they are shown."""
