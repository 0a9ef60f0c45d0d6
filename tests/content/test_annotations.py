"""In a pull request each finding stands at its line."""

import pytest
from content.checks import check
from content.checks.check import Reports, annotation, main


@pytest.mark.parametrize(("text", "expected"), [
    ("docs/guide/steps.md:12: 20%는 데이터에\n있어요.", "::error file=docs/guide/steps.md,line=12::20%25는 데이터에%0A있어요."),
    ("docs/a,line=9.md:1: 이름", "::error file=docs/a%2Cline=9.md,line=1::이름"),
    ("mkdocs.yml:3: 탭이에요.", "::error file=mkdocs.yml,line=3::탭이에요."),
    ("알 수 없는 말: 3: 이에요.", "::error::알 수 없는 말: 3: 이에요."),
])
def test_finding_as_an_annotation(text: str, expected: str) -> None:
    assert annotation("error", text) == expected


def test_check_annotates_where_a_workflow_runs_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    found = Reports()
    found.wrong, found.notices = ["docs/a.md:1: 가"], ["docs/b.md:2: 나"]
    monkeypatch.setattr(check, "check", lambda: found)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main() == 1
    assert capsys.readouterr().out.splitlines()[:2] == ["::notice file=docs/b.md,line=2::나", "::error file=docs/a.md,line=1::가"]
    monkeypatch.delenv("GITHUB_ACTIONS")
    main()
    assert capsys.readouterr().out.splitlines()[:2] == ["알림  docs/b.md:2: 나", "고칠 것  docs/a.md:1: 가"]
