"""What the site's search reads: an index in small files, made from the records."""
