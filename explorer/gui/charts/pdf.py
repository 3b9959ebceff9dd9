"""What makes a PDF the same each time: a fixed document id, fixed dates, and the metadata packet written by us."""

from __future__ import annotations

import re
from uuid import UUID
from xml.sax.saxutils import escape

from PySide6.QtCore import QByteArray, QUuid

from explorer.gui.charts.citations import Words

DOCUMENT_ID = QUuid("{7f6c3c62-0b5d-5d3e-9a44-2b9f4f1d6a10}")
_MOMENT = "2000-01-01T00:00:00Z"
_STAMP = re.compile(rb"\(D:\d{14}([^)]*)\)")

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
   <dc:source>{citation}</dc:source>
   <xmp:CreatorTool>{creator}</xmp:CreatorTool>
   <xmp:CreateDate>{moment}</xmp:CreateDate>
   <xmp:ModifyDate>{moment}</xmp:ModifyDate>
   <xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def xmp(words: Words) -> QByteArray:
    """Return the metadata packet of a PDF; Qt's own would carry the time of writing."""
    identity = UUID(DOCUMENT_ID.toString(QUuid.StringFormat.WithoutBraces))
    text = _PACKET.format(
        title=escape(words.title),
        description=escape(words.description),
        citation=escape(words.citation),
        creator=escape(words.creator),
        moment=_MOMENT,
        identity=identity,
    )
    return QByteArray(text.encode())


def settled(data: bytes) -> bytes:
    """Return a PDF with its dates set to a fixed moment; no byte is added or taken, so that its index stays right."""
    if not data.rstrip().endswith(b"%%EOF"):
        raise ValueError("The PDF was not written to its end.")
    return _STAMP.sub(_same_length, data)


def _same_length(match: re.Match[bytes]) -> bytes:
    zone = match.group(1)
    plain = b"Z" if zone == b"Z" else zone[:1].replace(b"-", b"+") + re.sub(rb"\d", b"0", zone[1:])
    return b"(D:20000101000000" + plain + b")"
