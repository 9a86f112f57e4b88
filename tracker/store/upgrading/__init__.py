"""From one version's tables to the next, and what they have to be."""
