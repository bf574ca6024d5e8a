"""The link of a slide as a QR code, where it is short enough to be read off a screen."""

import io

import segno

READABLE = 300  # characters: beyond, the squares are too small for a telephone in the back row


def code_of(link: str) -> "segno.QRCode | None":
    """The code; None where the link is too long."""
    return segno.make(link, error="l", micro=False) if len(link) <= READABLE else None


def as_png(code: "segno.QRCode") -> bytes:
    """The code as a picture."""
    written = io.BytesIO()
    code.save(written, kind="png", scale=8, border=2)
    return written.getvalue()


def as_svg(code: "segno.QRCode") -> str:
    """The code as the address of a drawing that holds itself."""
    return str(code.svg_data_uri(border=2))
