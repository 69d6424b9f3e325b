"""`govcrawl …`: Scrapy's command line with this project's settings, from any directory."""

import os
import sys

from scrapy.cmdline import execute


def main() -> None:
    """Run the command in ``sys.argv``, as ``scrapy`` does inside the project."""
    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "govcrawl.settings")
    sys.argv[0] = "govcrawl"
    execute()


if __name__ == "__main__":
    main()
