"""How technologies are named: families with both scripts, generations without what their column says anyway."""

from __future__ import annotations

import re

from explorer.analysis.technologies import CHASSIS, COCKPIT, DRIVE, DRIVING, LIDAR
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.names import short_name

FAMILY_TITLES = {
    COCKPIT: ("Cockpit", "座舱"),
    DRIVING: ("Driver assistance", "辅助驾驶"),
    LIDAR: ("Lidar", "激光雷达"),
    CHASSIS: ("Chassis", "底盘"),
    DRIVE: ("Electric drive", "电驱"),
}
_PLAIN = re.compile(r"^Huawei |( chassis)? platform$| family$| brand$| electric drive$")


def technology_name(atlas: Atlas, technology_id: str) -> str:
    """Return the name of a technology without its maker and its kind: ``ADS 2.0``, ``Tuling``, ``DriveONE``."""
    return _PLAIN.sub("", short_name(atlas, technology_id))


def since_words(since: Period | None, *, rumoured: bool = False) -> str:
    """Return since when, or that it is not dated; a rumour is named as one."""
    if rumoured:
        return f"rumour, {since.label}" if since else "rumour"
    return f"since {since.label}" if since else "undated"
