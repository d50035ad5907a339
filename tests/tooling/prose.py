"""The sentences of the tree, line by line: Markdown, comments and docstrings; no strings of a program."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

Line = tuple[int, str]  # its number in the file, and all of it
_HASH = {".sh", ".toml", ".yaml", ".yml", ".ini", ".gitattributes", ".gitignore", ".editorconfig"}
_SLASHES = {".ts", ".tsx", ".js", ".mjs", ".css"}
_SLASHES_BEGIN = re.compile(r"^\s*(?://|/?\*)|(?<![:'\"])//\s")


def prose(path: Path) -> Iterator[Line]:
    """The lines of the file that hold prose; none of a file of another sort."""
    suffix = path.suffix or path.name
    if suffix not in {".md", ".py", "Makefile", "run"} | _HASH | _SLASHES:
        return
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if suffix == ".md":
        yield from enumerate(lines, 1)
    elif suffix == ".py":
        yield from ((number, lines[number - 1]) for number in sorted(_said_in_python(text)))
    else:
        begin = _SLASHES_BEGIN if suffix in _SLASHES else re.compile(r"(?:^|\s)#")
        yield from ((number, line) for number, line in enumerate(lines, 1) if begin.search(line))


def _said_in_python(text: str) -> set[int]:
    said = {
        token.start[0]
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.COMMENT
    }
    for node in ast.walk(ast.parse(text)):
        # A string that stands alone is a docstring, wherever it stands.
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            said.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return said


def sentences(path: Path) -> Iterator[Line]:
    """Prose without what can't be wrapped: tables, code blocks and headings of Markdown, and one long word."""
    in_code = False
    for number, line in prose(path):
        if path.suffix == ".md":
            fence = line.lstrip().startswith("```")
            in_code ^= fence
            if fence or in_code or line.lstrip().startswith(("|", "#", "![")):
                continue
        yield number, line
