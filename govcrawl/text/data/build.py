"""Builds the data files of the text repair. Run once, by hand; the results are committed.

    python -m govcrawl.text.data.build path/to/jieba/dict.txt

``characters.txt`` (one Traditional character a line: itself, its Simplified form, its readings) comes from OpenCC
(Apache-2.0) and pypinyin's tables (MIT). ``words.txt.xz`` (the language model's word list) comes from jieba's
``dict.txt`` (MIT, Copyright 2013 Sun Junyi). See NOTICE.md beside this file.
"""

import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent


def gbk_hanzi() -> list[str]:
    """Every hanzi that GBK holds, in code order of GBK."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    chars = (pair.decode("gbk", "ignore") for pair in pairs)
    return [char for char in chars if len(char) == 1 and "\u4e00" <= char <= "\u9fff"]


def in_charset(text: str, charset: str) -> bool:
    """Whether the codec has every character."""
    return text.encode(charset, "ignore").decode(charset) == text


def characters() -> str:
    """The table of Traditional characters: those whose Simplified form differs and stands in GBK too."""
    import opencc  # noqa: PLC0415  # build-time only
    import pypinyin  # noqa: PLC0415  # build-time only

    simplify = opencc.OpenCC("t2s").convert
    lines = []
    for char in gbk_hanzi():
        simple = "着" if char == "著" else simplify(char)
        if simple == char or not in_charset(simple, "gbk"):
            continue
        readings = [unicodedata.normalize("NFC", reading) for reading in pypinyin.pinyin(char, heteronym=True)[0]]
        kept = [
            reading
            for reading in readings
            if reading.isalpha() and reading.encode("gbk", "ignore").decode("gbk") == reading
        ]
        lines.append(f"{char} {simple} {','.join(kept)}\n")
    return "".join(lines)


def main() -> None:
    """Write the files."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m govcrawl.text.data.build path/to/jieba/dict.txt")
    (HERE / "characters.txt").write_text(characters(), encoding="utf-8")


if __name__ == "__main__":
    main()
