"""`accord new` where what an entry points to is not there yet, in French, and where somebody stops half way."""

from pathlib import Path

from tests.api.commands.command_line import accord
from tests.api.commands.dialogue import Dialogue
from tests.api.commands.entry_answers import ASSESSMENT, EVENT, Answers, rows, typed

NEW_SOURCE: Answers = (
    ("Source (", "+"),
    ("What kind of source", "press"),
    ("Title as published, in English", "Ambush near Gao"),
    ("Title as published, in French", ""),
    ("Who published it", "The Gao Gazette"),
    ("When it was published", "4 April 2018"),
    ("Its address on the web", ""),
    ("When you read it", ""),
    ("Its languages", "en"),
    ("Its key", ""),
    ("Where in it", "p. 2"),
)
NEW_ACTOR: Answers = (
    ("Who took part (", "+"),
    ("What kind of actor", "unnamed"),
    ("Its name, in English", "Gunmen"),
    ("Its name, in French [Gunmen]", "Hommes armés"),
    ("Its acronyms", ""),
    ("What it belongs to (", ""),
    *NEW_SOURCE,
    ("Source (", ""),
    ("Its key", ""),
    ("Its part", "attacker"),
    ("With what reservation", ""),
)
SKIPPED = ("Add a figure", "Add what somebody")


def with_new_ones() -> Answers:
    """The answers for an event of which neither the attacker nor the source was there."""
    until = next(at for at, (question, _) in enumerate(EVENT) if question.startswith("Who took part"))
    after = next(at for at, (question, _) in enumerate(EVENT) if question.startswith("Source ("))
    ending = (("Source (", "the-gao-gazette-2018-04-04"), ("Where in it", ""), ("Source (", ""))
    last = (("Add a figure", "n"), ("Add what somebody", "n"), ("Its key", ""), ("Write and load it?", ""))
    return (*EVENT[:until], *NEW_ACTOR, *EVENT[until:after], *ending, *last)


def test_a_new_actor_and_its_source_are_entered_in_the_same_walk(store: str) -> None:
    run = accord("new", "event", "--folder", "mine", store=store, stdin=typed(with_new_ones()))
    assert (run.code, run.err) == (0, "")
    for told in ("source/the-gao-gazette-2018-04-04", "actor/gunmen", "event/2018-04-03-ml-gao-town"):
        assert f"and loaded: {told}\n" in run.out
    assert "Now the new one (actor):" in run.out
    assert "Back to: Who took part\n" in run.out
    (event,) = rows("events")
    assert [one["actor"] for one in event["involves"]] == ["gunmen", "minusma"]
    assert rows("actors")[0]["sources"] == [{"source": "the-gao-gazette-2018-04-04", "locator": "p. 2"}]
    assert accord("check", store=store).code == 0


def test_what_is_wrong_with_the_one_entered_for_another_is_asked_again(store: str) -> None:
    answers = typed(with_new_ones()).replace(
        "The Gao Gazette\n4 April 2018\n\n", "The Gao Gazette\n4 April 2018\ngao\n"
    )
    run = accord("new", "event", "--folder", "mine", store=store, stdin=f"{answers}https://gao.example/1\n\n")
    assert run.code == 0
    assert run.err.startswith("Its address on the web: 'gao' is not a web address. Begin it with https://")
    assert rows("sources")[0]["url"] == "https://gao.example/1"
    assert len(rows("actors")) == len(rows("events")) == 1


def test_nothing_of_them_is_written_where_one_says_no(store: str) -> None:
    answers = typed(with_new_ones()[:-1])
    run = accord("new", "event", "--folder", "mine", store=store, stdin=f"{answers}n\n")
    assert (run.code, run.out.splitlines()[-1]) == (0, "Nothing was written.")
    assert not Path("mine").exists()


IN_FRENCH = (
    ("zzzz", "« zzzz » est introuvable. Essayez d’autres mots. Ce qui n’y est pas s’écrit à la main, dans"),
    ("apr-list-30d", None),
    ("zzzz", "« zzzz » est introuvable. Essayez d’autres mots, ou + pour en saisir un nouveau."),
    ("independent-observer", None),
    ("tenue", "« tenue » n’est pas un des codes possibles. Écrivez ? pour la liste des codes."),
    ("en partie", "  = Tenu en partie (partly)"),
    ("31 avril 2018", "« 31 avril 2018 » n’existe pas : avril 2018 compte 30 jours ; écrivez-en un."),
    ("3/5/2018", "  = 3 mai 2018 (2018-05-03). « 3/5/2018 » est lu comme le 3 mai 2018 : jour, mois, année."),
    ("le 4 juin 2018", "  = 4 juin 2018 (2018-06-04)"),
    ("vingt", "« vingt » n’est pas un nombre entier. Écrivez des chiffres."),
    ("20", None),
    ("10", None),
    ("crisis-group-mali-2018-05", None),
    ("", None),
    ("", None),
    ("", None),
    ("", None),
    ("Clé", "« Clé » n’est pas une clé. Écrivez des minuscules sans accent"),
    ("", None),
    ("peut-être", "« peut-etre » n’est ni oui ni non. Écrivez o ou n."),
    ("oui", "« 20 » est supérieur à 10. Mettez les nombres dans l’ordre : done, out_of."),
    ("3 mai 2018", "« 2018-05-03 » précède le 2018-06-04, où cela a été fait. Corrigez l’une des deux dates."),
    ("le 2 mai 2018", "Rien n’a été chargé ni écrit. À nouveau :"),
    ("20", None),
    ("78", None),
    ("o", "Écrit dans notes/assessments.yaml, et chargé : assessment/apr-list-30d-independent-observer-2018-05-03"),
)
"""What is typed, and what is told of it."""


def test_all_is_told_in_french(store: str) -> None:
    stdin = "".join(f"{typed}\n" for typed, _ in IN_FRENCH)
    run = accord("new", "assessment", "--folder", "notes", "--lang", "fr", store=store, stdin=stdin)
    shown = " ".join(f"{run.out}{run.err}".replace("\u00a0", " ").split())
    assert [told for _, told in IN_FRENCH if told and " ".join(told.split()) not in shown] == []
    assert run.code == 0


def test_what_ends_the_walk_is_told_in_french(store: str) -> None:
    told = "« Mes Notes » ne peut pas nommer un jeu de données ; nommez le dossier avec a-z, 0-9 et des traits d’union,"
    run = accord("new", "event", "--folder", "Mes Notes", "--lang", "fr", store=store)
    assert (run.code, run.err) == (2, f"Error: {told} par exemple mes-notes.\n")
    run = accord("new", "event", "--folder", "notes", "--lang", "fr", store=store, stdin="embuscade\n")
    assert (run.code, run.out.splitlines()[-1]) == (130, "Rien n’a été écrit.")


def test_ctrl_c_at_a_prompt_writes_nothing_and_says_so(store: str, tmp_path: Path) -> None:
    with Dialogue("new", "event", "--folder", "mine", store=store, cwd=tmp_path) as dialogue:
        dialogue.answer(EVENT[:2])
        dialogue.interrupt_at("What happened, in a few words")
        assert dialogue.ending() == 130
    assert dialogue.shown.replace("\r\n", "\n").endswith("\nNothing was written.\n")
    assert not (tmp_path / "mine").exists()


def test_a_new_key_follows_where_what_it_is_made_of_is_asked_again(store: str) -> None:
    answers = typed(ASSESSMENT).replace("2018-05\n", "2019-01\n", 1) + "May 2018\n\n\n"
    assert accord("new", "assessment", "--folder", "mine", store=store, stdin=answers).code == 0
    assert rows("assessments")[0]["id"] == "apr-list-30d-independent-observer-2018-05"


def test_a_folder_that_is_left_as_it_was_where_it_cannot_be_written_to(store: str) -> None:
    Path("mine").write_text("a file", encoding="utf-8")
    run = accord("new", "event", "--folder", "mine/inner", store=store, stdin=typed(EVENT))
    assert run.code == 2
    assert Path("mine").read_text(encoding="utf-8") == "a file"
