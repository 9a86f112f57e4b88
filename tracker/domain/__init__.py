"""What is tracked and in what words. Pure: no clock, no database, no third party."""
