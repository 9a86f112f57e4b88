"""The commands for habits and goals: what is wanted, what is due, what may be left out."""
