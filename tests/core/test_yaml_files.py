"""YAML is read in one way, the quick one, and makes nothing but plain values."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from backend.core import yaml_files


def test_what_is_no_plain_value_is_refused() -> None:
    with pytest.raises(yaml.YAMLError):
        yaml_files.parse("!!python/object/apply:os.getcwd []")


def test_nothing_else_of_the_server_reads_it() -> None:
    backend, reads = Path(settings.BASE_DIR) / "backend", re.compile(r"\byaml\.\w*load|from yaml import")
    found = [path for path in backend.rglob("*.py") if reads.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(backend).as_posix() for path in found] == ["core/yaml_files.py"]
