"""Real processes, killed at random while they hold work, against a truth file: ``python -m tests.chaos --help``."""
