"""Page families: one publishing system each; and the spider bases that use them.

Importing this package registers all families with the extractor.
"""

from govcrawl.extract.family import register
from govcrawl.families.founder import FounderNew
from govcrawl.families.longcom import Longcom

founder_new = FounderNew()
longcom = Longcom()

register(founder_new, longcom)

__all__ = ["founder_new", "longcom"]
