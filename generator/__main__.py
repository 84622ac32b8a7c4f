"""``python -m generator``: the command without its name on the PATH."""

from generator.cli import main

main()
