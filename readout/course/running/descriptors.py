"""How many files a run may have open at once."""

from __future__ import annotations

from readout.errors import InputError

# Open files that a run needs, and each of the lessons that run side by side; ZeroMQ ends the process that has no more.
_FILES_OF_A_RUN, _FILES_OF_A_LESSON = 40, 25


def allow_files(lessons: int) -> None:
    """Allow this process, and the kernels it starts, the open files that so many `lessons` at once need.

    Raises InputError where the machine does not.
    """
    try:
        import resource
    except ImportError:  # Windows counts them otherwise
        return
    needed = _FILES_OF_A_RUN + _FILES_OF_A_LESSON * lessons
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if now == resource.RLIM_INFINITY or now >= needed:
        return
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, most))
    except (OSError, ValueError):
        raise InputError(
            f"{now} files may be open at once, and lessons need {needed}; raise the number (ulimit -n {needed})"
        ) from None
