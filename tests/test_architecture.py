"""Imports go one way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "govcrawl"

# What a folder may import of the others. `commands` may import anything.
MAY = {
    "text": set(),
    "replica": set(),
    "extract": {"text"},
    "families": {"extract", "text"},
    "spiders": {"families"},
    "dedup": {"text"},
    "frontier": set(),
    "feed": {"frontier"},
    "drift": {"frontier"},
    "services": {"drift", "frontier", "feed", "cli"},
    "scouting": {"families", "extract", "text", "frontier", "cli"},
    "dashboard": {"services", "feed"},
}
# Modules at the top that anybody may use: the record, the version, the settings, the mask of passwords.
COMMON = {"items", "settings", "masking", "__init__"}


def imports(path: Path) -> set[str]:
    """The folders (or top modules) of govcrawl that a module imports, those for type checking included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "govcrawl":
                names = [f"govcrawl.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "govcrawl" and len(parts) > 1 and parts[1] != "__version__":
                found.add(parts[1])
    return found


@pytest.mark.parametrize("folder", sorted(MAY))
def test_a_folder_imports_only_what_stands_before_it(folder):
    wrong = {
        str(path.relative_to(ROOT)): bad
        for path in (ROOT / folder).rglob("*.py")
        if (bad := imports(path) - MAY[folder] - COMMON - {folder})
    }
    assert wrong == {}


def test_every_folder_is_in_the_table():
    folders = {p.name for p in ROOT.iterdir() if p.is_dir() and not p.name.startswith(("_", "."))}
    assert folders - set(MAY) == {"commands"}
