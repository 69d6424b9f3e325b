"""`govcrawl dedup`."""

import json
import subprocess
import sys

import pytest

from benchmarks.dedup_texts import Writer
from govcrawl.dedup.index import Index
from govcrawl.dedup.streams import Counts, fill_jsonl

WRITER = Writer(40)
STORY, OTHER = WRITER.story(400), WRITER.story(400)


def line(**fields: object) -> bytes:
    return (json.dumps(fields, ensure_ascii=False) + "\n").encode()


def run(*args: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "govcrawl", "dedup", *args], input=given, capture_output=True, check=False
    )


def test_a_corpus_comes_out_in_order_with_near_dup_filled_and_all_else_as_it_was(tmp_path):
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_bytes(
        line(id="a", title="甲", text=STORY, near_dup=None, price=1.10)
        + b'{"id":"b","title":"\\u4e59", "text":' + json.dumps(STORY).encode() + b', "big":12345678901234567890123}\r\n'
        + line(id="c", title="丙", text=OTHER)
        + b"{broken\n\n"
        + line(id="d", title="丁", text=STORY + "（完）", near_dup={"cluster": "x", "of": "x", "similarity": 0.5})
    )  # fmt: skip
    done = run(str(corpus))
    assert done.returncode == 0
    lines = done.stdout.split(b"\n")
    near = b'"near_dup":{"cluster":"a","of":"a","similarity":1.0}'
    assert lines[0] == corpus.read_bytes().split(b"\n")[0]
    assert lines[1] == corpus.read_bytes().split(b"\n")[1].replace(b"}\r", b"," + near + b"}\r")
    assert json.loads(lines[2])["near_dup"] is None
    assert lines[3:5] == [b"{broken", b""]
    assert json.loads(lines[5])["near_dup"]["cluster"] == "a"
    told = done.stderr.decode()
    assert "4 records: 2 near-duplicates (50.0%) in 1 clusters, 2 first of their story" in told
    assert "line 4: Expecting property name" in told
    assert "3 records of a" in told


def test_standard_input_is_read_where_the_file_is_a_hyphen():
    done = run("-", given=line(id="a", title="甲", text=STORY).rstrip(b"\n"))
    assert json.loads(done.stdout)["near_dup"] is None
    assert not done.stdout.endswith(b"\n")


@pytest.mark.parametrize(("args", "says"), [((), "give one FILE"), (("no such file",), "cannot read no such file")])
def test_a_wrong_call_is_one_clear_line_and_status_2(args, says):
    done = run(*args)
    assert done.returncode == 2
    assert done.stdout == b""
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def fill(*lines: bytes) -> tuple[list[bytes], Counts]:
    counts = Counts()
    return list(fill_jsonl(lines, counts, Index())), counts


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"[]\n", "not a JSON object"),
        (b'{"id":"a"}\n', "text is not a string"),
        (b'{"id":7,"text":"t"}\n', "id is not a string"),
        (b"\xff\xfe\x00\n", ""),
        (b"[" * 100_000 + b"\n", ""),
    ],
)
def test_a_line_that_is_no_record_passes_through_and_is_told_by_its_number(bad, why):
    lines, counts = fill(line(id="a", title="", text=STORY), bad, line(id="b", title="", text=STORY))
    assert lines[1] == bad
    assert [number for number, _ in counts.broken] == [2]
    assert why in counts.broken[0][1]
    assert json.loads(lines[2])["near_dup"]["of"] == "a"


def test_the_words_near_dup_inside_a_text_are_left_alone():
    text = STORY + '"near_dup":null'
    lines, _ = fill(
        line(id="a", title="", text=STORY, near_dup=None),
        line(id="b", title="", text=text, near_dup=None, extra={"near_dup": None}),
    )
    record = json.loads(lines[1])
    assert record["text"] == text
    assert record["extra"] == {"near_dup": None}
    assert record["near_dup"]["cluster"] == "a"


def test_a_lone_surrogate_and_five_million_characters_pass_through():
    lines, counts = fill(b'{"id":"a","text":"\\ud800","near_dup":7}\n', line(id="b", title="", text="稻田" * 2_500_000))
    assert json.loads(lines[0]) == {"id": "a", "text": "\ud800", "near_dup": None}
    assert len(json.loads(lines[1])["text"]) == 5_000_000
    assert counts.broken == []
