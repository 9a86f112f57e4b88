"""What a person can do with their diary: plain values in and out, and no screen."""
