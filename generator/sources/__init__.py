"""The outside world, turned into records: files of other programs, and services of the web."""
