"""The browser of the tests: ``find_chromium`` for the tests, ``make chromium`` to install one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

VARIABLE = "READINGLIST_CHROMIUM"

PROGRAMS = ("chromium-headless-shell", "chromium")
"""The first has the same engine and no window to draw, so that a page takes half the time."""

FIND_PLAYWRIGHTS = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


@cache
def find_chromium() -> str | None:
    """The path of a Chromium that starts, or None: then Playwright's own is the one to use."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return chosen
    for name in PROGRAMS:
        installed = shutil.which(name)
        # On Ubuntu the command may be a stub that only says how to install a snap.
        if installed and _starts(installed):
            return installed
    return None


def install_chromium() -> None:
    """Install Debian's Chromium where that is possible, Playwright's own elsewhere."""
    if _can_use_apt():
        # Playwright's driver wants libatomic; without a font, Chromium shows no text.
        _run(["apt-get", "update", "-qq"])
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
        others = ["fonts-dejavu-core", "libatomic1"]
        try:
            _run([*install, "chromium-headless-shell", *others])
        except OSError:
            _run([*install, "chromium", *others])
        return
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if shutil.which("apt-get") and _may_sudo():
        command.append("--with-deps")
    _run(command)


def _run(command: list[str]) -> None:
    """Run a command that speaks only when it fails."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        check=False,
        env=quiet,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        raise OSError(f"`{' '.join(command)}` failed with exit code {done.returncode}")


def _starts(path: str) -> bool:
    try:
        done = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "Chrom" in done.stdout


def _is_there() -> bool:
    path = find_chromium()
    if path:
        if not _starts(path):
            raise OSError(f"{path} does not start")
        return True

    if _can_use_apt():
        return False

    # In a process of its own: where the driver does not start, installing will say why.
    done = subprocess.run(
        [sys.executable, "-c", FIND_PLAYWRIGHTS], capture_output=True, text=True, check=False
    )
    return done.returncode == 0 and Path(done.stdout.strip()).exists()


def _can_use_apt() -> bool:
    """Root on Debian or a system like it, but for Ubuntu, whose package is a stub for a snap."""
    release = Path("/etc/os-release")
    if os.geteuid() != 0 or not shutil.which("apt-get") or not release.exists():
        return False
    lines = release.read_text(encoding="utf-8").splitlines()
    return not any(line.startswith("ID") and "ubuntu" in line for line in lines)


def _may_sudo() -> bool:
    if os.geteuid() == 0:
        return True
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def main() -> int:
    try:
        if not _is_there():
            print("==> Installing Chromium", flush=True)
            install_chromium()
            find_chromium.cache_clear()
            if not _is_there():
                raise OSError("what was installed does not start")
    except OSError as error:
        print(f"There is no Chromium for the tests: {error}", file=sys.stderr)
        print("Install Chromium or Chrome by hand and name it:", file=sys.stderr)
        print(f"    {VARIABLE}=/path/to/chromium make test", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
