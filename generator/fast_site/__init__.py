"""Pages that the generator wrote, built by MkDocs to the same bytes with a fraction of the work."""
