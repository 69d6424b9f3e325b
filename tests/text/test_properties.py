"""Whatever comes in, decode and repair answer, and a repaired text needs nothing more."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from govcrawl.text import decode, language, repair

_PIECES = [
    "发展是硬道理，",
    "現(xiàn)在 網(wǎng)站 發(fā)展",
    "本报记者 杨　竹 摄",
    "因?yàn)樘岬絇DM",
    "亳(bó)州",
    "長三角一體化",
    "锟斤拷",
    "烫烫烫",
    "&amp;#20013;",
    "&#xE5E5;",
    "&ldquo;",
    "\ufffd",
    "\ud83d",
    "\udc4d",
    "\x00",
    "\x85",
    "\u200b",
    "\ufeff",
    "\ue7c7",
    "\ufa0c",
    "⼀",
    "⻓",
    "︵",
    "２０２３．５",
    "\r\n",
    "ÀÁ·¢Õ¹",
    "abc(",
    "(((",
    "ㄅㄆ",
    "すもも",
    "བོད་",
    "شىنجاڭ",
]
_CODECS = ("utf-8", "gb18030", "big5hkscs", "cp1252", "latin-1", "utf-16-le")
_anything = st.text(st.characters(exclude_categories=()), max_size=60)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Pieces of every kind of damage, put together and decoded wrongly a few times."""
    text = "".join(draw(st.lists(st.sampled_from(_PIECES) | _anything, max_size=8)))
    for _ in range(draw(st.integers(0, 3))):
        wrote, read = draw(st.sampled_from(_CODECS)), draw(st.sampled_from(_CODECS))
        text = text.encode(wrote, "ignore").decode(read, draw(st.sampled_from(("ignore", "replace"))))
    return text


@given(damaged(), st.none() | damaged())
@settings(max_examples=250, deadline=None)
@example("", None)
@example("(" * 5000, None)
@example("\ud800" * 50, "\udfff")
def test_repair_answers_for_any_text_and_a_second_repair_changes_nothing(text, context):
    once = repair(text, context=context)
    twice = repair(once.text, context=context)
    assert twice.text == once.text
    assert once.lost >= 0
    assert bool(once.steps) == (once.text != text)


@given(damaged())
@settings(max_examples=120, deadline=None)
def test_a_text_that_needs_nothing_comes_back_as_the_same_object(text):
    mended = repair(text).text
    assert repair(mended).text is mended


@given(damaged())
@settings(max_examples=100, deadline=None)
def test_repair_is_deterministic(text):
    assert repair(text) == repair(text)


@given(
    st.binary(max_size=200) | damaged().map(lambda text: text.encode("gb18030", "replace")),
    st.none() | st.text(max_size=40) | st.sampled_from(["text/html; charset=gbk", "charset=utf-16", "charset=hex"]),
)
@settings(max_examples=250, deadline=None)
@example(b"", None)
@example(b"\xff\xfe\xd8", None)
@example(b'<meta charset="idna">\x80' * 40, None)
def test_decode_answers_for_any_bytes_and_any_claim(body, header):
    decoded = decode(body, header)
    assert decoded.replaced == decoded.text.count("\ufffd")
    assert len(decoded.text) <= len(body)
    decoded.text.encode("utf-8")  # no surrogates come out of bytes


@given(
    st.text(
        st.sampled_from("的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会"),
        min_size=20,
    )
)
@settings(max_examples=100, deadline=None)
def test_decode_undoes_encode_in_every_chinese_charset_whatever_the_claim(text):
    page = f"<html><p>{text}</p></html>"
    for codec in ("utf-8", "gb18030"):
        for claim in ("utf-8", "gbk", "big5", "iso-8859-1"):
            assert decode(page.encode(codec), f"text/html; charset={claim}").text == page


@given(_anything)
@settings(max_examples=100, deadline=None)
def test_language_answers_for_any_text(text):
    assert language(text)
