"""The names that there are (sites, drugs, drinks, foods ...), and what is known of each."""
