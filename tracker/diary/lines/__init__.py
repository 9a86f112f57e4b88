"""Lines that are logged: each is read whole, or refused with the one that works, and kept."""
