"""Python's codecs for Chinese, brought to what the web and GB18030-2022 mean.

CPython maps GB18030 as of 2000: 24 characters land in the private-use area that have their own code point today
(18 of them moved by GB18030-2022), 0xA3A0 is a private-use character instead of the full-width space, 0x80 is an
error instead of the euro sign. Its Big5-HKSCS lacks what HKSCS-2008 added and what Microsoft's table has, and maps
ten signs as no browser does. Sources: GB18030-2022 annex; the WHATWG encoding standard's indexes.
"""

import codecs
import re

GB_PRIVATE = dict(
    zip(
        range(0xE78D, 0xE797),
        "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19",
        strict=True,
    )
) | {
    0xE81E: "\u9fb4",
    0xE826: "\u9fb5",
    0xE82B: "\u9fb6",
    0xE82C: "\u9fb7",
    0xE832: "\u9fb8",
    0xE843: "\u9fb9",
    0xE854: "\u9fba",
    0xE864: "\u9fbb",
    # mapped to private use by the standard, but in Unicode's extension B since 2001
    0xE816: "\U00020087",
    0xE817: "\U00020089",
    0xE818: "\U000200cc",
    0xE831: "\U000215d7",
    0xE83B: "\U0002298f",
    0xE855: "\U000241fe",
    0xE7C7: "\u1e3f",
    0xE7C8: "\u01f9",
    0xE5E5: "\u3000",
}

BIG5_SIGNS = dict(zip("•､‾∼♁☉¥¢£", "‧﹑¯～⊕⊙￥￠￡", strict=True))  # as Python has them: as the web does
_SIGNS = {ord(python): sign for python, sign in BIG5_SIGNS.items()}
_BIG5_SIGN = re.compile("[•､‾∼♁☉¥¢£]")
_BIG5_2008 = dict(
    zip(
        (bytes((0x87, trail)) for trail in (*range(0x7A, 0x7F), *range(0xA1, 0xE0))),
        "㡵𡵓𣚞𦀡㻬𥣞㫵竼龗𤅡𨤍𣇪𠪊𣉞䌊蒄龖鐯䤰蘓墖靊鈘秐稲晠権袝瑌篅枂稬剏遆㓦珄𥶹瓆鿇垳䤯呌䄱𣚎堘穲𧭥讏䚮𦺈䆁𥶙箮𢒼鿈𢓁𢓉𢓌鿉蔄𣖻䂴鿊䓡𪷿拁灮鿋",
        strict=True,
    )
) | {
    bytes.fromhex(pair[:4]): pair[4:]
    for pair in (
        "8e69箸 8e6f簆 8e7e糎 8eab緒 8eb4縝 8ecd者 8ed0耨 8f57菁 8f69蒨 8f6e萏 8fcb覦 8fcc覩 8ffe起 906d都 "
        "907a銹 90dc靜 90f1響 91bf鼖 9244蔃 92af兙 92b0兛 92b1兝 92b2兞 92c8鍮 92d1瑹 9447浧 94ca禛 95d9邗 "
        "9644靝 96ed瀞 96fc嬨 9b76爁 9b78矗 9b7b纇 9bc6駖 9bde釔 9bec惞 9bf6澶 9c42輶 9c53侻 9c62營 9c68鄄 "
        "9c6b鷰 9c77菏 9cbc尐 9cbd秣 9cd0婧 9d57輋 9d5a筑 9dc4拐 9ea9恢 9eef痹 9efd汊 9f60鬮 9f66鼗 9fcb僭 "
        "9fd8弌 a063蠏 a077拎 a0d5瑨 a0df煢 a0e4牐 a3e1€ c6cf廴 c6d3无 c6d5癶 c6d7隶 c6de〃 c6df仝 fa5f倩 "
        "fa66偽 fabd包 fac5卄 fad5卿 fb48嘅 fbb8婷 fbf3幵 fbf9廐 fc4f彘 fc6c悤 fcb9撐 fce2晴 fcf1杞 fdb7沜 "
        "fdb8渝 fdbb港 fdf1煮 fe52猪 fe6f瑜 feaa瓩 fedd砉"
    ).split()
}
_GB_PRIVATE_USE = re.compile(f"[{''.join(map(chr, GB_PRIVATE))}]")


def _gb18030_error(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    start = error.start
    if error.object[start] == 0x80:
        return "€", start + 1
    # Only the first byte is given up: what follows may be the start of a good character, or markup.
    return "\ufffd", min(start + 1, len(error.object)) if not _cut_short(error) else len(error.object)


def _big5_error(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    start = error.start
    if char := _BIG5_2008.get(error.object[start : start + 2]):
        return char, start + 2
    return "\ufffd", start + 1 if not _cut_short(error) else len(error.object)


def _cut_short(error: UnicodeDecodeError) -> bool:
    """Whether the bytes end inside a character: its remains are one lost character, not several."""
    return "incomplete" in error.reason and len(error.object) - error.start < 4


codecs.register_error("govcrawl.gb18030", _gb18030_error)
codecs.register_error("govcrawl.big5", _big5_error)
_HANDLERS = {"gb18030": "govcrawl.gb18030", "big5hkscs": "govcrawl.big5"}


def decode_lossy(body: bytes, codec: str) -> str:
    """Decode with U+FFFD for what cannot be decoded. Raises LookupError for an unknown codec only."""
    return current(body.decode(codec, _HANDLERS.get(codec, "replace")), codec)


def current(text: str, codec: str) -> str:
    """What Python's codec gave, as today's standards map it."""
    if codec == "gb18030" and _GB_PRIVATE_USE.search(text):
        return text.translate(GB_PRIVATE)
    if codec == "big5hkscs" and _BIG5_SIGN.search(text):
        return text.translate(_SIGNS)
    return text
