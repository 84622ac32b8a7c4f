"""Settings of ``mkdocs.yml`` changed where they stand: comments, order and all else stay."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from generator.records.style import quote


class SiteFileRefused(Exception):
    """The file cannot be changed by its text alone; the message says what is in the way."""


def edit_site_file(text: str, values: Mapping[str, str]) -> str:
    """``text`` with the top-level settings of ``values``; one that is not there becomes its first.

    Where a value stands in ``!ENV [NAME, "value"]``, the variable stays and its default changes.

    Raises:
        SiteFileRefused: if the text is no mapping, or would say anything else than is wanted.
    """
    before = _compose(text)
    edited = text
    for key, value in values.items():
        edited = _edit(edited, key, value)
    after = _compose(edited)
    kept = [name for name in _show(before) if name not in values]
    shown = _show(after)
    same = [name for name in shown if name not in values] == kept
    if not same or any(shown[name] != _show(before)[name] for name in kept):
        raise SiteFileRefused("changing it would change other settings too")
    for key, value in values.items():
        if _read_default(_find(after, key)) != value:
            raise SiteFileRefused(f"{key} would not be read back as it was written")
    return edited


def _edit(text: str, key: str, value: str) -> str:
    node = _find(_compose(text), key)
    if node is None:
        return f"{key}: {quote(value)}\n{text}"
    if isinstance(node, yaml.SequenceNode) and node.tag == "!ENV" and len(node.value) > 1:
        node = node.value[-1]
    elif not isinstance(node, yaml.ScalarNode):
        raise SiteFileRefused(f"{key} holds more than one value")
    start, end = node.start_mark.index, node.end_mark.index
    found = text[start:end]
    # A block of text ends after the empty lines below it.
    tail = found[len(found.rstrip()) :] if node.style in ("|", ">") else ""
    gap = " " if start == end else ""
    return f"{text[:start]}{gap}{quote(value)}{tail}{text[end:]}"


def _compose(text: str) -> yaml.MappingNode:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise SiteFileRefused(f"is not readable YAML: {error}") from None
    if not isinstance(node, yaml.MappingNode):
        raise SiteFileRefused("found no settings")
    return node


def _find(mapping: yaml.MappingNode, key: str) -> yaml.Node | None:
    found: list[yaml.Node] = [value for name, value in mapping.value if name.value == key]
    if len(found) > 1:
        raise SiteFileRefused(f"{key} is there twice")
    return found[0] if found else None


def _read_default(node: yaml.Node | None) -> str:
    if isinstance(node, yaml.SequenceNode) and node.value:
        node = node.value[-1]
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _show(mapping: yaml.MappingNode) -> dict[str, str]:
    """Each setting as YAML itself, for comparing."""
    return {name.value: yaml.serialize(value) for name, value in mapping.value}
