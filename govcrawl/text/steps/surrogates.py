"""Two surrogates that are halves of one character, as a JSON decoder leaves them: joined. A lone one is lost."""

import re

from govcrawl.text.evidence import Evidence

NAME = "surrogate-pairs"
TRIGGER = "\ud800-\udbff"
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def mend(text: str, evidence: Evidence) -> str:
    """Join pairs."""
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
