"""Templates of this package as Python code, without what Jinja does for templates of others."""

from __future__ import annotations

from typing import Any

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Getattr


class PlainCode(CodeGenerator):
    """An attribute is one of Python's, never the item of a mapping; a function is called as it is,
    without a context. What ``finalize`` returns is not escaped again: it is markup. The page of a
    paper takes a fifth less that way."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(f"({finalize.src}")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if node.dyn_args or node.dyn_kwargs or forward_caller:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
