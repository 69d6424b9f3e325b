"""Pictures and PDFs: small, valid, one a purpose."""

import struct
import zlib

from govcrawl.replica.page import Page


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int) -> bytes:
    rows = b"".join(b"\x00" + bytes((200, 200, 210)) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _pdf() -> bytes:
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    out, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


# Picture files are PNG bytes whatever their name ends in, as on many real sites.
PHOTO = Page(body=_png(120, 80), content_type="image/jpeg")
PRINTED_PAGE, ITS_THUMBNAIL = (
    Page(body=_png(width, width * 3 // 2), content_type="image/jpeg") for width in (240, 120)
)
ICON = Page(body=_png(4, 4), content_type="image/png")
PDF = Page(body=_pdf(), content_type="application/pdf")
