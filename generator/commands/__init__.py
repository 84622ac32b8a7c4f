"""The commands of ``readinglist``, one to a file, each loaded when it is named."""
