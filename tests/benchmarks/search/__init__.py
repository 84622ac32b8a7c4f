"""Our search beside others: how well it ranks, what it downloads, how fast it answers."""
