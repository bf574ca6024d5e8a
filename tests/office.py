"""LibreOffice as a reader has it: it opens a file of ours and writes it anew."""

import shutil
import subprocess
from pathlib import Path

import pytest

# Debian's packages without which the program is there and opens nothing.
PARTS = {".pptx": "libreoffice-impress", ".xlsx": "libreoffice-calc", ".csv": "libreoffice-calc"}


def opened(file: Path, form: str, filter_name: str = "") -> Path:
    """A file as LibreOffice writes it in another form, from a profile of its own; skips where it cannot be opened."""
    part = PARTS[file.suffix]
    if shutil.which("soffice") is None:
        pytest.skip(f"LibreOffice (Debian: {part}) is not installed")
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    wanted = f"{form}:{filter_name}" if filter_name else form
    convert = ["soffice", profile, "--headless", "--convert-to", wanted, "--outdir", str(file.parent), str(file)]
    done = subprocess.run(convert, capture_output=True, text=True, timeout=300, check=True)
    if "could not be loaded" in done.stderr:
        pytest.skip(f"LibreOffice is here without a part (Debian: {part})")
    return file.with_suffix(f".{form}")
