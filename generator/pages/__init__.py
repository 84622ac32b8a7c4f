"""Pages: which there are, where, and their Markdown. Untrusted text becomes safe here only."""
