"""A program on a terminal of the test's own, and what is then to be seen there."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from dataclasses import dataclass

from tests.lists import ROOT

CONTROL = re.compile(r"\x1b\[([?0-9;]*)([A-Za-z])")


@dataclass(frozen=True)
class Seen:
    code: int
    """What the program ended with."""

    sent: str
    """All that came to the terminal, in its order."""

    piped: str
    """What came to standard output, where that is no terminal."""

    @property
    def screen(self) -> list[str]:
        """The lines that are left at the end, as a terminal of any width and height has them."""
        lines, row, column, at = [""], 0, 0, 0
        while at < len(self.sent):
            if control := CONTROL.match(self.sent, at):
                at = control.end()
                if control[2] == "A":
                    row = max(0, row - int(control[1] or 1))
                elif control[2] == "K":
                    lines[row] = ""
                else:
                    assert control[2] in "mhl", control
                continue
            if (letter := self.sent[at]) == "\r":
                column = 0
            elif letter == "\n":
                row += 1
                lines += [""] * (row + 1 - len(lines))
            else:
                line = lines[row].ljust(column)
                lines[row] = line[:column] + letter + line[column + 1 :]
                column += 1
            at += 1
        return [line.rstrip() for line in lines if line.strip()]

    @property
    def has_cursor(self) -> bool:
        return self.sent.rfind("\x1b[?25l") <= self.sent.rfind("\x1b[?25h")

    @property
    def frames(self) -> list[str]:
        """Every look of every line, without colours."""
        plain = CONTROL.sub(lambda control: "" if control[2] == "m" else "\r", self.sent)
        return [frame for frame in re.split(r"[\r\n]+", plain) if frame.strip()]


def run_on_terminal(
    *arguments: str,
    columns: int = 100,
    pipe: bool = False,
    interrupt_at: str = "",
    **environment: str,
) -> Seen:
    """Run ``python`` with ``arguments``; ``pipe``: its standard output is no terminal.
    ``interrupt_at``: it is interrupted, as by Ctrl-C, once this is to be seen."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=there,
        stdout=subprocess.PIPE if pipe else there,
        stderr=there,
        env={"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        | kept
        | environment,
        preexec_fn=heed_interruptions,  # noqa: PLW1509 (nothing here has threads)
    )
    os.close(there)
    sent = b""
    while more := _read(here):
        sent += more
        if interrupt_at and interrupt_at.encode() in sent:
            process.send_signal(signal.SIGINT)
            interrupt_at = ""
    os.close(here)
    piped, _ = process.communicate()
    return Seen(process.returncode, sent.decode(), (piped or b"").decode())


def heed_interruptions() -> None:
    """Tests that run in the background, as under nohup, hand on that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when nobody is left who writes to it
        return b""
