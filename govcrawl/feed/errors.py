"""What can go wrong between the outbox and the files; each message is one line and says what to do."""


class FeedError(RuntimeError):
    """The feed of a site, or the feed directory, cannot be used as it is."""


class FeedRefused(FeedError):  # noqa: N818  # reads as what happened
    """This directory is not the feed that Redis knows: exporting here would split or double the feed."""


class Fenced(FeedError):  # noqa: N818  # reads as what happened
    """Another exporter has taken the feed over; this one must not write any more."""


class WentBack(FeedError):  # noqa: N818  # reads as what happened
    """The server does not remember what it told this exporter: restarted from older data, or failed over."""
