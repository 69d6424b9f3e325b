"""Throw a million inputs at decode and repair: no exception, no hang, no growth, and a second repair changes nothing.

    python benchmarks/fuzz_text.py                        a million inputs
    python benchmarks/fuzz_text.py -runs=20000 corpus/    as libFuzzer takes its arguments

An input is bytes. They are decoded as a page, and taken as text: by UTF-8 with lone surrogates, or by a wrong
table, so that mojibake comes up often. Slow inputs show as libFuzzer's own timeout (`-timeout`, here 30 s: the
instrumented code takes ten times its time).
"""

import resource
import sys

import atheris

# The inner loops run ten times slower when every branch is watched; they are reached all the same.
_LOOPS = ["govcrawl.text.artefact", "govcrawl.text.model", "govcrawl.text.cost", "govcrawl.text.languages"]
with atheris.instrument_imports(include=["govcrawl.text"], exclude=_LOOPS):
    from govcrawl.text import decode, language, repair

_TABLES = ("gb18030", "big5hkscs", "latin-1", "cp1252", "utf-16-le")
_PIECES = (
    "發(fā)展|網(wǎng)|驗(yàn)|絡(luò )|?yàn)|，F(xiàn)|(|)|（|鍙戝睍|·¢Õ¹|锟斤拷|烫烫烫|"
    "&amp;#20013;|&#xE5E5;|⼀|⻓|︵|２０|　|杨　竹|记者|"
    "\n|\r|\x00|\ufeff|\ud83d|\ude00|\ue7c7"
).split("|")


def one_input(data: bytes) -> None:
    """The properties that hold for any bytes."""
    decoded = decode(data, data[:40].decode("latin-1"))
    assert decoded.replaced == decoded.text.count("\ufffd")
    text = _text(data)
    once = repair(text)
    assert repair(once.text).text == once.text, ascii(text)
    assert len(once.text) <= len(text) + 8, ascii(text)
    assert language(text)
    if len(data) % 4 == 0:
        context = text[len(text) // 2 :]
        field = repair(text, context=context)
        assert repair(field.text, context=context).text == field.text, ascii(text)


def _text(data: bytes) -> str:
    """Bytes as text; the first byte says how: by UTF-8, by a wrong table, or as pieces of known damage."""
    how, data = data[:1], data[1:]
    number = how[0] % 8 if how else 7
    if number < len(_TABLES):
        return data.decode(_TABLES[number], "ignore")
    if number == 5:
        return "".join(_PIECES[byte % len(_PIECES)] if byte < 128 else chr(0x4E00 + 97 * byte) for byte in data)
    return data.decode("utf-8", "surrogateescape")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if not any(argument.startswith("-runs") for argument in arguments):
        arguments = ["-runs=1000000", *arguments]
    atheris.Setup([sys.argv[0], "-timeout=30", "-max_len=24", *arguments], one_input)
    atheris.Fuzz()
    print("peak memory:", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "MiB")
