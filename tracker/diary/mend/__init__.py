"""What was logged or done is changed: an entry mended, a command taken back."""
