"""One module a publishing system: ``publish(site, world)`` gives the site's pages in that system's markup."""
