"""What a typed line means: amounts, names, sides, and the sentences that refuse one."""
