"""The vocabulary of panels without a time axis (matrix, ladder, map), of key figures and of controls."""

from __future__ import annotations

from explorer.domain.periods import Period
from explorer.figures.plots import Datum, Threshold
from explorer.records import record


@record(frozen=True, slots=True)
class KeyFigure:
    """A headline number under the subtitle: ``text`` large, ``label`` above it, ``detail`` below in quiet ink.

    ``value`` is the exact number behind the text, ``None`` where the pack has none; ``calc`` names the method of a
    computed one; ``target`` is the record a click leads to.
    """

    id: str
    label: str
    text: str
    detail: str = ""
    value: float | None = None
    unit: str = ""
    calc: str = ""
    sources: tuple[str, ...] = ()
    target: str = ""


@record(frozen=True, slots=True)
class Control:
    """A setting of a view, kept in the viewpoint as ``set.NAME``; left out of it while it stands at ``base``.

    ``kind`` is ``toggle`` (0 or 1), ``choice`` (one of ``options``, as (value, words) pairs), ``amount`` (a choice
    with an own value besides) or ``slider`` (from ``low`` to ``high``, with ``base`` marked, in ``unit``).
    """

    name: str
    title: str
    kind: str
    value: float
    base: float
    low: float = 0.0
    high: float = 1.0
    unit: str = ""
    options: tuple[tuple[float, str], ...] = ()
    detail: str = ""
    sources: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class MatrixColumn:
    """A column of a matrix; ``baseline`` stands on the selection colour; ``weight`` is its share of the width."""

    id: str
    title: str
    title_zh: str = ""
    detail: str = ""
    colour: str = ""
    baseline: bool = False
    weight: float = 1.0
    target: str = ""
    right: bool = False


@record(frozen=True, slots=True)
class MatrixCell:
    """A cell of a matrix: a glyph, a text, a quieter text after it, and a difference bar with its percentage.

    ``glyph`` is ``oem``, ``shared`` or ``huawei`` for the three places of a role's track, ``verdict:`` with a
    verdict for its chip (the text is its word), ``dot`` for a plain presence, or empty. ``lower`` is a second line,
    with ``lower_glyph`` before it: the other side of a dispute, or a detail. ``share`` is the difference from the
    baseline (0.1 is +10 %), ``None`` for none. ``missing`` cells are set in quiet ink; ``tinted`` ones on the
    selection colour. ``data`` are the numbers behind the text. ``target`` is the record a click leads to, ``card``
    the lines of the evidence card it opens instead.
    """

    text: str
    glyph: str = ""
    quiet: str = ""
    lower: str = ""
    lower_glyph: str = ""
    share: float | None = None
    missing: bool = False
    tinted: bool = False
    strong: bool = False
    data: tuple[Datum, ...] = ()
    sources: tuple[str, ...] = ()
    target: str = ""
    card: tuple[str, ...] = ()


NOT_STATED = MatrixCell("not stated", missing=True)


@record(frozen=True, slots=True)
class MatrixRow:
    """A row of a matrix: a label (with a quieter unit or Chinese name), one cell a column, and its group's heading.

    Rows of one ``group`` stand together under its heading; ``footer`` rows stand under a strong line and larger.
    ``lead`` is a number or a mark that stands quietly before the label.
    """

    id: str
    label: str
    cells: tuple[MatrixCell, ...]
    quiet: str = ""
    group: str = ""
    colour: str = ""
    target: str = ""
    footer: bool = False
    focused: bool = False
    lead: str = ""


@record(frozen=True, slots=True)
class MatrixPanel:
    """A table that is the chart: who leads what, which car has what, claims with verdicts, cars side by side.

    ``corner`` is the text above the labels; ``label_weight`` their share of the width against the columns' weights.
    Rows that do not fit scroll on screen and shrink in pictures, never below the smallest text; how many still do not
    fit is said below them. ``share`` is the part of the height where it stands with other panels.
    """

    id: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    corner: str = ""
    label_weight: float = 1.4
    share: float = 1.0


@record(frozen=True, slots=True)
class RangeMark:
    """A range from ``low`` to ``high`` (``None``: a single mark at ``low``) of one kind.

    ``kind`` decides the look: ``launch`` filled, ``current`` filled with a firm outline, ``presale`` hatched,
    ``rival`` grey, ``base`` a tick, ``scenario`` outlined in the focus colour. ``label`` is said at its end.
    """

    kind: str
    low: Datum
    high: Datum | None = None
    label: str = ""


@record(frozen=True, slots=True)
class LadderRow:
    """A named row of ranges on a ladder; without spans ``missing`` says why in quiet ink."""

    id: str
    name: str
    name_zh: str
    colour: str
    spans: tuple[RangeMark, ...]
    emphasis: float = 1.0
    group: str = ""
    target: str = ""
    missing: str = ""
    focused: bool = False


@record(frozen=True, slots=True)
class LadderPanel:
    """Ranges of many rows on one horizontal value axis in ``unit``, with levels as vertical lines.

    ``kinds`` names the looks that need a legend, as (kind, word) pairs. ``zero`` keeps zero on the axis.
    """

    id: str
    title: str
    unit: str
    rows: tuple[LadderRow, ...]
    thresholds: tuple[Threshold, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    zero: bool = True
    share: float = 1.0


@record(frozen=True, slots=True)
class MapNode:
    """A box of the map at ``column`` and ``row`` (both may be fractions), the same place at every drawing.

    ``detail`` is a quiet line under the names; ``focused`` is what the viewpoint is about.
    """

    id: str
    name: str
    name_zh: str
    colour: str
    column: float
    row: float
    detail: str = ""
    strong: bool = False
    focused: bool = False


@record(frozen=True, slots=True)
class MapLink:
    """A line between two boxes with the words on it (a stake, a date); ``dashed`` when it has ended or is announced."""

    id: str
    first: str
    last: str
    label: str
    kind: str
    since: Period | None = None
    sources: tuple[str, ...] = ()
    dashed: bool = False
    value: Datum | None = None


@record(frozen=True, slots=True)
class MapPanel:
    """Who is who: boxes in ``columns`` columns and ``rows`` rows with headings, and the links between them.

    ``share`` is the part of the height where it stands with other panels.
    """

    id: str
    columns: int
    rows: float
    nodes: tuple[MapNode, ...]
    links: tuple[MapLink, ...]
    headings: tuple[str, ...] = ()
    share: float = 1.0
