"""Drift: a site that is built anew shows the day it happens, by comparing each run with the site's own past.

Counted here rather than with spidermon: what counts is the run, which several workers share, against earlier runs of
the same site; spidermon judges one process's crawl against fixed limits.
"""
