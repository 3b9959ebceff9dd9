"""Makes packs for tests: sound ones, small ones, and archives that lie in every field they have."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from explorer.files.resources import bundled_pack
from explorer.packs import PackFault, PackFaulty, open_pack

DESCRIPTOR = "datapackage.json"
_SMALL = {
    "sources": [
        "id,title,publisher,published,accessed,url,quality,language",
        "page-1,A page,A paper,2025-03,2025-04-01,https://example.org/1,press,en",
        "page-2,Another page,A bulletin,2025-04-02,2025-04-03,https://example.org/2,primary,zh",
    ],
    "entities": [
        "id,kind,parent_id,name_en,name_zh,ownership,start_date,first_delivery,status,segment,powertrain,"
        "summary_en,summary_zh,source_ids",
        "union,alliance,,Union,联盟,,2023,,active,,,All of them.,全部。,page-1",
        "maker,partner,union,Maker,厂家,private,1990,,active,,,It makes.,制造。,page-1;page-2",
        "badge,brand,maker,Badge,品牌,,2023-05-01,2023-06,active,,,It sells.,销售。,page-2",
        "badge-1,car_model,badge,Badge 1,品牌一,,2023-05-01,2023-06,on sale,SUV,BEV,It drives.,行驶。,page-2",
    ],
    "metrics": [
        "id,name_en,name_zh,unit,period_kind,better,decimals,description_en",
        "deliveries,Deliveries,交付,vehicles,flow,higher,0,Cars handed over.",
        "length,Length,车长,mm,level,none,0,Overall length.",
        "price_launch,Launch price,上市价,CNY,level,none,0,Price at launch.",
    ],
    "observations": [
        "id,entity_id,metric,period,value,unit,qualifier,status,preferred,source_ids,note",
        "o-1,badge,deliveries,2025-01,1200,vehicles,,reported,1,page-1,",
        'o-2,badge,deliveries,2025-02,1300,vehicles,about,rounded,1,page-1;page-2,"as said, twice"',
        "o-3,badge,deliveries,2025-02,1310,vehicles,,suspect,0,page-2,",
        "o-4,badge-1,length,2025-02-03,4770,mm,,reported,1,page-2,",
        "o-5,badge-1,price_launch,2023-05-01,249800,CNY,base,reported,1,page-2,",
    ],
    "milestones": [
        "id,entity_id,with_ids,date,category,title_en,title_zh,description_en,value,unit,importance,source_ids",
        "ms-1,badge,maker,2023-05-01,launch,Badge is launched,品牌发布,The first car is shown.,1,cars,4,page-2",
    ],
    "relations": [
        "from_id,to_id,kind,since,until,value,unit,source_ids,note",
        "maker,badge-1,makes,2023,,,,page-1,",
        "union,maker,partners_with,,,,,page-1,",
    ],
    "roles": [
        "id,activity,activity_zh,cooperation_model,lead,partner_id,status,source_ids,note",
        "r-1,design,设计,zhixuan-hima,shared,maker,disputed,page-1;page-2,Each says it leads.",
    ],
    "readings": [
        "id,title,author,year,kind,why_en,why_zh,url_or_isbn",
        "book,A book,A. Writer,2022,book,It tells more.,内容更多。,https://example.org/book",
    ],
    "claims": [
        "id,article_order,statement_en,statement_zh,theme,verdict,evidence_en,evidence_zh,figure,observation_ids,"
        "milestone_ids,source_ids",
        "c-1,1,It sells well.,卖得好。,market,partly,So it says.,据说。,,o-1;o-2,ms-1,page-1",
    ],
    "scenarios": [
        "id,name_en,name_zh,parameter,unit,low,base,high,description_en,source_ids",
        "share,Share,份额,badge_share,%,10,20.5,30,Guessed.,page-1",
    ],
}
Pack = dict[str, bytes]


def bundled() -> Pack:
    """Return the files of the bundled pack."""
    root = bundled_pack()
    files = (file for file in sorted(root.rglob("*")) if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def small(*tables: str, **about: object) -> Pack:
    """Return a small sound pack of these tables (all of them by default); ``about`` changes its descriptor."""
    names = tables or tuple(_SMALL)
    descriptor: dict[str, object] = {"name": "small", "title": "Small pack", "version": "1", "as_of": "2025-04-03"}
    descriptor["resources"] = [{"name": name, "path": f"{name}.csv"} for name in names]
    files = {DESCRIPTOR: json.dumps(descriptor | about, indent=1, ensure_ascii=False).encode()}
    return files | {f"{name}.csv": ("\n".join(_SMALL[name]) + "\n").encode() for name in names}


def changed(files: Mapping[str, bytes], name: str, old: str, new: str) -> Pack:
    """Return the pack with one text of one file replaced; the text must be there."""
    data = files[name]
    assert old.encode() in data, f"“{old}” is not in {name}"
    return {**files, name: data.replace(old.encode(), new.encode(), 1)}


def with_line(files: Mapping[str, bytes], name: str, line: str) -> Pack:
    """Return the pack with one more line at the end of a file."""
    return {**files, name: files[name] + line.encode() + b"\n"}


def laid(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write a pack as a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a pack as a sound archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def faults_of(files: Mapping[str, bytes], folder: Path) -> tuple[PackFault, ...]:
    """Return the faults that opening the pack reports; none if it opens."""
    try:
        open_pack(laid(files, folder))
    except PackFaulty as error:
        assert error.total >= len(error.faults)
        return error.faults
    return ()


@dataclass(frozen=True)
class Entry:
    """One entry of a raw archive; ``None`` means the honest value."""

    name: bytes
    data: bytes = b""
    method: int = 0
    flags: int = 0
    mode: int = 0o100644
    attributes: int = 0
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    local_name: bytes | None = None
    shares: bool = False  # has no bytes of its own and points at the entry before it


def raw_zip(entries: Iterable[Entry], *, count: int | None = None, before: bytes = b"", after: bytes = b"") -> bytes:
    """Return an archive made byte by byte, with whatever lies its entries tell."""
    body, directory, number, offset = bytearray(before), bytearray(), 0, 0
    for one in entries:
        packed = zlib.compress(one.data, 9)[2:-4] if one.method == 8 else one.data
        crc = zlib.crc32(one.data) if one.crc is None else one.crc
        size = len(one.data) if one.size is None else one.size
        packed_size = len(packed) if one.packed_size is None else one.packed_size
        facts = (20, one.flags, one.method, 0, 33, crc, packed_size, size)
        name = one.name if one.local_name is None else one.local_name
        if not one.shares:
            offset = len(body)
            body += struct.pack("<4s5H3L2H", b"PK\3\4", *facts, len(name), 0) + name + packed
        outer = (one.mode << 16 | one.attributes) & 0xFFFFFFFF
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 3 << 8 | 20, *facts, len(one.name), 0, 0, 0, 0, outer, offset
        )
        directory += one.name
        number += 1
    number = number if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, len(directory), len(body), 0)
    return bytes(body + directory + end) + after
