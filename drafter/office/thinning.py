"""Which versions of a letter make way: the older they are, the further apart they are kept."""

from collections.abc import Collection, Iterator, Sequence

from drafter.office.versions import EXPORTED, Version

MOST_VERSIONS, MOST_EXPORTS = 300, 100
MOST_BYTES = 16 << 20
"""What the versions of one letter may take of the disk."""

_SECOND = 1_000_000_000
_HOUR = 3600 * _SECOND
_DAY, _WEEK, _QUARTER = 24 * _HOUR, 7 * 24 * _HOUR, 91 * 24 * _HOUR
_STEPS = ((_DAY, 1), (_WEEK, _HOUR), (_QUARTER, _DAY))
"""Up to which age versions are kept, and one of how long a time; older ones, one of a week."""


def thinned(versions: Sequence[Version], now: int, needed: Collection[str]) -> list[Version]:
    """Return the versions that make way, of those of a letter in the order of time.

    What was exported stays, and so do the first version and those whose ids are `needed`, unless
    they are too many or too large all together; the last of the versions always stays.
    """
    first = versions[:1]
    exports = [one for one in versions if one.kind == EXPORTED][-MOST_EXPORTS:]
    kept = {*first, *exports, *(one for one in versions if needed and one.id in needed)}
    last_of_its_time = {_time_of(one, now): one for one in versions if one.kind != EXPORTED}
    stays = {*kept, *last_of_its_time.values()}
    gone = [one for one in versions if one not in stays]
    rest = [one for one in versions if one in stays]
    return gone + list(_too_much(rest, kept))


def _time_of(version: Version, now: int) -> tuple[int, int]:
    """Return the stretch of time of which one version is kept."""
    age = now - version.at
    step = next((step for until, step in _STEPS if age < until), _WEEK)
    return step, version.at // step


def _too_much(versions: Sequence[Version], kept: Collection[Version]) -> Iterator[Version]:
    """Yield the oldest versions that are too many or too large together; the last one stays."""
    count, size = len(versions), sum(one.size for one in versions)
    for one in sorted(versions[:-1], key=lambda one: (one in kept, one.at)):
        if count <= MOST_VERSIONS and size <= MOST_BYTES:
            return
        count, size = count - 1, size - one.size
        yield one
