"""Bytes are read as what they are, whatever header and metas claim."""

import pytest

from govcrawl.text import decode

HANS = "安徽省人民政府办公厅关于推动长三角一体化高质量发展的实施意见，自印发之日起施行。"
HANT = "臺北市政府交通局表示，捷運環狀線北環段已動土，預計民國一百二十年完工通車。"
LABELS = [None, "utf-8", "gb2312", "gbk", "gb18030", "big5", "iso-8859-1", "utf-16", "shift_jis", "nonsense", "hex"]


def page(text: str, meta: str | None = None) -> str:
    head = f"<meta charset={meta}>" if meta else ""
    return f"<html><head>{head}<title>{text[:9]}</title></head>\n<p>{text}</p>\n</html>"


@pytest.mark.parametrize("header", LABELS)
@pytest.mark.parametrize(
    ("codec", "text"),
    [("utf-8", HANS), ("utf-8", HANT), ("gb18030", HANS), ("gb18030", HANT), ("big5hkscs", HANT), ("utf-16", HANS)],
)
def test_the_true_charset_is_found_under_every_header_and_meta(codec, text, header):
    for meta in LABELS:
        body = page(text, meta)
        decoded = decode(body.encode(codec), header and f"text/html; charset={header}")
        assert decoded.text == body
        assert decoded.replaced == 0


def test_what_the_page_declares_is_reported_as_written_and_the_header_comes_first():
    body = page(HANS, "gb2312").encode()
    assert decode(body).declared == "gb2312"
    assert decode(body, "text/html; charset=UTF-8").declared == "utf-8"
    assert decode(body).encoding == "utf-8"
    assert decode(b"<html>").declared is None


@pytest.mark.parametrize(
    "head",
    ["<meta http-equiv='Content-Type' content='text/html; charset=gbk'>", '<?xml version="1.0" encoding="gbk"?>'],
)
def test_every_way_to_declare_a_charset_is_understood(head):
    assert decode(f"{head}<p>{HANS}</p>".encode("gbk")).declared == "gbk"


@pytest.mark.parametrize(
    ("raw", "char"),
    [
        ("a6d9", "︐"), ("a6f3", "︙"), ("fe59", "\u9fb4"), ("fe61", "\u9fb5"), ("fea0", "\u9fbb"),
        ("fe51", "\U00020087"), ("a8bc", "ḿ"), ("a8bf", "ǹ"), ("a2e3", "€"), ("a3a0", "\u3000"),
    ],
)  # fmt: skip
def test_gb18030_is_that_of_2022(raw, char):
    text = decode(page(HANS).encode("gb18030") + bytes.fromhex(raw)).text
    assert text.endswith(char)
    assert not any("\ue000" <= c <= "\uf8ff" for c in text)


@pytest.mark.parametrize(
    ("raw", "char"), [("fa4b", "鍄"), ("8ecd", "者"), ("87a4", "龗"), ("a145", "‧"), ("a1e3", "～"), ("a3e1", "€")]
)
def test_big5_holds_the_hong_kong_set_and_the_signs_browsers_give(raw, char):
    assert decode(page(HANT).encode("big5hkscs") + bytes.fromhex(raw)).text.endswith(char)


def test_tibetan_in_the_four_byte_codes_of_gb18030_is_read():
    text = page("བོད་ལྗོངས་མི་དམངས་སྲིད་གཞུང་གིས་ཚོགས་འདུ་འཚོགས་པ་རེད།")
    assert decode(text.encode("gb18030"), "text/html; charset=gbk").text == text


@pytest.mark.parametrize(("codec", "text"), [("utf-8", HANS), ("gb18030", HANS), ("big5hkscs", HANT)])
def test_a_body_cut_inside_a_character_loses_that_character_only(codec, text):
    body = text.encode(codec)[:-1]
    decoded = decode(body, "text/html; charset=iso-8859-1")
    assert decoded == (text[:-1] + "\ufffd", codec, "iso-8859-1", 1, False)


@pytest.mark.parametrize(("codec", "text"), [("utf-8", HANS), ("gb18030", HANS), ("big5hkscs", HANT)])
def test_a_broken_byte_costs_one_character_and_no_markup(codec, text):
    body = page(text).encode(codec).replace(b"</p>", b"\xff</p>")
    decoded = decode(body)
    assert decoded.text == page(text).replace("</p>", "\ufffd</p>")
    assert (decoded.encoding, decoded.replaced) == (codec, 1)


@pytest.mark.parametrize(("main", "other"), [("utf-8", "gb18030"), ("gb18030", "utf-8"), ("big5hkscs", "utf-8")])
def test_a_footer_in_another_charset_is_read_too(main, other):
    text = page(HANT if main == "big5hkscs" else HANS)
    footer = "<div>版權所有 Copyright 安徽日報社</div>" if main == "big5hkscs" else "<div>版权所有 安徽日报社</div>"
    decoded = decode(text.encode(main) + footer.encode(other))
    assert decoded.text == text + footer
    assert decoded.encoding == main


def test_two_charsets_in_one_line_are_told_apart():
    body = "<p>标题：".encode("gbk") + "安徽日报今日出版".encode() + b": " + "版权所有".encode("gbk") + b"</p>"
    assert "版权所有</p>" in decode(page(HANS).encode("gbk") + body).text


def test_byte_order_marks_are_obeyed_and_dropped():
    assert decode(b"\xef\xbb\xbf" + HANS.encode()).text == HANS
    assert decode(HANS.encode("utf-16"), "text/html; charset=gbk")[:2] == (HANS, "utf-16-le")
    assert decode(b"\xfe\xff" + HANS.encode("utf-16-be"))[:2] == (HANS, "utf-16-be")


def test_a_utf_8_mark_before_gbk_bytes_does_not_make_them_utf_8():
    assert decode(b"\xef\xbb\xbf" + page(HANS).encode("gbk")).text == page(HANS)


@pytest.mark.parametrize("text", ["联通", "联", "移动"])
def test_gbk_bytes_that_pass_for_utf_8_are_read_as_declared(text):
    assert decode(text.encode("gbk"), "text/html; charset=gbk").text == text


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        ("Les ingénieurs français ont créé un système à Besançon.", "cp1252", "iso-8859-1"),
        ("東京都は十二日、新型コロナウイルスの感染者が新たに確認されたと発表した。", "cp932", "shift_jis"),
        ("東京都は十二日、新型コロナウイルスの感染者が新たに確認されたと発表した。", "euc-jp", "euc-jp"),
        ("모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.", "euc-kr", "euc-kr"),
    ],
)
def test_a_page_in_another_language_is_read_in_the_charset_it_declares(text, codec, label):
    assert decode(text.encode(codec), f"text/html; charset={label}").text == text


@pytest.mark.parametrize("text", ["å\x8f\x91å±\x95", "Ã¥Â\x8fÂ\x91", "鍙戝睍", "é", "·", "ǹ ḿ"])
def test_short_utf_8_is_utf_8_also_where_the_text_was_damaged_before(text):
    assert decode(text.encode(), "text/html; charset=utf-8").text == text


def test_ascii_is_ascii_under_any_claim():
    for label in LABELS:
        assert decode(b"<html>plain</html>", f"text/html; charset={label}").text == "<html>plain</html>"


def test_a_lost_byte_in_gbk_does_not_shift_the_rest_of_its_line():
    before, after = HANS[:20], HANS[21:]
    body = before.encode("gbk") + HANS[20].encode("gbk")[1:] + after.encode("gbk")
    decoded = decode(f"<p>{HANS}</p>".encode("gbk") + b"<p>" + body + b"</p>")
    assert decoded.text == f"<p>{HANS}</p><p>{before}\ufffd{after}</p>"
    assert decoded.replaced == 1


def test_a_stretch_of_noise_longer_than_any_line_leaves_the_page_around_it_as_it_was():
    good = page(HANS) * 20
    decoded = decode(good.encode("gbk") + b"<!--" + b"\xff\xff\x80" * 40_000 + b"-->" + good.encode("gbk") * 90)
    assert decoded.encoding == "gb18030"
    assert decoded.text.startswith(good)
    assert decoded.text.endswith(good)
