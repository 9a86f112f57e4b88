"""What a person does with habits and goals: read, added, answered, changed, skipped."""
