"""Looking at sites: the table of those there are, a polite look at the live ones, the first steps of a new one."""
