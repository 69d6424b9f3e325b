"""`govcrawl version`: govcrawl's and Scrapy's; with -v those of the libraries too."""

import argparse

from scrapy.commands import version

from govcrawl import __version__


class Command(version.Command):
    """Scrapy's own, which knows the libraries, with this project at its head."""

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Print the versions of govcrawl and Scrapy"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print them, a line each."""
        width = len("pyOpenSSL") if opts.verbose else 0
        print(f"{'govcrawl':<{width}}{' :' if opts.verbose else ''} {__version__}")
        super().run(args, opts)
