"""Every statement there is, and its text, frozen for the standard library."""
