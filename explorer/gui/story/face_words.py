"""From the state of a presentation to the words on its console."""

from __future__ import annotations

from dataclasses import fields

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Step
from explorer.figures.catalogue import view_row
from explorer.gui.story.face import Face, ListedStep
from explorer.gui.story.time_words import clock, minutes_words, whole
from explorer.gui.text import translate
from explorer.state.show import BLACK, Show, pace
from explorer.state.talk_timer import Pace, plan_of
from explorer.state.viewpoint import LinkError, viewpoint


def face_of(show: Show, atlas: Atlas, now: float, clock: str, display: str, trouble: str, fault: bool) -> Face:
    """Return what the console says; ``trouble`` is a sentence on a display that is gone, or an empty text."""
    following = show.following
    upcoming = show.story.steps[following] if following is not None else None
    return Face(
        story=show.story.title,
        position=_position(show),
        display=display,
        clock=_clock_words(show, now, clock),
        strip=tuple(key for key in atlas.info.colours if atlas.alliance is None or key != atlas.alliance.id)[:5],
        banner=banner_words(show, trouble),
        fault=fault,
        pace=_whole(pace(show, now)),
        running=show.timer.running,
        next_number=str(following + 1) if following is not None else "",
        next_title=upcoming.title if upcoming is not None else translate("Player", "This is the last step"),
        next_lines=_next_lines(upcoming),
        steps=listed_steps(show),
        here=show.place,
    )


def banner_words(show: Show, trouble: str) -> str:
    """Return what the full-width band says: what the audience sees that the console does not, or what is asked."""
    if show.leaving is not None:
        return translate("Player", "End before the last step? Enter ends, Esc goes on")
    if trouble:
        return trouble
    if show.asking:
        return translate("Player", "Question mode: the audience keeps its picture, all else is private")
    if show.frozen and not show.blank:
        return translate("Player", "The audience is frozen. Shift+F or Esc lets it go on")
    if show.blank == BLACK:
        return translate("Player", "The audience sees black. B or Esc lifts it")
    return translate("Player", "The audience sees white. W or Esc lifts it") if show.blank else ""


def listed_steps(show: Show) -> tuple[ListedStep, ...]:
    """Return the rows of the list of steps."""
    plan = plan_of(show.story)
    found = []
    for place, step in enumerate(show.story.steps):
        state = "hidden" if step.hidden else "done" if place in show.trail else "ahead"
        state = "here" if place == show.place else state
        found.append(ListedStep(place + 1, step.title, minutes_words(plan[place]) if plan[place] else "", state))
    return tuple(found)


def spoken(face: Face) -> str:
    """Return what a screen reader says of a console."""
    here = next((step.title for step in face.steps if step.state == "here"), "")
    words = (face.banner or face.display, face.position, here, minutes_words(face.pace.elapsed), face.hint)
    return ". ".join(one for one in words if one)


def timer_words(found: Pace) -> str:
    """Return what the timer says in a few words: ``5:12 of 12:00``."""
    elapsed = minutes_words(found.elapsed)
    return translate("Player", "{0} of {1}").format(elapsed, minutes_words(found.target)) if found.target else elapsed


def pace_words(pace: Pace) -> tuple[str, str]:
    """Return how a talk stands in words, and the ink for them."""
    if pace.over:
        return translate("Player", "over by {0}").format(minutes_words(pace.over)), "contradicted"
    if int(abs(pace.lead)) == 0:
        return translate("Player", "on time"), "supported"
    lead = minutes_words(abs(pace.lead))
    if pace.lead > 0:
        return translate("Player", "{0} ahead").format(lead), "supported"
    return translate("Player", "{0} behind").format(lead), "contradicted" if pace.word == "behind" else "ink-2"


def _clock_words(show: Show, now: float, clock: str) -> str:
    """Return the time of day, and where the timer's own card is covered the timer with it."""
    if show.grid is None and not show.helping:
        return clock
    return f"{timer_words(_whole(pace(show, now)))}   {clock}"


def _whole(found: Pace) -> Pace:
    """Return a pace in whole seconds, so that the face changes once a second at most."""
    return Pace(*(float(whole(getattr(found, one.name))) for one in fields(Pace)))


def _position(show: Show) -> str:
    """Return which step is on, by the number that list, overview and Go to have it under: hidden ones count too."""
    if show.digits is not None:
        return translate("Player", "Go to step {0}_").format(show.digits)
    return translate("Player", "Step {0} of {1}").format(show.place + 1, len(show.story.steps))


def _next_lines(step: Step | None) -> tuple[str, ...]:
    if step is None:
        return ()
    lines = []
    if step.minutes:
        lines.append(translate("Player", "{0} planned").format(clock(step.minutes)))
    try:
        if step.view:
            lines.append(translate("Player", "{0} view").format(view_row(viewpoint(step.view).view).title))
    except LinkError:
        pass
    return tuple(lines)
