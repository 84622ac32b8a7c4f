"""How long builds take and what they need: ``make bench``."""
