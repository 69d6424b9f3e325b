"""Text that was decoded by the wrong table upstream and arrives as valid Unicode.

One module a kind. Each offers readings of a line; `proof` decides whether a reading is what was meant.
"""
