"""From letters back to files: drafter's own letters, generated ones, and those of secretaries."""

import io
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter import Drafter, Inquiry, InquiryError, Signatory, load
from drafter.errors import DocumentError
from drafter.importing import Import, import_letters
from tests.conftest import SAMPLES, addressee_of, author_of
from tests.documents import plain, whole
from tests.importing import secretaries
from tests.importing.generated import (
    bilingual_inquiries,
    inquiries,
    kazakh_inquiries,
    lines_of_letters,
)
from tests.importing.secretaries import BODY, DEMANDS, VARIANTS
from tests.pages import SOFFICE

Sample = Callable[[str, str], bytes]
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def imported(folder: Path, **letters: bytes) -> Import:
    """Import letters that are given by the names of their files, a language's code each."""
    for name, data in letters.items():
        (folder / f"letter.{name}.docx").write_bytes(data)
    return import_letters([folder / f"letter.{name}.docx" for name in letters], "letter.yaml")


def inquiry_of(done: Import) -> Inquiry:
    return load(io.StringIO(done.text))


def without_comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def comparable(inquiry: Inquiry, source: Inquiry) -> Inquiry:
    """Return an inquiry but for the spelling of texts, and where one sentence is divided."""
    if len(source.demands) == 1:
        assert len(inquiry.demands) == 1
        inquiry = inquiry.replaced(request=source.request, demands=source.demands)
    several = len(list(inquiry.enclosed())) > 1
    appendices = tuple(
        one.replaced(
            body=one.body and dict.fromkeys(one.body, ""),
            copies=one.copies or (1 if several and one.sheets else None),
        )
        for _path, one in inquiry.enclosed()
    )
    return inquiry.replaced(body=source.body, appendix=None, appendices=appendices)


def with_genders(text: str, source: Inquiry) -> str:
    """Fill in the genders that a Kazakh letter does not tell, those of its copies left out."""
    genders = iter([one.gender for _path, one in source.addressees() if one.gender])
    return re.sub(r"gender:[^\n]*\n", lambda _gap: f"gender: {next(genders)}\n", text)


def printed(inquiry: Inquiry) -> list[str]:
    """Return the signatures as they are printed."""
    found = []
    for signatory in inquiry.signatories:
        if signatory.name:
            found.append(signatory.name["ru"])
        elif signatory.given and signatory.surname:
            given, surname = signatory.given["ru"], signatory.surname["ru"]
            found.append(f"{given.nominative[0]}. {surname.nominative}")
    return found


def test_the_ak_zhol_letter_comes_back_to_the_text_of_its_sample(
    tmp_path: Path, sample: Sample
) -> None:
    letters = {code: sample("ak-zhol-akims", code) for code in ("kk", "ru")}
    done = imported(tmp_path, **letters)
    source = (SAMPLES / "ak-zhol-akims.yaml").read_text(encoding="utf-8")
    expected = "\n".join(without_comments(source))
    assert "\n".join(without_comments(done.text)).replace("\n\n\n", "\n\n") == expected
    assert inquiry_of(done) == load(SAMPLES / "ak-zhol-akims.yaml")
    assert done.warnings == ()


def test_the_district_letter_comes_back_but_for_names_that_it_prints_as_initials(
    tmp_path: Path, sample: Sample
) -> None:
    done = imported(tmp_path, **{code: sample("district-akims", code) for code in ("ru", "kk")})
    back, source = inquiry_of(done), load(SAMPLES / "district-akims.yaml")
    signed = (Signatory(name={"ru": "Е. Саиров", "kk": "Е. Саиров"}),
              Signatory(name={"ru": "М. Жайымбетов", "kk": "М. Жайымбетов"}))  # fmt: skip
    assert back == source.replaced(signatories=signed)
    assert printed(back) == printed(source)
    assert done.warnings == ()


@pytest.mark.parametrize("name", ["ak-zhol-akims", "district-akims"])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_letter_of_an_imported_sample_is_the_same_byte_for_byte(
    tmp_path: Path, drafter: Drafter, sample: Sample, name: str, language: str
) -> None:
    done = imported(tmp_path, **{code: sample(name, code) for code in ("ru", "kk")})
    assert drafter.render(inquiry_of(done), language) == sample(name, language)


@SLOW
@given(data=inquiries() | kazakh_inquiries())
def test_a_generated_inquiry_comes_back_the_same(
    tmp_path: Path, drafter: Drafter, data: dict[str, Any]
) -> None:
    source = load(io.StringIO(json.dumps(data, ensure_ascii=False)))
    (language,) = source.languages
    letter = drafter.render(source, language, lambda _problem: None)
    done = imported(tmp_path, x=letter)
    if language == "kk":
        # A Kazakh letter does not tell it; whoever goes on with the letter fills the blank in.
        done = replace(done, text=with_genders(done.text, source))
    back = inquiry_of(done)
    again = drafter.render(back, language, lambda _problem: None)
    assert again == letter
    # The body may be spelled otherwise; all else is the same, or marked where names are unsure.
    unsure = {warning.place.line for warning in done.warnings if warning.place}
    same_name = back.replaced(addressee=source.addressee) if unsure else back
    assert comparable(same_name, source) == comparable(source, source)


@SLOW
@given(data=bilingual_inquiries())
def test_two_generated_letters_come_back_as_one_inquiry(
    tmp_path: Path, drafter: Drafter, data: dict[str, Any]
) -> None:
    source = load(io.StringIO(json.dumps(data, ensure_ascii=False)))
    letters = {code: drafter.render(source, code, lambda _problem: None) for code in ("ru", "kk")}
    done = imported(tmp_path, **letters)
    back = inquiry_of(done)
    for code, letter in letters.items():
        assert drafter.render(back, code, lambda _problem: None) == letter
    same_name = back.replaced(addressee=source.addressee) if done.warnings else back
    assert comparable(same_name, source) == comparable(source, source)


@pytest.mark.parametrize(("name", "language"), [("ak-zhol-akims", "ru"), ("district-akims", "kk")])
@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_letter_that_libreoffice_saved_comes_back_the_same(
    tmp_path: Path, drafter: Drafter, sample: Sample, name: str, language: str
) -> None:
    (tmp_path / "letter.docx").write_bytes(sample(name, language))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path / "saved"), str(tmp_path / "letter.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    done = import_letters([tmp_path / "saved" / "letter.docx"], "letter.yaml")
    assert done.warnings == ()
    assert drafter.render(inquiry_of(done), language) == sample(name, language)


# What secretaries type

PRIME_MINISTER = ("prime-minister", "Бектенов", "Олжас", "Абаевич", "masculine")
EXPECTED = {
    "classic": PRIME_MINISTER,
    "table_head": ("minister-culture", "Балаева", "Аида", "Галымовна", "feminine"),
    "tabs": ("akim-astana", "Касымбек", "Женис", "Махмудулы", "masculine"),
    "text_box": ("prosecutor-general", "Асылов", "Берик", "Ногайевич", "masculine"),
    "breaks": ("minister-finance", "Такиев", "Мади", "Мадиевич", "masculine"),
    "full_name": ("Аким Сарыаркинского района города Астаны",
                  "Смаилов", "Алихан", "Асханович", "masculine"),
    "kazakh": ("prime-minister", "Бектенов", "Олжас", "Абайұлы", "masculine"),
    "letterhead": ("Первый вице-министр энергетики", "Иса", "К.", "С.", "masculine"),
    "plain_text": ("prime-minister", "Смаилов", "Алихан", "Асханович", "masculine"),
}  # fmt: skip
SIGNED = {
    "classic": ["А. Перуашев", "К. Иса"],
    "table_head": ["А. Перуашев", "К. Иса"],
    "tabs": ["А. Перуашев"],
    "text_box": ["А. Перуашев", "К. Иса", "Г. Хамзин", "С. Ерубаев"],
    "breaks": ["А. Иванов", "К. Петрова"],
    "full_name": ["А. Перуашев"],
    "kazakh": ["А. Перуашев", "Қ. Иса"],
    "letterhead": ["К. Иса"],
    "plain_text": ["А. Перуашев"],
}
ASKED = {
    "classic": "просит Правительство",
    "table_head": "просим",
    "tabs": "прошу",
    "text_box": "просим Вас",
    "breaks": "требуем",
    "kazakh": "Үкіметтен мыналарды сұрайды",
    "letterhead": "прошу Вас",
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_typed_letter_comes_in_with_its_parts(tmp_path: Path, variant: str) -> None:
    inquiry = inquiry_of(imported(tmp_path, x=VARIANTS[variant]()))
    code = "kk" if variant == "kazakh" else "ru"
    assert inquiry.languages == (code,)
    addressee = addressee_of(inquiry)
    post = addressee.post if isinstance(addressee.post, str) else addressee.post[code].nominative
    names = [addressee.surname, addressee.given, addressee.patronymic]
    found = (post, *(name[code].nominative for name in names if name), addressee.gender)
    assert found == EXPECTED[variant]
    assert [s.name[code] for s in inquiry.signatories if s.name] == SIGNED[variant]
    assert (inquiry.request[code] if inquiry.request else None) == ASKED.get(variant)
    body = secretaries.BODY_KK if code == "kk" else BODY
    start = inquiry.body[code].index(body[0])
    assert inquiry.body[code][start:].startswith("\n\n".join(body))


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_letter_of_an_imported_file_says_what_the_typed_letter_said(
    tmp_path: Path, drafter: Drafter, variant: str
) -> None:
    inquiry = inquiry_of(imported(tmp_path, x=VARIANTS[variant]()))
    (code,) = inquiry.languages
    said = whole(drafter.render(inquiry, code, lambda _problem: None))
    demands = secretaries.DEMANDS_KK if code == "kk" else DEMANDS
    expected = [*(secretaries.BODY_KK if code == "kk" else BODY), *SIGNED[variant]]
    expected += demands if variant in ASKED else []
    assert [text for text in expected if text.casefold() not in said.casefold()] == []


def test_a_label_in_the_row_of_the_signature_is_the_author(tmp_path: Path) -> None:
    letter = secretaries.Letter()
    letter.lines("Министру финансов Республики Казахстан", "Такиеву М.М.", align=2)
    letter.lines("ДЕПУТАТСКИЙ ЗАПРОС", "Уважаемый Мади Мадиевич!", align=1)
    letter.text(*BODY)
    letter.lines("С уважением,", "Депутат фракции «Ак жол»\t\t\tА. Перуашев")
    inquiry = inquiry_of(imported(tmp_path, x=letter.data()))
    assert author_of(inquiry).faction == {"ru": "Ак жол"}
    assert inquiry.signatories == (Signatory(name={"ru": "А. Перуашев"}),)


def test_names_that_only_spaces_part_are_signatures_each(tmp_path: Path) -> None:
    letter = secretaries.Letter()
    letter.line("Премьер-Министру Республики Казахстан", 2)
    letter.line("ДЕПУТАТСКИЙ ЗАПРОС", 1)
    letter.text(*BODY)
    letter.lines("С уважением,", "Депутаты", "А. Перуашев  К. Иса", "Г. Хамзин С. Ерубаев")
    inquiry = inquiry_of(imported(tmp_path, x=letter.data()))
    assert printed(inquiry) == ["А. Перуашев", "К. Иса", "Г. Хамзин", "С. Ерубаев"]


def test_demands_lose_their_numbers_and_final_marks(tmp_path: Path) -> None:
    for variant in ("classic", "tabs", "text_box", "breaks"):
        inquiry = inquiry_of(imported(tmp_path, x=VARIANTS[variant]()))
        assert [demand["ru"] for demand in inquiry.demands] == list(DEMANDS)


def test_date_number_subject_appendix_executor_and_posts_are_found(tmp_path: Path) -> None:
    inquiry = inquiry_of(imported(tmp_path, x=secretaries.table_head()))
    assert (str(inquiry.date), inquiry.number) == ("2025-11-26", "12-34")
    assert inquiry.subject == {"ru": "О ремонте сельских домов культуры"}
    assert inquiry.appendix is not None
    assert (inquiry.appendix.title, inquiry.appendix.sheets) == (None, 3)
    assert inquiry.executor is not None
    assert inquiry.executor.name == {"ru": "Иванов И.И."}
    assert inquiry.executor.phone == {"ru": "8 (7172) 74-00-00"}
    posts = [s.post["ru"].nominative for s in inquiry.signatories if isinstance(s.post, dict)]
    assert posts == ["Депутат Мажилиса Парламента Республики Казахстан", "Депутат Мажилиса"]


def test_the_author_follows_from_request_and_signatures(tmp_path: Path) -> None:
    def author(variant: str) -> Any:
        return inquiry_of(imported(tmp_path, x=VARIANTS[variant]())).author

    assert author("classic").faction == {"ru": "Ак жол"}
    assert author("kazakh").faction == {"kk": "Ақ жол"}
    assert author("breaks").faction == {"ru": "AMANAT"}
    assert author("text_box").label == {"ru": "депутаты Мажилиса Парламента"}
    assert author("tabs") is None


def test_what_is_not_sure_has_a_comment_and_a_warning_at_its_line(tmp_path: Path) -> None:
    done = imported(tmp_path, x=secretaries.letterhead())
    lines = done.text.splitlines()
    marked = [n for n, line in enumerate(lines) if line.lstrip().startswith("# Check: ")]
    assert len(marked) == len(done.warnings)
    for warning in done.warnings:
        assert warning.place is not None
        assert warning.place.file == "letter.yaml"
        comment = warning.what[:1].lower() + warning.what[1:]
        above = lines[: warning.place.line - 1]
        assert f"# Check: {comment}" in [line.strip() for line in above[-4:]]
    (surname,) = (w for w in done.warnings if "Исе" in w.what)
    assert lines[(surname.place.line if surname.place else 0) - 1] == "  surname: Иса"
    assert {warning.severity for warning in done.warnings} == {"warning"}
    assert {"import-ambiguous-nominative", "import-head-in-body"} <= {w.id for w in done.warnings}


def test_what_fits_nowhere_stands_in_the_body(tmp_path: Path) -> None:
    body = inquiry_of(imported(tmp_path, x=secretaries.letterhead())).body["ru"]
    for text in ("ПАРЛАМЕНТ РЕСПУБЛИКИ КАЗАХСТАН", "МАЖИЛИС", "Копия: в дело"):
        assert text in body
    assert "Ответ прошу дать в срок, установленный законом." in body


def test_the_versions_of_one_letter_become_one_file(tmp_path: Path) -> None:
    inquiry = inquiry_of(imported(tmp_path, a=secretaries.kazakh(), b=secretaries.classic()))
    assert inquiry.languages == ("ru", "kk")
    surname = addressee_of(inquiry).surname
    assert surname is not None
    assert {c: f.nominative for c, f in surname.items()} == {"ru": "Бектенов", "kk": "Бектенов"}
    assert author_of(inquiry).faction == {"ru": "Ак жол", "kk": "Ақ жол"}
    assert inquiry.signatories[1].name == {"ru": "К. Иса", "kk": "Қ. Иса"}
    assert len(inquiry.demands) == 2


def test_a_version_with_fewer_demands_leaves_a_gap_that_render_names(tmp_path: Path) -> None:
    done = imported(tmp_path, a=secretaries.kazakh(), b=secretaries.full_name())
    assert "The letters have different numbers of these: ru – 0, kk – 2." in str(done.warnings)
    with pytest.raises(InquiryError) as raised:
        inquiry_of(done)
    places = {problem.place.line for problem in raised.value.problems if problem.place}
    gaps = {n for n, line in enumerate(done.text.splitlines(), 1) if line.endswith("ru:")}
    assert gaps <= places


def test_two_letters_in_one_language_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"written in Russian, as .*letter\.a\.docx is"):
        imported(tmp_path, a=secretaries.tabs(), b=secretaries.classic())


def test_lines_of_a_pdf_become_the_paragraphs_of_the_seed_letter(tmp_path: Path) -> None:
    seed = Path(__file__).parent.parent / "data" / "ak-zhol-akims.txt"
    letter = secretaries.Letter()
    letter.lines(*(line for line in seed.read_text(encoding="utf-8").splitlines() if line.strip()))
    done = imported(tmp_path, x=letter.data())
    back, source = inquiry_of(done), load(SAMPLES / "ak-zhol-akims.yaml")
    assert plain(back.body["ru"]) == plain(source.body["ru"])
    assert [d["ru"] for d in back.demands] == [d["ru"] for d in source.demands]
    assert printed(back) == printed(source)


HEADINGS = ["Приложение", "Приложение 2", "Приложение 1 к депутатскому запросу", "Приложения:",
            "Приложение: на 3 л.", "Приложение: 1) справка на 3 л.; 2) фото на 5 л.",
            "Копия: Министру финансов", "Қосымша", "к депутатскому запросу"]  # fmt: skip


@SLOW
@given(
    texts=st.lists(
        lines_of_letters | st.sampled_from(HEADINGS) | st.just("page"), min_size=1, max_size=16
    ),
    aligned=st.data(),
)
def test_no_word_is_lost_wherever_appendices_begin(
    tmp_path: Path, texts: list[str], aligned: st.DataObject
) -> None:
    letter = secretaries.Letter()
    for text in texts:
        if text == "page":
            letter.document.add_page_break()
        else:
            letter.line(text, aligned.draw(st.sampled_from([None, 1, 2])))
    if all(text == "page" for text in texts):
        return
    done = imported(tmp_path, x=letter.data())
    there = done.text.casefold().replace("\\", "")
    others = [text for text in texts if text not in HEADINGS and text != "page"]
    lost = [text for text in others if text.split()[-1].strip(";.:!»").casefold()[:5] not in there]
    assert lost == []


@SLOW
@given(texts=st.lists(lines_of_letters, min_size=1, max_size=16), aligned=st.data())
def test_no_word_is_lost_whatever_the_order_of_lines(
    tmp_path: Path, texts: list[str], aligned: st.DataObject
) -> None:
    letter = secretaries.Letter()
    for text in texts:
        letter.line(text, aligned.draw(st.sampled_from([None, 1, 2, 3])))
    done = imported(tmp_path, x=letter.data())
    there = done.text.casefold().replace("\\", "")
    # Each of these ends in a word that no part of a letter adds or drops.
    lost = [text for text in texts if text.split()[-1].strip(";.:!»").casefold()[:5] not in there]
    assert lost == []


@SLOW
@given(
    texts=st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_characters="\ufffe\uffff")
            | st.sampled_from("\n\t*_#|-:1)[](!>\\« »{}%&\x85\u2028\u200b\u202e\ufeff"),
            max_size=60,
        ).filter(lambda text: all(char in "\t\n\r" or char >= " " for char in text)),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_is_typed_becomes_a_file_that_drafter_reads(
    tmp_path: Path, texts: list[str]
) -> None:
    letter = secretaries.Letter()
    letter.lines("Премьер-Министру Республики Казахстан", "Бектенову О.А.", align=2)
    letter.lines("ДЕПУТАТСКИЙ ЗАПРОС", "Уважаемый Олжас Абаевич!", align=1)
    letter.lines(
        *texts,
        "Слово о дорогах и мостах между сёлами области.",
        "С уважением,",
        "Депутаты",
        "А. Перуашев",
    )
    done = imported(tmp_path, x=letter.data())
    try:
        inquiry = inquiry_of(done)
    except InquiryError as error:
        lines = done.text.splitlines()
        gaps = [lines[p.place.line - 1] for p in error.problems if p.place]
        assert all(gap.endswith(":") for gap in gaps)
    else:
        assert addressee_of(inquiry).post == "prime-minister"
