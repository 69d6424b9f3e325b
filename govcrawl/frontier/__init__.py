"""The shared frontier in Redis: leases, one atomic commit a page, fleet politeness.

Where to look, each room using only itself and those above:

- the server: ``server``, ``connection``, ``keys``, ``scripts`` (``lua/``), ``calls``, ``wakes``, ``hub``
- requests and records as they are stored: ``codec``, ``children``, ``lease``, ``records``; ``legacy`` (scrapy-redis')
- a site's queue: ``queue`` (from a lease to its end) and its ``terms``, ``seen`` and ``buckets`` (pages known),
  ``packing``; what comes in: ``begin``, ``spills``, ``outside``, ``letters``; ``run``, ``upkeep``
- a crawl: ``scheduler`` (what Scrapy calls), ``leasing``, ``held``, ``own_run``, ``spiders``, ``incoming``,
  ``tagging``, ``endings``, ``policy``, ``background``, ``engine``
- what stands around a page: ``middlewares``, ``evidence``, ``gate``, ``robots``
"""
