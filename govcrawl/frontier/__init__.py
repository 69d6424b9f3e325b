"""The shared frontier in Redis: leases, one atomic commit a page, fleet politeness."""
