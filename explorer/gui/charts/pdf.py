"""What a PDF says of itself, the same each time: a fixed document id, no date, no author, and what it is cited as."""

from __future__ import annotations

import re
from uuid import UUID
from xml.sax.saxutils import escape

from PySide6.QtCore import QByteArray, QUuid

from explorer.gui.charts.citations import Words

DOCUMENT_ID = QUuid("{7f6c3c62-0b5d-5d3e-9a44-2b9f4f1d6a10}")
_STAMP = re.compile(rb"/(?:CreationDate|ModDate) \(D:\d{14}[^)]*\)")
_AUTHOR, _SUBJECT = b"\n/Author (", b"\n/Subject("  # of one length

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
   <dc:source>{citation}</dc:source>
   <xmp:CreatorTool>{creator}</xmp:CreatorTool>
   <xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def subject(words: Words) -> str:
    """Return what a PDF shows and how it is cited; the packet names every source."""
    return f"{words.description}\n\n{words.citation.partition(chr(10))[0]}"


def xmp(words: Words) -> QByteArray:
    """Return the metadata packet of a PDF; Qt's own would carry the time of writing."""
    identity = UUID(DOCUMENT_ID.toString(QUuid.StringFormat.WithoutBraces))
    text = _PACKET.format(
        title=escape(words.title),
        description=escape(subject(words)),
        citation=escape(words.citation),
        creator=escape(words.creator),
        identity=identity,
    )
    return QByteArray(text.encode())


def settled(data: bytes) -> bytes:
    """Return a PDF with no date, so that a figure gives the same bytes each time, and its "author" as its subject.

    Qt writes an author but no subject. No byte is added or taken, so that the file's index stays right.
    """
    if not data.rstrip().endswith(b"%%EOF"):
        raise ValueError("The PDF was not written to its end.")
    return _STAMP.sub(lambda match: b" " * len(match[0]), data).replace(_AUTHOR, _SUBJECT, 1)
