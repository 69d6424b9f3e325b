"""One case a system and skin: an article page, a list page, and what they hold. Words are ours, markup is theirs."""

from attrs import Factory, define

TITLE = "江边小城修起旧书楼"
KICKER = "文化走笔"
SUBTITLE = "三代人守着八万册书"
AUTHORS = ["周砚", "何溪"]
TEXT = "本报讯　八月的一个清晨，江边的旧书楼重新开门。\n守楼人说，八万册书晒了整整一个夏天。\n读者从四面八方赶来，楼前排起长队。"
PARAGRAPHS = TEXT.split("\n")
LINES = [paragraph.replace("\u3000", " ") for paragraph in PARAGRAPHS]
"""As the record has them: white space collapsed."""
BODY = "".join(f"<p>　　{paragraph}</p>" for paragraph in PARAGRAPHS)
SOURCE = "清江晚报"


@define(kw_only=True)
class Case:
    """A page of each kind. ``fields``: the record's; ``links``: (address, title, date) of the list's articles;
    ``pages``: the list pages it leads to; ``label``: number and name of the printed page; ``pdf``: its PDF."""

    family: str
    url: str
    html: str
    fields: dict[str, object]
    list_url: str = ""
    list_html: str = ""
    links: list[tuple[str, str | None, str | None]] = Factory(list)
    pages: list[str] = Factory(list)
    label: tuple[str | None, str | None] | None = None
    pdf: str | None = None
