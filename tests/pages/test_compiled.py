from __future__ import annotations

from jinja2 import DictLoader, Environment

from generator.pages.compiled import CompiledTemplates


class Counting(Environment):
    compiled = 0

    def _compile(self, source: str, filename: str):  # type: ignore[no-untyped-def]
        type(self).compiled += 1
        return super()._compile(source, filename)


def render(known: CompiledTemplates, text: str) -> str:
    environment = Counting(loader=DictLoader({"page": text}), bytecode_cache=known)
    return environment.get_template("page").render(name="Ada")


def test_template_is_compiled_once_and_again_when_it_changed() -> None:
    known = CompiledTemplates()
    Counting.compiled = 0
    assert [render(known, "Hello {{ name }}") for _ in range(3)] == ["Hello Ada"] * 3
    assert Counting.compiled == 1
    assert render(known, "Bye {{ name }}") == "Bye Ada"
    assert Counting.compiled == 2
