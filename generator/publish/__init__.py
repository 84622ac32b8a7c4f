"""Output: the only room that writes files."""
