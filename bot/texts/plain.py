"""Texts that are words with names between: said by putting them together. All others are the Fluent library's."""

from collections.abc import Mapping
from dataclasses import dataclass

from fluent.syntax import ast

_GROUPED_FROM = 1000
"""Below this every language that the desk speaks writes a number by its digits alone."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without choices, numbers or functions: words and the names of variables by turns, words first and last."""

    parts: tuple[str, ...]

    def said(self, args: Mapping[str, str | int]) -> str | None:
        """The text with its variables filled in; None where one is missing or a number that languages write each in
        their way, which the library knows to say or to complain about."""
        parts = list(self.parts)
        for place in range(1, len(parts), 2):
            arg = args.get(parts[place])
            if type(arg) is int and 0 <= arg < _GROUPED_FROM:
                arg = str(arg)
            if not isinstance(arg, str):
                return None
            parts[place] = arg
        return "".join(parts)


def plain_of(message: ast.Message) -> Plain | None:
    """A text as words and names; None for one that takes more than putting together."""
    parts = [""]
    for each in message.value.elements if message.value is not None else ():
        match each:
            case ast.TextElement(value=words):
                parts[-1] += words
            case ast.Placeable(expression=ast.StringLiteral() as literal):
                parts[-1] += literal.parse()["value"]
            case ast.Placeable(expression=ast.VariableReference(id=ast.Identifier(name=name))):
                parts += [name, ""]
            case _:
                return None
    return Plain(tuple(parts))
