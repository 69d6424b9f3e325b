"""`govcrawl …`: Scrapy's command line with this project's settings, from any directory."""

import os
import sys

from scrapy.cmdline import execute
from scrapy.utils.project import get_project_settings

from govcrawl.services import logs


def main() -> None:
    """Run the command in ``sys.argv``, as ``scrapy`` does inside the project."""
    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "govcrawl.settings")
    sys.argv[0] = "govcrawl"
    settings = get_project_settings()
    if logs.wanted():
        logs.install(settings["LOG_LEVEL"])
        settings.setdict(logs.settings_for_json(), priority="project")
    execute(settings=settings)


if __name__ == "__main__":
    main()
