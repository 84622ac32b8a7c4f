"""YAML in, records out: the only room that opens a file of ``data/``."""
