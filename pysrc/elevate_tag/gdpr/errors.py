"""What can go wrong. No message ever holds the Api-Key or the credentials.

GdprError
├── SettingError           a setting that would not work; nothing was sent (also a ValueError)
├── RefusedError           400: the cluster does not take the request
├── ForbiddenError         401, 403: the Api-Key or the credentials are not the cluster's
├── UnavailableError       no answer, or 429 or 5xx: try again later
├── NotWrittenError        an export came and could not be written as told; what came is kept
└── UnexpectedAnswerError  anything else: is this the cluster's address?
"""


class GdprError(Exception):
    """The tree's root."""


class SettingError(GdprError, ValueError):
    """Names the setting, what it is and what is allowed."""


class RefusedError(GdprError):
    """Holds what the cluster said."""


class ForbiddenError(GdprError):
    """Says which secret to look at."""


class UnavailableError(GdprError):
    """Whether the cluster got the request is not known."""


class NotWrittenError(GdprError):
    """Says why, and names the file that is kept: the cluster gives no export twice."""


class UnexpectedAnswerError(GdprError):
    """Shows the answer's status and its start."""
