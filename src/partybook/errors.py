"""The errors Partybook raises: each says what is wrong, where, and what to do next, in one sentence."""


class PartybookError(Exception):
    """Anything a user can put right. The command line prints it as one line and exits with `exit_code`."""

    exit_code = 1


class ReadError(PartybookError):
    """A document that cannot be read: empty, binary, undecodable, too large, or without a party in it."""

    exit_code = 2


class FetchError(PartybookError):
    """A URL that could not be fetched, or was not safe to."""

    exit_code = 3


class BookError(PartybookError):
    """A book that cannot be opened, written or found, or is of another version."""

    exit_code = 4


class UnknownParty(PartybookError):
    """A party that the book does not hold, or a name that several parties share."""

    exit_code = 5


class InvalidValue(PartybookError, ValueError):
    """A value that its type does not allow, such as a date of 31 February."""
