"""A text of a page, as a theme is given it while it is watched."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

from generator.fast_site.parts import Get, NotUnderstood

if TYPE_CHECKING:
    from generator.fast_site.asked import Recorder


class Mark(str):
    """A text of a page. Printed, it is a slot; what else is done with it is asked, or refused."""

    _recorder: Recorder
    _key: str
    get: Get

    def __new__(cls, recorder: Recorder, key: str, get: Get, name: str) -> Mark:
        made = super().__new__(cls, name)
        made._recorder, made._key, made.get = recorder, key, get
        return made

    def _ask(self, key: str, test: Callable[[str], Any], other: object = None) -> Any:
        if self._recorder.is_marked(other):
            raise NotUnderstood("two texts of a page that are held against each other")
        get = self.get
        return self._recorder.ask(f"{key} {self._key}", lambda page: test(str(get(page))))

    def __bool__(self) -> bool:
        return bool(self._ask("bool", bool))

    def __eq__(self, other: object) -> bool:
        return bool(self._ask(f"{other!r} ==", lambda text: text == other, other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> NoReturn:
        raise NotUnderstood("a text of a page as a key")

    def __len__(self) -> int:
        return int(self._ask("len", len))

    def __contains__(self, other: object) -> bool:
        return bool(self._ask(f"{other!r} in", lambda text: str(other) in text, other))

    def __getitem__(self, place: Any) -> Mark:
        return self._recorder.derive(f"{self._key}[{place}]", self, lambda _, text: text[place])

    def startswith(self, *arguments: Any) -> bool:
        return bool(self._ask(f"start {arguments}", lambda text: text.startswith(*arguments)))

    def endswith(self, *arguments: Any) -> bool:
        return bool(self._ask(f"end {arguments}", lambda text: text.endswith(*arguments)))


def _refuse(name: str) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise NotUnderstood(name)

    return refuse


_FOLLOWED = {*vars(Mark), "__str__", "__init__", "__class__", "__getattribute__", "__setattr__"}
for _name in {*dir(str)} - _FOLLOWED - {"__new__", "__repr__", "__doc__", "__dir__", "__reduce__"}:
    if callable(getattr(str, _name)) and _name not in ("__init_subclass__", "__subclasshook__"):
        setattr(Mark, _name, _refuse(_name))
