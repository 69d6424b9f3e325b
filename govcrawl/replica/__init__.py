"""A local copy of the web. Imports nothing of extract, text or families: its truth is its own."""
