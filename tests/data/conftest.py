"""What the tests of this room share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def publisher_files() -> Path:
    """The folder of publishers' own files, which never enter the repository; tests that need it are skipped without it."""
    named = os.environ.get("PARALLAX_PUBLISHER_FILES")
    folders = [Path(named)] if named else sorted(ROOT.parent.glob("*/data"))
    for folder in folders:
        if (folder / "ucdp").is_dir():
            return folder
    pytest.skip("publishers' files are not here")
