"""PDF files as tests need them: lines at places, in the order given, in a Chinese font that need not be embedded."""

Line = tuple[float, float, float, str]  # left, baseline from below, size, text
A4 = (595, 842)


def make_pdf(
    *pages: list[Line], encrypt: bool = False, cmap: str = "UniGB-UCS2-H", drawn: bytes = b""
) -> bytes:
    """`drawn` are operators of the format, on every page: `60 600 m 400 600 l S` is a rule."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (6 + 2 * place) for place in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /%s /DescendantFonts [4 0 R] >>"
        % cmap.encode(),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    for place, lines in enumerate(pages):
        content = b"\n".join([drawn, *(_show(*line) for line in lines)])
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>"
            % (*A4, 7 + 2 * place)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    extra = b""
    if encrypt:
        lock = b"<%s>" % (b"5a" * 32)
        objects.append(b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O %s /U %s >>" % (lock, lock))
        extra = b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (len(objects), b"00" * 16, b"00" * 16)
    return assemble(objects, extra)


def _show(left: float, baseline: float, size: float, text: str) -> bytes:
    codes = text.encode("utf-16-be").hex().encode()
    return b"BT /F %g Tf %g %g Td <%s> Tj ET" % (size, left, baseline, codes)


def assemble(objects: list[bytes], extra: bytes = b"") -> bytes:
    """Objects numbered from 1, the first the catalogue, with their cross-reference table."""
    body = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    body += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        extra,
        table,
    )
    return bytes(body)


def column(left: float, top: float, lines: list[str], size: float = 10, leading: float = 16) -> list[Line]:
    return [(left, top - place * leading, size, line) for place, line in enumerate(lines)]
