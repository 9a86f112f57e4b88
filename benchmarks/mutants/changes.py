"""What may be changed on one line of the program, so that it means something else."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]

#: Operators as they are written, and what each becomes.
_TURNED: dict[type[ast.AST], tuple[str, str]] = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"), ast.Is: ("is", "is not"), ast.IsNot: ("is not", "is"),
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"), ast.Mod: ("%", "//"), ast.And: ("and", "or"), ast.Or: ("or", "and"),
}  # fmt: skip


class Mutant(NamedTuple):
    """A file with the text of one line, and what it becomes."""

    file: str
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}\n  - {self.before.strip()}\n  + {self.after.strip()}"


def changed(text: str, mutant: Mutant) -> str:
    """The text of its file with a mutant's line in it."""
    lines = text.split("\n")
    lines[mutant.line - 1] = mutant.after
    return "\n".join(lines)


def mutants(places: Sequence[str]) -> Iterator[Mutant]:
    """Every mutant of the files in some folders, in order; nothing of what is generated."""
    for place in places:
        path = ROOT / place
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            if not file.name.startswith(("frozen", "freeze")):
                yield from mutants_of(str(file.relative_to(ROOT)), file.read_text(encoding="utf-8"))


def mutants_of(file: str, text: str) -> Iterator[Mutant]:
    """The mutants of one file: changes of one node that stands on one line of a function."""
    lines = text.split("\n")
    for function in ast.walk(ast.parse(text)):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in own_nodes(function):
            for start, end, new in changes(node, text):
                before = lines[node.lineno - 1]
                row = before.encode()
                after = (row[:start] + new.encode() + row[end:]).decode()
                mutant = Mutant(file, node.lineno, before, after)
                if after != before and is_python(changed(text, mutant)):
                    yield mutant


def is_python(text: str) -> bool:
    """Whether a file still reads."""
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def own_nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function's body on one line each, without its docstring and types."""
    waiting: list[ast.AST] = [*function.body, *function.args.defaults]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if getattr(node, "lineno", None) == getattr(node, "end_lineno", 0):
            yield node
        kept = [node.value] if isinstance(node, ast.AnnAssign) and node.value else None
        waiting += kept if kept is not None else ast.iter_child_nodes(node)


def changes(node: ast.AST, text: str) -> Iterator[tuple[int, int, str]]:
    """What a node may become: from and to which byte of its line, and what stands there then."""

    def said(part: ast.AST) -> str:
        return ast.get_source_segment(text, part) or ""

    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield from turned(node.left, node.ops[0], node.comparators[0], text)
    elif isinstance(node, ast.BoolOp):
        yield from turned(node.values[0], node.op, node.values[1], text)
    elif isinstance(node, ast.BinOp):
        yield from turned(node.left, node.op, node.right, text)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.col_offset, node.end_col_offset or 0, f"({said(node.operand)})"
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield node.col_offset, node.end_col_offset or 0, repr(node.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node.col_offset, node.end_col_offset or 0, repr(not node.value)
    elif isinstance(node, ast.Return) and node.value is not None:
        yield node.value.col_offset, node.value.end_col_offset or 0, "None"
    elif isinstance(node, ast.IfExp):
        yield node.test.col_offset, node.test.end_col_offset or 0, f"not ({said(node.test)})"
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield node.col_offset, node.end_col_offset or 0, "pass"


def turned(
    left: ast.expr, operator: ast.AST, right: ast.expr, text: str
) -> Iterator[tuple[int, int, str]]:
    """An operator between two operands on one line, with brackets around either left alone."""
    written, new = _TURNED.get(type(operator), ("", ""))
    start, end = left.end_col_offset or 0, right.col_offset
    between = text.split("\n")[left.lineno - 1].encode()[start:end].decode()
    if written in between:
        place = start + len(between[: between.index(written)].encode())
        yield place, place + len(written), new
