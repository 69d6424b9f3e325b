"""govcrawl: collect what Chinese provincial newspapers and governments publish, for years, without losing a page."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("govcrawl")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0.0.0+unknown"
