"""The small repairs, one idea a module. Each has ``mend(text, evidence)``, which returns the text, the same string
where there is nothing to do, and ``NAME``, the name it has in ``steps``."""
