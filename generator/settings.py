"""What the generator takes from ``mkdocs.yml``: names, addresses and the plugin's options."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

CONFIG_NAME = "mkdocs.yml"
THEME = Path(__file__).parent / "theme"
"""The theme's own part, laid over Material."""

FAVICON = "assets/images/favicon.png"
"""Material's, where ``mkdocs.yml`` names none."""


class SettingsError(Exception):
    """``mkdocs.yml`` is missing or says something that cannot be used."""


class _TextLoader(yaml.SafeLoader):
    """Reads ``!ENV`` as MkDocs does and lets every other tag of the file pass unread."""


def _ignore_tag(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:
    return None


_TextLoader.add_constructor("!ENV", construct_env_tag)
_TextLoader.add_multi_constructor("", _ignore_tag)


@dataclass(frozen=True)
class PagesFrom:
    """With how many papers a name has a page of its own; with fewer it stands on the index alone.
    None where the size of the list decides."""

    authors: int | None = None
    tags: int | None = None
    venues: int | None = None
    organizations: int | None = None


@dataclass(frozen=True)
class Settings:
    root: Path
    """The folder of ``mkdocs.yml``; Problems name files relative to it."""

    data: Path
    docs: Path
    site: Path

    site_name: str
    site_description: str
    site_url: str
    """Ends in a slash; empty where the site has no address."""

    repo_url: str
    """Without a slash at its end; empty where there is none."""

    branch: str
    """The branch that "edit this record" opens."""

    page_size: int
    """How many papers one page of a listing shows."""

    pages_from: PagesFrom

    offline: bool
    """Whether the site has a worker that keeps pages for reading offline."""

    nav: Any
    """The navigation, as it was written."""

    favicon: str
    """By its path on the site."""

    palette: tuple[dict[str, Any], ...]
    """The palettes of the theme, as they were written."""

    stylesheets: tuple[str, ...]
    """Those of the list's own, by path below ``docs``, in their order."""

    theme_dir: Path
    """Templates that are laid over those of the theme."""

    today: date
    """The day against which dates are held: SOURCE_DATE_EPOCH where it is set."""

    def name_file(self, path: Path) -> str:
        """``path`` as a curator would type it."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def read_settings(root: Path) -> Settings:
    """Read ``root/mkdocs.yml``.

    Raises:
        SettingsError: with a sentence for the person at the terminal.
    """
    path = root / CONFIG_NAME
    try:
        content = path.read_bytes()
        config = yaml.load(content, Loader=_TextLoader)  # noqa: S506 (a SafeLoader)
    except FileNotFoundError:
        raise SettingsError(
            f"{path}: not found. Run the command in the folder that holds {CONFIG_NAME}."
        ) from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}.") from None
    except yaml.YAMLError as error:
        raise SettingsError(f"{path}: is not readable YAML: {error}") from None
    if not isinstance(config, dict):
        raise SettingsError(f"{path}: found no settings; wanted a mapping with site_name.")
    options = _read_plugin_options(config)
    page_size = options.get("page_size", 50)
    if not isinstance(page_size, int) or isinstance(page_size, bool) or page_size < 1:
        raise SettingsError(f"{path}: page_size: found {page_size!r}; wanted a number from 1.")
    offline = options.get("offline", True)
    if not isinstance(offline, bool):
        raise SettingsError(f"{path}: offline: found {offline!r}; wanted true or false.")
    site_url = _text(config, "site_url")
    theme = config.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    settings = Settings(
        root=root,
        data=root / str(options.get("data_dir", "data")),
        docs=root / str(config.get("docs_dir", "docs")),
        site=root / str(config.get("site_dir", "site")),
        site_name=_text(config, "site_name") or "Reading list",
        site_description=_text(config, "site_description"),
        site_url=site_url if not site_url or site_url.endswith("/") else f"{site_url}/",
        repo_url=_text(config, "repo_url").rstrip("/"),
        branch=str(options.get("branch", "main")),
        page_size=page_size,
        pages_from=_read_pages_from(options.get("pages_from"), path, content),
        offline=offline,
        nav=config.get("nav"),
        favicon=str(theme.get("favicon") or FAVICON),
        palette=_read_palette(theme.get("palette")),
        stylesheets=tuple(_list_files(config.get("extra_css"))),
        theme_dir=root / str(theme.get("custom_dir") or THEME),
        today=_read_today(),
    )
    _check_site_dir(settings)
    return settings


def _read_pages_from(value: object, path: Path, content: bytes) -> PagesFrom:
    """Raises SettingsError, with the line."""
    kinds = [field.name for field in fields(PagesFrom)]

    def describe_wrong(key: str, words: str) -> SettingsError:
        line = _find_line(content, "pages_from", key)
        name = f"pages_from: {key}" if key else "pages_from"
        return SettingsError(f"{path}:{line}: {name}: {words}")

    if value is None:
        return PagesFrom()
    if not isinstance(value, dict):
        raise describe_wrong("", f"found {value!r}; wanted numbers, like {{authors: 2, tags: 2}}.")
    for key, number in value.items():
        if key not in kinds:
            raise describe_wrong(str(key), f"not known; wanted one of {', '.join(kinds)}.")
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise describe_wrong(key, f"found {number!r}; wanted a number of papers, from 1.")
    return PagesFrom(**value)


def _find_line(content: bytes, option: str, key: str) -> int:
    """The line of the plugin's ``option``, or of ``key`` in it; 1 if it is said in an odd way."""
    tokens = [token for token in yaml.scan(content, Loader=_TextLoader) if hasattr(token, "value")]
    words = [str(token.value) for token in tokens]
    start = words.index(option) if option in words else 0
    place = words.index(key, start) if key in words[start:] else start
    return int(tokens[place].start_mark.line) + 1


def _check_site_dir(settings: Settings) -> None:
    """A build replaces the whole folder: it may hold nothing else."""
    site, root = settings.site.resolve(), settings.root.resolve()
    sources = settings.docs.resolve(), settings.data.resolve()
    holds_others = any(folder.is_relative_to(site) for folder in (root, *sources))
    if holds_others or any(site.is_relative_to(folder) for folder in sources):
        raise SettingsError(
            f"{root / CONFIG_NAME}: site_dir: found {str(site)!r}, which each build would replace; "
            "wanted a folder of its own, like site."
        )


def _read_palette(palette: Any) -> tuple[dict[str, Any], ...]:
    entries = palette if isinstance(palette, list) else [palette]
    return tuple(entry for entry in entries if isinstance(entry, dict))


def _list_files(paths: Any) -> Iterator[str]:
    """What of ``extra_css`` lies in ``docs``: all that is no whole address."""
    for path in paths if isinstance(paths, list) else []:
        if not str(path).startswith(("https://", "http://", "//")):
            yield str(path)


def _text(config: dict[str, Any], key: str) -> str:
    value = config.get(key)
    return "" if value is None else str(value)


def _read_plugin_options(config: dict[str, Any]) -> dict[str, Any]:
    plugins = config.get("plugins") or []
    entries = plugins.items() if isinstance(plugins, dict) else _pair_up(plugins)
    for name, options in entries:
        if name == "readinglist" and isinstance(options, dict):
            return options
    return {}


def _pair_up(plugins: list[Any]) -> list[tuple[str, Any]]:
    return [
        pair
        for entry in plugins
        for pair in (entry.items() if isinstance(entry, dict) else [(str(entry), None)])
    ]


def _read_today() -> date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(tz=UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        raise SettingsError(
            f"SOURCE_DATE_EPOCH: found {epoch!r}; wanted the seconds since 1970-01-01."
        ) from None
