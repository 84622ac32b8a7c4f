"""What was known of a repository and what is said of it now: which of it is news.

A weekly pull request is read only if it is short. So facts are written when one of them is news,
or when they have not been looked at for ``RENEWAL`` days; otherwise the file stays as it is, with
the day on which its facts were true.
"""

from __future__ import annotations

from datetime import date

from generator.records.model import Metrics, RepositoryMetrics
from generator.records.partial_date import PartialDate
from generator.records.plain_yaml import Tree
from generator.records.style import write_yaml
from generator.sources.code_facts import Said

RENEWAL = 30
"""Days."""

STARS_PERCENT = 5
"""A change of stars by less is no news."""

FIELDS = ("stars", "license", "language", "archived", "gone", "pushed")


def list_facts(metrics: RepositoryMetrics | None) -> Said:
    """As a record writes them, in the order of the model; what is nothing is left out."""
    if metrics is None:
        return {}
    values = {name: getattr(metrics, name) for name in RepositoryMetrics.model_fields}
    return {
        name: "true" if value is True else str(value)
        for name, value in values.items()
        if value is not None and value is not False
    }


def write_metrics(metrics: Metrics) -> str:
    """The text of ``data/metrics/<id>.yml``."""
    fields: dict[str, Tree] = {}
    if metrics.repositories:
        facts: dict[str, Tree] = {
            url: {**list_facts(one)} for url, one in metrics.repositories.items()
        }
        fields["repositories"] = facts
    if metrics.discussions is not None:
        fields["discussions"] = str(metrics.discussions)
    if metrics.discussions_checked:
        fields["discussions_checked"] = str(metrics.discussions_checked)
    return write_yaml(fields or {"repositories": {}})


def settle(before: RepositoryMetrics | None, said: Said, today: date) -> RepositoryMetrics:
    """The facts to write; ``before`` itself if there is no reason to write any.

    Where nothing is said, what was known stays.
    """
    known = {name: value for name, value in list_facts(before).items() if name != "gone"}
    fields = {**known, **said, "checked": str(today)}
    after = RepositoryMetrics.model_validate({n: value for n, value in fields.items() if value})
    if before and not is_news(before, after) and not is_due(before.checked, today):
        return before
    return after


def settle_gone(before: RepositoryMetrics | None, today: date) -> RepositoryMetrics:
    """The facts of a repository that is no longer there: those that were known last."""
    if before and before.gone and not is_due(before.checked, today):
        return before
    return RepositoryMetrics.model_validate(
        {**list_facts(before), "gone": "true", "checked": str(today)}
    )


def is_news(before: RepositoryMetrics, after: RepositoryMetrics) -> bool:
    """Whether a reader of the page would want to know."""
    for name in ("license", "language", "archived", "gone"):
        if getattr(before, name) != getattr(after, name):
            return True
    if before.pushed is None or after.pushed is None:
        if before.pushed != after.pushed:
            return True
    elif before.pushed.year != after.pushed.year:
        return True
    if before.stars is None or after.stars is None:
        return before.stars != after.stars
    return abs(after.stars - before.stars) * 100 >= STARS_PERCENT * max(before.stars, 1)


def is_due(checked: PartialDate | None, today: date) -> bool:
    return checked is None or (today - checked.first_day()).days >= RENEWAL
