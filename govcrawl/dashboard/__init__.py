"""The web page: the country at a glance."""
