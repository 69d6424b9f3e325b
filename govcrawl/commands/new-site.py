"""``govcrawl new-site``: a file named as the command is, for Scrapy calls a command what its file is called.

No `import` statement can name this file, so all there is to it stands in scouting.
"""

from govcrawl.scouting import new_site


class Command(new_site.Command):
    """Found here by Scrapy."""
