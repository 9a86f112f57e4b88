"""What a person prefers: tastes, cut-offs and aliases in `config.toml`, settings in the diary."""
