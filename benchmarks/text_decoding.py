"""Pages to decode: each true charset under each pair of claims, whole, cut short, broken and mixed."""

import itertools
import random

from dedup_texts import Writer
from opencc import OpenCC
from scrapy.http import HtmlResponse

Case = tuple[bytes, str | None, str]  # body, Content-Type, the text that was meant
_LABELS = (
    None, "utf-8", "gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "utf-16", "iso-8859-1", "windows-1252", "us-ascii",
    "shift_jis", "euc-kr", "x-unknown",
)  # fmt: skip
_TAIWAN, _HONG_KONG = OpenCC("s2tw"), OpenCC("s2hk")


def scrapy_text(body: bytes, header: str | None) -> str:
    """What Scrapy's own response would give a spider."""
    headers = {"Content-Type": header} if header else None
    try:
        return str(HtmlResponse("http://a.example/", body=body, headers=headers).text)
    except (UnicodeError, LookupError) as error:
        return repr(error)


def pages(number: int) -> dict[str, list[Case]]:
    """By what was done to them. Each true charset stands under each header and each meta at least once."""
    writer = Writer(11)
    whole: dict[str, list[Case]] = {}
    hurt: dict[str, list[Case]] = {name: [] for name in ("cut short", "three broken bytes", "two charsets")}
    combinations = list(itertools.product(_LABELS, _LABELS))
    for codec in ("utf-8", "gb18030", "big5hkscs", "utf-16"):
        for script in ("Simplified", "Traditional"):
            if (codec, script) == ("big5hkscs", "Simplified"):
                continue
            cases = whole.setdefault(f"{codec}, {script}", [])
            for header, meta in combinations:
                text = _page(writer, script, meta)
                text = text.encode(codec, "ignore").decode(codec)
                body = text.encode(codec)
                declared = f"text/html; charset={header}" if header else None
                cases.append((body, declared, text))
                if codec != "utf-16" and writer.random.random() * 980 < number:
                    _hurt(hurt, body, declared, codec, writer.random)
                    hurt["two charsets"].append(_mixed(writer, text, codec, declared))
    return (
        whole | hurt | {f"{length} characters, nothing declared": _fragments(writer, length) for length in (6, 10, 20)}
    )


def _page(writer: Writer, script: str, meta: str | None) -> str:
    story = writer.story(writer.random.choice((200, 300, 1000)))
    if script == "Traditional":
        story = writer.random.choice((_TAIWAN, _HONG_KONG)).convert(story)
    head = f'<meta charset="{meta}">' if meta else ""
    title, *lines = story.split("\n")
    body = "\n".join(f'<p class="text">{line}</p>' for line in lines)
    return f"<html><head>{head}<title>{title[:20]}</title></head>\n<body><h1>{title}</h1>\n{body}\n</body></html>"


def _fragments(writer: Writer, length: int) -> list[Case]:
    """A title, a link's text: no markup, no claim."""
    cases: list[Case] = []
    for codec, convert in (
        ("utf-8", str),
        ("gb18030", str),
        ("gb18030", _TAIWAN.convert),
        ("big5hkscs", _TAIWAN.convert),
    ):
        for _ in range(100):
            story = writer.story(200)
            start = writer.random.randint(0, len(story) - length)
            text = convert(story[start : start + length])
            if sum("\u4e00" <= char <= "\u9fff" for char in text) > length // 2:
                cases.append((text.encode(codec, "ignore"), None, text.encode(codec, "ignore").decode(codec)))
    return cases


def _hurt(hurt: dict[str, list[Case]], body: bytes, header: str | None, codec: str, chance: random.Random) -> None:
    """Cut: what was whole is expected, then one U+FFFD. Broken: a byte that no charset allows, between two tags."""
    cut = body[: chance.randint(len(body) * 2 // 3, len(body))]
    hurt["cut short"].append((cut, header, cut.decode(codec, "replace")))
    broken = body.replace(b"</p>\n<p", b"\xff</p>\n<p", 3)
    hurt["three broken bytes"].append((broken, header, broken.decode(codec, "replace")))


def _mixed(writer: Writer, text: str, codec: str, header: str | None) -> Case:
    """A footer from another system, in another charset."""
    footer = "<div>版权所有：安徽日报社　技术支持：新媒体中心</div>"
    other = "gb18030" if codec == "utf-8" else "utf-8"
    return text.encode(codec) + footer.encode(other), header, text + footer
