"""A plot in SVG of how cost grows with the number of papers, on two logarithmic axes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

Point = tuple[float, float]

WIDTH, HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 150, 28, 44
_COLOURS = ("#4051b5", "#c2410c", "#0f766e", "#86198f", "#a16207")
_STYLE = """\
text{font:12px system-ui,sans-serif;fill:#222}.axis{stroke:#888}.grid{stroke:#8884;stroke-width:.5}
path{fill:none;stroke-width:2}@media(prefers-color-scheme:dark){text{fill:#ddd}}"""


def draw_plot(series: Mapping[str, Sequence[Point]], title: str, across: str, up: str) -> str:
    """An SVG; each of the ``series`` is a line with its name at its end. Values above 0 only."""
    points = [point for line in series.values() for point in line]
    left, right = _find_decades([x for x, _ in points])
    low, high = _find_decades([y for _, y in points])

    def place(point: Point) -> Point:
        x, y = (math.log10(value) for value in point)
        return (
            round(_LEFT + (x - left) / (right - left) * (WIDTH - _LEFT - _RIGHT), 1),
            round(HEIGHT - _BOTTOM - (y - low) / (high - low) * (HEIGHT - _TOP - _BOTTOM), 1),
        )

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
    ]
    for power in range(left, right + 1):
        x, bottom = place((10**power, 10**low))
        lines.append(f'<path class="grid" d="M{x} {_TOP}V{bottom}"/>')
        lines.append(f'<text x="{x}" y="{bottom + 16}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low, high + 1):
        x, y = place((10**left, 10**power))
        lines.append(f'<path class="grid" d="M{x} {y}H{WIDTH - _RIGHT}"/>')
        label = f"{10.0**power:g}"
        lines.append(f'<text x="{x - 6}" y="{y + 4}" text-anchor="end">{label}</text>')
    middle = (WIDTH - _LEFT - _RIGHT) / 2 + _LEFT
    lines.append(
        f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">{escape(across)}</text>'
    )
    lines.append(f'<text x="4" y="12">{escape(up)}</text>')
    taken: list[float] = []
    for number, (name, line) in enumerate(series.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        placed = [place(point) for point in sorted(line)]
        way = "L".join(f"{x} {y}" for x, y in placed)
        lines.append(f'<path stroke="{colour}" d="M{way}"/>')
        lines += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in placed]
        x, y = placed[-1]
        while any(abs(y - other) < 14 for other in taken):
            y += 1
        taken.append(y)
        lines.append(f'<text x="{x + 8}" y="{y + 4}" style="fill:{colour}">{escape(name)}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _find_decades(values: Sequence[float]) -> tuple[int, int]:
    """Powers of ten around the values, at least one apart."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)
