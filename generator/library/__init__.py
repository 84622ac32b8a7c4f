"""The papers, arranged: by topic, tag, author, organisation, venue and date."""
