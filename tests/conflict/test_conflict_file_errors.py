"""Each mistake that a conflict file can hold is told with its place, a stable code and a remedy, and all at once."""

import itertools

import pytest

from standoff.conflict import load_conflict, loads_conflict
from standoff.errors import ConflictError, ConflictFileError

SOUND = """\
format: standoff/1
title: A road
date: 2012-06
decision_makers:
  - name: North
    options:
      - id: open
        text: open the road
        now: no
        direction: forward
        evidence: [{quote: "it will not", start: 3, end: 14}]
      - {id: toll, text: raise a toll}
    preferences:
      - {want: open iff pay, weight: {median: 2, spread: 1.5}}
      - not open
  - name: South
    options:
      - {id: pay, text: pay, now: yes}
    ranking: [[NNN, NNY], NYN, NYY, YNN, YNY, [YYN, YYY]]
infeasible: [open and toll]
left_out: [{name: West, reason: silent}]
"""


def problems(text, form="yaml"):
    with pytest.raises(ConflictFileError) as caught:
        loads_conflict(text, form, name="c.yaml")
    return caught.value.problems


def placed(found):
    return [(int(problem.where.split(":")[1]), problem.code) for problem in found]


def changed(old, new):
    assert SOUND.count(old) == 1, old
    return SOUND.replace(old, new)


def test_the_sound_file_is_sound():
    conflict = loads_conflict(SOUND)
    assert conflict.status_quo == "NNY"
    assert conflict.decision_makers[1].ranking[0] == ("NNN", "NNY")
    assert str(conflict.decision_makers[0].preferences[1].want) == "not open"


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "remedy"),
    [
        ("standoff/1", "standoff/7", 1, "unknown-value", "standoff/1"),
        ("title:", "titel:", 2, "unknown-key", "did you mean `title`?"),
        ("title: A road", "title:", 2, "missing-key", "add `title`"),
        ("title: A road", "title: ' '", 2, "empty-text", "title"),
        ("2012-06", "2012-06\nforesight: {one: 0}", 4, "bad-shares", "a share above 0"),
        ("2012-06", "2012-06\nforesight: {one: -1}", 4, "out-of-range", "0 to 1,000,000"),
        ("2012-06", "2012-06\nforesight: far", 4, "wrong-kind", "how far"),
        ("2012-06", "2012-13", 3, "bad-date", "2012-06-27"),
        ("2012-06", "June 2012", 3, "bad-date", "2012-06-27"),
        ("direction: forward", "direction: up", 10, "unknown-value", "forward (no to yes only)"),
        ("direction: forward", "directon: forward", 10, "unknown-key", "did you mean `direction`?"),
        ("now: no", "now: perhaps", 9, "not-yes-or-no", "yes or no"),
        ("id: open", "id: open-it", 7, "bad-id", "letters, digits and _"),
        ("id: open", "id: iff", 7, "bad-id", "letters, digits and _"),
        ("        text: open the road\n", "", 7, "missing-key", "add `text`"),
        ("{id: toll,", "{id: open,", 12, "duplicate-option", "name of its own"),
        ("name: South", "name: North", 16, "duplicate-decision-maker", "name of its own"),
        ("        now: no\n", "        now: no\n        now: yes\n", 10, "duplicate-key", "keep one"),
        ("now: no", "estimate: {low: 0.4, high: 0.2}", 9, "bad-range", "the higher one as `high`"),
        ("now: no", "estimate: {low: 0.4, high: 1.2}", 9, "out-of-range", "the highest probability"),
        ("now: no", "estimate: {low: 0.4}", 9, "missing-key", "add `high`"),
        ("now: no", "estimate: unlikely", 9, "wrong-kind", "how likely the author"),
        ("start: 3, ", "", 11, "bad-extent", "or neither"),
        ("start: 3", "start: 30", 11, "bad-extent", "or neither"),
        ("start: 3", "start: -3", 11, "out-of-range", "0 or more"),
        ("start: 3", "start: three", 11, "not-a-number", "whole number"),
        ("open iff pay", "open iff pya", 14, "unknown-option", "did you mean 'pay'?"),
        ("open iff pay", "open iff (pay", 14, "formula", "parentheses"),
        ("- not open", "- not opne", 15, "unknown-option", "did you mean 'open'?"),
        ("median: 2", "median: 0", 14, "out-of-range", "above 0"),
        ("median: 2", "median: .inf", 14, "not-a-number", "above 0"),
        ("median: 2", "median: inf", 14, "out-of-range", "above 0"),
        ("{median: 2, spread: 1.5}", "-1", 14, "out-of-range", "above 0"),
        ("{median: 2, spread: 1.5}", "much", 14, "not-a-number", "above 0"),
        ("spread: 1.5", "spread: 0.9", 14, "out-of-range", "1 or more"),
        ("NYN,", "NY,", 19, "bad-label", "for each option"),
        ("NYN,", "NYX,", 19, "bad-label", "row of Y and N"),
        ("NYN,", "NYY,", 19, "ranking-repeats-state", "keep one"),
        ("NYN, ", "", 19, "ranking-misses-state", "every feasible state"),
        ("    ranking:", "    preferences: [pay]\n    ranking:", 20, "both-preferences-and-ranking", "keep the one"),
        ("[open and toll]", "[open and tol]", 20, "unknown-option", "did you mean 'toll'?"),
        ("[open and toll]", "[pay]", 20, "infeasible-status-quo", "correct `now`"),
        ("[open and toll]", "open and toll", 20, "wrong-kind", "a list of formulas"),
        (", reason: silent", "", 21, "missing-key", "add `reason`"),
        ("      - {id: pay, text: pay, now: yes}", "      []", 18, "empty-list", "one option or more"),
        ("      - {id: pay, text: pay, now: yes}", "      - pay", 18, "wrong-kind", "one option or more"),
        ("left_out: [", "left_out: [nobody, ", 21, "wrong-kind", "a list of actors"),
        ("[open and toll]", "[YY]", 20, "bad-pattern", "one letter for each option"),
        ("[open and toll]", "[YY-N]", 20, "bad-pattern", "one letter for each option"),
        ("[open and toll]", "['---']", 20, "bad-pattern", "at least one option"),
        ("[open and toll]", "[--Y]", 20, "infeasible-status-quo", "correct `now`"),
        ("[open and toll]", "[pay, open, not open]", 20, "no-feasible-state", "remove this line"),
        ("[open and toll]", "[open and toll]\nindistinguishable: [tol]", 21, "unknown-option", "did you mean 'toll'?"),
        ("[open and toll]", "[open and toll]\nindistinguishable: Y--", 21, "wrong-kind", "a list of formulas"),
        ("[open and toll]", "[YY-]\nindistinguishable: [YN-]", 19, "ranking-splits-state", "both in one group"),
        ("NYN, NYY, ", "", 19, "ranking-misses-state", "every feasible state"),
        ("NYN, NYY,", '">>", NYN, ">>", ">>", NYY,', 19, "misplaced-strong-preference", "between two groups"),
        ("[[NNN,", '[">>", [NNN,', 19, "misplaced-strong-preference", "between two groups"),
        ("[YYN, YYY]]", '[YYN, YYY], ">>"]', 19, "misplaced-strong-preference", "between two groups"),
        ("[NNN, NNY]", '[NNN, ">>", NNY]', 19, "misplaced-strong-preference", "between two groups"),
        ("NYN, NYY,", "NYN, >>, NYY,", 19, "malformed-yaml", 'write ">>" in quotes'),
        ("- not open", "- {want: not open, strong: yes}", 15, "strong-with-weights", "leave out the weights"),
        ("- not open", "- {want: not open, strong: very}", 15, "not-yes-or-no", "yes or no"),
        (
            "    ranking:",
            "    attitudes: {Nroth: negative}\n    ranking:",
            19,
            "unknown-decision-maker",
            "did you mean",
        ),
        (
            "    ranking:",
            "    attitudes: {France: negative}\n    ranking:",
            19,
            "unknown-decision-maker",
            "are North, South",
        ),
        (
            "    ranking:",
            "    attitudes: {North: warm}\n    ranking:",
            19,
            "unknown-value",
            "positive, neutral or negative",
        ),
        ("    ranking:", "    attitudes: [North]\n    ranking:", 19, "wrong-kind", "names of decision makers"),
        ("    ranking:", "    unknown: [{between: pay}]\n    ranking:", 19, "missing-key", "add `and`"),
        ("    ranking:", "    unknown: [pay]\n    ranking:", 19, "wrong-kind", "between"),
        (
            "    ranking:",
            "    unknown: [{between: Y, and: pay}]\n    ranking:",
            19,
            "bad-pattern",
            "one letter for each",
        ),
        ("    ranking:", "    unknown: [{between: pay, and: payy}]\n    ranking:", 19, "unknown-option", "'pay'"),
        ("    ranking:", "    unknown: [{between: pay, nd: open}]\n    ranking:", 19, "unknown-key", "`and`"),
    ],
)
def test_one_mistake_is_told_where_it_is(old, new, line, code, remedy):
    found = problems(changed(old, new))
    match = [problem for problem in found if (problem.where.split(":")[1], problem.code) == (str(line), code)]
    assert match, [str(problem) for problem in found]
    assert match[0].where.startswith(f"c.yaml:{line}:")
    assert all("\n" not in str(problem) for problem in found)
    assert remedy in match[0].remedy


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("NYN,", "NYN, "),
        ("now: no", "now: NO"),
        ("now: no", "now: 'false'"),
        ("2012-06", "2012-02-29"),
        ("NYN, NYY, YNN, YNY, [YYN, YYY]]", "NYN, NYY, YNN, YNY]"),  # the last two are infeasible
        ("title: A road", "title: 2012"),
        ("{median: 2, spread: 1.5}", "1e-3"),
        ("weight: {median: 2, spread: 1.5}", "weight: "),
        ("- not open", "- {want: not open, strong: no}"),
        ("[open and toll]", "[YY-]"),
        ("[open and toll]", "[open and toll]\nindistinguishable: ['NN-']"),  # tied in the ranking
    ],
)
def test_what_is_only_unusual_is_not_refused(old, new):
    loads_conflict(changed(old, new))


def test_all_mistakes_come_at_once_in_file_order():
    text = SOUND
    edits = [
        ("title:", "titel:"),
        ("now: no", "now: perhaps"),
        ("{id: toll,", "{id: open,"),
        ("open iff pay", "opne iff ("),
        ("spread: 1.5", "spread: 0"),
        ("not open", "not opne"),
        ("NYN,", "NY,"),
        ("[open and toll]", "[tol]"),
        ("reason:", "raeson:"),
    ]
    for old, new in edits:
        text = text.replace(old, new)
    found = placed(problems(text))
    assert found == [
        (1, "missing-key"),
        (2, "unknown-key"),
        (9, "not-yes-or-no"),
        (12, "duplicate-option"),
        (14, "formula"),
        (14, "out-of-range"),
        (15, "unknown-option"),
        (19, "bad-label"),
        (20, "unknown-option"),
        (21, "missing-key"),
        (21, "unknown-key"),
    ]
    with pytest.raises(ConflictFileError, match=r"c\.yaml:1:1: .*\(and 10 more\)"):
        loads_conflict(text, name="c.yaml")


def test_columns_count_characters_and_not_bytes():
    found = problems(changed("{id: toll, text: raise a toll}", "{text: é’—, id: 2l}"))
    assert [problem.where for problem in found if problem.code == "bad-id"] == ["c.yaml:12:25"]


def test_words_mean_what_their_key_says():
    text = """
format: standoff/1
title: yes
decision_makers:
  - name: no
    options:
      - {id: no, text: off, now: yes}
      - {id: on, text: 1_000, now: no}
      - {id: y, text: null is no word}
    preferences: [no, on if y]
"""
    conflict = loads_conflict(text)
    assert conflict.title == "yes"
    assert conflict.decision_makers[0].name == "no"
    assert conflict.option_ids == ("no", "on", "y")
    assert [option.text for option in conflict.options] == ["off", "1_000", "null is no word"]
    assert conflict.status_quo == "YNN"
    assert conflict.decision_makers[0].preferences[0].want.variables == ("no",)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("", "1:1", "empty-file"),
        ("# only a comment\n", "1:1", "empty-file"),
        ("title: [\n", "2:1", "malformed-yaml"),
        ("a: 1\n b: 2\n", "2:3", "malformed-yaml"),
        ("a: \x07", "1:1", "malformed-yaml"),
        ("a: &x 1\nb: *x\n", "2:4", "yaml-alias"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4", "yaml-tag"),
        ("a: 1\n---\nb: 2\n", "3:1", "several-documents"),
        ("a: " + "[" * 65 + "]" * 65, "1:67", "nested-too-deep"),
        ("just words", "1:1", "wrong-kind"),
        ("[1, 2]", "1:1", "wrong-kind"),
        ("? [a]\n: 1", "1:3", "bad-key"),
    ],
)
def test_yaml_that_is_no_conflict(text, place, code):
    assert (f"c.yaml:{place}", code) in [(problem.where, problem.code) for problem in problems(text)]


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("", "1:1", "malformed-json"),
        ('{"a": 1,\n}', "2:1", "malformed-json"),
        ('{"a" 1}', "1:6", "malformed-json"),
        ('{"a": 1} x', "1:10", "malformed-json"),
        ("{a: 1}", "1:2", "malformed-json"),
        ("[1 2]", "1:4", "malformed-json"),
        ('{"a": "x', "1:7", "malformed-json"),
        ('{"a": tru}', "1:7", "malformed-json"),
        ("9" * 5000, "1:1", "malformed-json"),
        ("[" * 100_000, "1:65", "nested-too-deep"),
        ('{"a": 1,\n "a": 2}', "2:2", "duplicate-key"),
        ('{"format": "standoff/1",\n\t"title": "\\ud800"}', "2:11", "not-text"),
        ('{"format": NaN}', "1:12", "unknown-value"),
    ],
)
def test_json_that_is_no_conflict(text, place, code):
    assert (f"c.yaml:{place}", code) in [(problem.where, problem.code) for problem in problems(text, "json")]


def test_nested_aliases_cannot_explode():
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    assert {problem.code for problem in problems("\n".join(lines))} == {"yaml-alias"}


def test_a_twenty_fifth_option_is_refused_where_it_stands():
    options = "".join(f"      - {{id: o{n}, text: t}}\n" for n in range(25))
    text = f"format: standoff/1\ntitle: t\ndecision_makers:\n  - name: A\n    options:\n{options}"
    assert placed(problems(text)) == [(5 + 25, "too-many-options")]


def test_a_ranking_must_hold_exactly_the_feasible_states():
    """Leaving out any one state is a mistake just when no line of `infeasible` holds in it."""
    labels = ["".join(letters) for letters in itertools.product("NY", repeat=3)]
    for gone in labels:
        ranking = f"ranking: [{', '.join(label for label in labels if label != gone)}]"
        text = changed("ranking: [[NNN, NNY], NYN, NYY, YNN, YNY, [YYN, YYY]]", ranking)
        if gone.startswith("YY"):
            loads_conflict(text)
        else:
            (found,) = problems(text)
            assert (found.code, gone in found.what) == ("ranking-misses-state", True)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("c.toml", b"", "unknown-format"),
        ("c", b"", "unknown-format"),
        ("c.yaml", b"title: \xff", "not-utf8"),
        ("none.yaml", None, "unreadable-file"),
    ],
)
def test_files_that_cannot_be_taken_up(tmp_path, name, content, code):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConflictError) as caught:
        load_conflict(file)
    assert (caught.value.code, caught.value.where) == (code, str(file))
    assert caught.value.remedy


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    file = tmp_path / "c.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
    assert load_conflict(file) == loads_conflict(SOUND)


STATES = "[[NNN, NNY], NYN, NYY, YNN, YNY, [YYN, YYY]]"


def test_a_ranking_may_name_a_state_by_any_of_its_combinations():
    for kept in ("NYN", "NYY"):
        text = changed(STATES, f"[NNN, NNY, {kept}, YNN, YNY]")
        assert [problem.code for problem in problems(text)] == ["ranking-misses-state"]
        loads_conflict(text + "indistinguishable: [NY-]\n")
    text = changed(STATES, "[NNN, NNY, YNN, YNY]") + "indistinguishable: [NY-]\n"
    assert [problem.what for problem in problems(text)] == ["the ranking misses 1 feasible state, the first is NYN"]


def test_combinations_alike_through_a_third_are_one_state_too():
    text = changed(STATES, "[NNN, YNN, YNY, NYN]") + "indistinguishable: [NN-, N-Y]\n"  # NNN, NNY and NYY
    loads_conflict(text)
    (found,) = problems(text.replace("YNY, NYN", "YNY, NYN, NYY"))
    assert (found.code, "NYY is one state with NNN" in found.what) == ("ranking-splits-state", True)


def test_patterns_mean_what_they_say():
    conflict = loads_conflict(
        changed("[open and toll]", "[YY-]\nindistinguishable: [-N-, pay]").replace(STATES, "[NYN, NNN]")
    )
    assert [str(formula) for formula in conflict.infeasible] == ["open and toll"]
    assert [str(formula) for formula in conflict.indistinguishable] == ["not toll", "pay"]


def test_a_word_of_letters_y_and_n_that_is_an_option_means_the_option():
    text = """
format: standoff/1
title: t
decision_makers:
  - name: A
    options: [{id: NY, text: t}, {id: b, text: t}]
    unknown: [{between: NY, and: YN}]
infeasible: [NY]
"""
    conflict = loads_conflict(text)
    assert str(conflict.infeasible[0]) == "NY"
    assert [str(side) for side in conflict.decision_makers[0].unknown[0]] == ["NY", "NY and not b"]


def test_strong_preferences_stand_between_the_groups_of_a_ranking():
    text = changed(STATES, '[[NNN, NNY], ">>", NYN, NYY, ">>", YNN, YNY]')
    assert loads_conflict(text).decision_makers[1].strong_after == (0, 2)
