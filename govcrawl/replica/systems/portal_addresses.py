"""Where a portal's lists and articles are, and how a list leads to its next page; options as in ``portals``."""

import hashlib
import posixpath
import re

from govcrawl.replica.portal import Portal
from govcrawl.replica.portal_markup import Column, Entry

PAGE = re.compile(r"(?<=[?&])(page|pageNumber|pageNum|currpage)=(\d+)")
_SIZE = re.compile(r"(?:pageSize|_pageSize)=(\d+)")
_STEM = re.compile(r"^(.*?)(\.s?html?)$")


class Addressed(Portal):
    """A portal whose addresses are in its options."""

    per_page = 5

    def list_path(self, column: Column, page: int) -> str:
        """The column's own address, then name_N; API calls count in their query."""
        if page == 0:
            return column.path
        if column.api:
            return PAGE.sub(lambda found: f"{found[1]}={int(found[2]) + page}", column.path)
        folder, name = posixpath.split(column.path)
        stem = _STEM.match(name or self.options.get("index", "index.html"))
        assert stem, column.path
        number = page + (0 if self.options.get("paging") == "trs0" else 1)
        return f"{folder.rstrip('/')}/{stem[1]}_{number}{stem[2]}"

    def page_size(self, column: Column) -> int:
        """Articles on a list page: an API is told."""
        found = _SIZE.search(column.path)
        return int(found[1]) if column.api and found else super().page_size(column)

    def article_path(self, entry: Entry) -> str:
        """Below the column's folder, or at a place of its own."""
        digest = hashlib.md5(f"{self.site.name}{entry.number}".encode(), usedforsecurity=False).hexdigest()
        guid = f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:]}"
        template = entry.day.strftime(self.options["article"])
        if template.startswith("/"):
            template = template.replace("{folder}", entry.column.folder.strip("/"))
        else:
            template = entry.column.folder + template
        month, day = str(entry.day.month), str(entry.day.day)
        filled = template.replace("{m}", month).replace("{d}", day).replace("{id}", str(entry.number))
        return filled.replace("{hex}", digest).replace("{HEX}", digest.upper()).replace("{guid}", guid)

    def link(self, path: str, entry: Entry) -> str:
        """The link of an article: relative as TRS writes it, or absolute."""
        target = self.article_path(entry)
        if "article_base" in self.options:
            return self.article_base(entry.column) + target
        made = posixpath.relpath(target, posixpath.dirname(path))
        return made if made.startswith("..") else f"./{made}"

    def paging(self, column: Column, page: int, pages: int) -> str:
        """The script or link that leads to the next page."""
        name = posixpath.basename(column.path) or self.options.get("index", "index.html")
        stem = _STEM.match(name)
        assert stem, column.path
        extension = stem[2].lstrip(".")
        match self.options.get("paging"):
            case "trs0":
                return f'<div class="page"><script>createPageHTML({pages}, {page}, "{stem[1]}", "{extension}", "black2", {pages * self.per_page});</script></div>'
            case "trs1":
                return f"<div id=\"paging\"></div><script>createPageHTML('paging',{pages},{page + 1},'{stem[1]}','{extension}',{pages * self.per_page});</script>"
            case "total":
                return f"<script>var pageConfig = {{ totalPage: {pages}, pageSize: {self.per_page} }};</script>"
        if page + 1 == pages:
            return ""
        following = posixpath.basename(self.list_path(column, page + 1))
        return f'<div class="pages"><a href="{column.path}">首页</a> <a href="{following}">下一页</a></div>'
