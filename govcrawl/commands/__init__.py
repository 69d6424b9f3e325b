"""Commands of the command line, one module each (Scrapy's COMMANDS_MODULE)."""

from collections.abc import Sequence
from importlib.resources import files
from pkgutil import iter_modules


def module_for(argv: Sequence[str]) -> str | None:
    """The COMMANDS_MODULE for a command line: the called command's own module, None for one of Scrapy's commands.

    Scrapy imports whatever this setting names before it looks at the command line, and all our commands together
    import all there is, which costs more than many commands take. Where no command is called, or none that there is,
    it is the whole package: that is when Scrapy lists them.
    """
    called = next((word for word in argv[1:] if not word.startswith("-")), None)  # as Scrapy finds it
    if called in {module.name for module in iter_modules(__path__)}:
        return f"{__name__}.{called}"
    scrapys = iter_modules([str(files("scrapy.commands"))])
    return None if called in {module.name for module in scrapys} else __name__
