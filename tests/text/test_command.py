"""`govcrawl repair`: what goes in and comes out, as a user runs it."""

import json
import os
import subprocess
import sys
from argparse import Namespace

import pytest

from govcrawl.commands.repair import Command
from govcrawl.text.explain import changes
from govcrawl.text.streams import Counts, repair_jsonl, repair_text


def run(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "govcrawl", "repair", *args]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, env=os.environ, check=False)


def jsonl(*lines: bytes, fields: tuple[str, ...] = ()) -> tuple[list[bytes], Counts]:
    counts = Counts()
    return [output.data for output in repair_jsonl(lines, counts, fields)], counts


def test_json_lines_come_out_repaired_with_counts_and_the_numbers_of_broken_lines():
    good = '{"title": "好", "n": 1}\n'.encode()
    bad = '{"title": "鍙戝睍鏃ユ姤", "n": 2}\n'.encode()
    done = run("-", stdin=good + bad + b"{broken\n" + good)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == [
        '{"title": "好", "n": 1}',
        '{"title": "发展日报", "n": 2}',
        "{broken",
        '{"title": "好", "n": 1}',
    ]
    report = done.stderr.decode()
    assert "4 read, 1 changed, 0 characters lost" in report
    assert "1 utf8-as-gbk" in report
    assert "line 3: " in report


def test_explain_shows_each_change_in_context_with_its_step(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("第一段没有问题。\n本报记者 杨　竹 摄\n", encoding="utf-8")
    done = run("--explain", str(file))
    assert done.stdout.decode() == "第一段没有问题。\n本报记者 杨竹 摄\n"
    assert "本报记者 杨　竹 摄 → 本报记者 杨竹 摄  [name-spaces]" in done.stderr.decode()


def test_a_missing_file_is_one_clear_line_and_exit_status_2():
    done = run("/no/such/file")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "govcrawl repair: cannot read /no/such/file: No such file or directory\n"


@pytest.mark.parametrize("args", [[], ["a", "b"], ["/"]])
def test_a_wrong_call_is_one_clear_line_and_exit_status_2(args, capsys):
    command = Command()
    command.run(args, Namespace(text=False, jsonl=False, field=[], explain=False))
    assert command.exitcode == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("govcrawl repair: ")
    assert err.count("\n") == 1


def test_a_record_that_needs_nothing_comes_out_byte_for_byte():
    line = b'{"b":1.10,  "a": "\\u597d", "url":"http://a.example/?x=&#20013;"}\n'
    assert jsonl(line)[0] == [line]


def test_numbers_of_any_size_and_unknown_fields_survive_a_repair():
    (line,), _ = jsonl('{"n": 12345678901234567890123, "x": null, "t": "鍙戝睍鏃ユ姤"}\n'.encode())
    assert json.loads(line) == {"n": 12345678901234567890123, "x": None, "t": "发展日报"}


def test_strings_inside_lists_and_objects_are_repaired_and_addresses_are_not():
    record = {"images": [{"url": "http://a.example/鍙戝睍鏃ユ姤", "caption": "鍙戝睍鏃ユ姤"}]}
    (line,), _ = jsonl(json.dumps(record).encode() + b"\n")
    assert json.loads(line) == {"images": [{"url": "http://a.example/鍙戝睍鏃ユ姤", "caption": "发展日报"}]}


def test_only_the_named_fields_are_repaired():
    (line,), _ = jsonl('{"title": "鍙戝睍鏃ユ姤", "text": "鍙戝睍鏃ユ姤"}\n'.encode(), fields=("text",))
    assert json.loads(line) == {"title": "鍙戝睍鏃ユ姤", "text": "发展日报"}


def test_a_short_field_is_judged_by_its_record():
    (line,), _ = jsonl('{"tag": "Ìì", "text": "ºþ±±Ê¡ÈËÃñÕþ¸®"}\n'.encode())
    assert json.loads(line) == {"tag": "天", "text": "湖北省人民政府"}


def test_a_lone_surrogate_in_json_is_counted_and_passed_through():
    lines, counts = jsonl(b'{"a": "\\ud83d"}\n', '{"a": "\\ud83d 鍙戝睍鏃ユ姤"}\n'.encode())
    assert lines[0] == b'{"a": "\\ud83d"}\n'
    assert json.loads(lines[1]) == {"a": "\ud83d 发展日报"}
    assert counts.lost == 2


def test_a_json_line_nested_beyond_reason_is_reported_and_passed_through():
    line = b"[" * 100_000 + b"\n"
    lines, counts = jsonl(line)
    assert lines == [line]
    assert [number for number, _ in counts.broken] == [1]


def test_mojibake_in_short_lines_of_utf_8_is_not_taken_for_another_charset():
    damaged = "å\x8f\x91å±\x95"
    lines, _ = jsonl(json.dumps({"t": damaged}, ensure_ascii=False).encode() + b"\n")
    assert json.loads(lines[0]) == {"t": "发展"}
    assert [o.data.decode() for o in repair_text([damaged.encode()], Counts())] == ["发展"]


def test_lines_of_json_in_gbk_come_out_as_utf_8():
    line = '{"t": "安徽省人民政府办公厅"}\n'
    assert jsonl(line.encode("gbk"))[0] == [line.encode()]


def test_a_text_in_utf_16_of_any_length_is_read_whole():
    text = "安徽省人民政府办公厅关于推动长三角一体化发展的意见。\n" * 30_000
    outputs = repair_text(text.encode("utf-16").splitlines(keepends=True), Counts())
    assert b"".join(output.data for output in outputs).decode() == text


def test_plain_text_in_gbk_comes_out_as_utf_8():
    counts = Counts()
    text = "安徽省人民政府办公厅关于推动长三角一体化发展的意见。\n"
    assert b"".join(o.data for o in repair_text([text.encode("gbk")], counts)) == text.encode()


def test_text_streams_in_blocks_and_keeps_every_line():
    text = "安徽省人民政府办公厅关于推动长三角一体化发展的意见。\n" * 40_000
    counts = Counts()
    outputs = list(repair_text(text.encode().splitlines(keepends=True), counts))
    assert len(outputs) > 1
    assert b"".join(output.data for output in outputs).decode() == text
    assert sum(output.read for output in outputs) == len(text.encode())


def test_changes_that_stand_apart_are_shown_apart():
    old, new = "一二三四五六七八九十甲乙丙丁", "一二叁四五六七八九十甲乙饼丁"
    assert [(c.old, c.new) for c in changes(old, new)] == [
        ("一二三四五六七八九十甲", "一二叁四五六七八九十甲"),
        ("五六七八九十甲乙丙丁", "五六七八九十甲乙饼丁"),
    ]
