"""Odd letters: what is read from each, and what is said of what is not sure."""

import datetime
import io
from pathlib import Path
from typing import Any

import pytest

from drafter import Drafter, Inquiry, load
from drafter.importing import Import, import_letters
from drafter.model.shapes import Blank
from tests.conftest import addressee_of, author_of, read
from tests.documents import opened, whole
from tests.importing.secretaries import BODY, BODY_KK, DEMANDS, Letter

USUAL = ("Депутаты фракции «Ак жол»", "А. Перуашев")


def typed(
    *head: str,
    salutation: str = "Уважаемый Алихан Асханович!",
    body: tuple[str, ...] = BODY,
    request: tuple[str, ...] = ("На основании изложенного просим:", f"1) {DEMANDS[0]}."),
    tail: tuple[str, ...] = USUAL,
    title: str = "ДЕПУТАТСКИЙ ЗАПРОС",
    closing: str = "С уважением,",
) -> Letter:
    letter = Letter()
    letter.lines(*(head or ("Премьер-Министру", "Смаилову А.А.")), left=9)
    letter.lines(*(text for text in (title, salutation) if text), align=1)
    letter.text(*body, *request)
    letter.lines(*(text for text in (closing, *tail) if text))
    return letter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def imported(folder: Path, *letters: Letter | Any) -> tuple[Inquiry, list[str]]:
    done = result(folder, *letters)
    return load(io.StringIO(done.text)), [warning.what for warning in done.warnings]


def result(folder: Path, *letters: Letter | Any) -> Import:
    files = [folder / f"{number}.docx" for number in range(len(letters))]
    for file, letter in zip(files, letters, strict=True):
        document = letter.document if isinstance(letter, Letter) else letter
        document.save(str(file))
    return import_letters(files, "letter.yaml")


def name_of(inquiry: Inquiry, language: str = "ru") -> list[str]:
    addressee = addressee_of(inquiry)
    parts = [addressee.surname, addressee.given, addressee.patronymic]
    return [part[language].nominative for part in parts if part]


def ours(drafter: Drafter, **changes: Any) -> Any:
    """Return a letter of drafter as python-docx opens it, to be changed by hand."""
    return opened(drafter.render(read(**changes), "ru", lambda _problem: None))


def styled(document: Any, style: str) -> Any:
    return next(p for p in document.paragraphs if p.style.name == style)


# The addressee


@pytest.mark.parametrize(
    ("head", "salutation", "found"),
    [
        ("Смаилову А.А.", "Уважаемый Алихан Асханович!", ["Смаилов", "Алихан", "Асханович"]),
        ("А. А. Смаилову", "Уважаемый Алихан Асханович!", ["Смаилов", "Алихан", "Асханович"]),
        ("Алихану Асхановичу Смаилову", "", ["Смаилов", "Алихан", "Асханович"]),
        ("Смаилову Алихану", "", ["Смаилов", "Алихан"]),
        ("г-ну Смаилову А.", "Уважаемый Алихан Смаилов!", ["Смаилов", "Алихан"]),
        ("Исе А.", "Уважаемый господин Иса!", ["Иса", "А."]),
        ("Балаевой А.Г.", "", ["Балаева", "А.", "Г."]),
    ],
)
def test_a_name_is_found_however_it_is_written(
    folder: Path, head: str, salutation: str, found: list[str]
) -> None:
    inquiry, _said = imported(folder, typed("Премьер-Министру", head, salutation=salutation))
    assert name_of(inquiry) == found


@pytest.mark.parametrize(
    ("surname", "gender"),
    [("Смаилову", "masculine"), ("Достоевскому", "masculine"), ("Балаевой", "feminine")],
)
def test_the_surname_tells_the_gender_where_nothing_else_does(
    folder: Path, surname: str, gender: str
) -> None:
    inquiry, said = imported(folder, typed("Премьер-Министру", f"{surname} А.А.", salutation=""))
    assert addressee_of(inquiry).gender == gender
    assert "The gender was not told by the salutation." in said


def test_a_gender_that_nothing_tells_is_a_gap(folder: Path) -> None:
    done = result(folder, typed("Премьер-Министру", "Исе А.А.", salutation=""))
    assert "  gender:\n" in done.text


def test_initials_that_do_not_fit_the_salutation_are_told(folder: Path) -> None:
    inquiry, said = imported(folder, typed("Премьер-Министру", "Смаилову Б.Б."))
    assert name_of(inquiry) == ["Смаилов", "Алихан", "Асханович"]
    assert "The initials of the addressee do not fit the salutation." in said


def test_another_name_in_the_address_than_in_the_salutation_is_told(folder: Path) -> None:
    head = "Смаилову Олжасу Абаевичу"
    _inquiry, said = imported(folder, typed("Премьер-Министру", head))
    assert f"The address has another name: «{head}»." in said


def test_a_post_whose_nominative_is_not_found_keeps_its_form(folder: Path) -> None:
    inquiry, said = imported(folder, typed("В Комитет по делам молодёжи", salutation=""))
    said_again = whole(Drafter().render(inquiry, "ru", lambda _problem: None))
    assert said_again.startswith("В Комитет по делам молодёжи\n")
    assert "The nominative of «В Комитет по делам молодёжи» was not found." in said


def test_a_kazakh_name_in_full_has_its_ending_on_the_last_word(folder: Path) -> None:
    letter = Letter()
    letter.lines("Қазақстан Республикасының Премьер-Министрі", "Алихан Смаиловқа", left=9)
    letter.line("ДЕПУТАТТЫҚ САУАЛ", 1)
    letter.text(*BODY_KK)
    letter.lines("Құрметпен,", "«Ақ жол» фракциясының депутаттары", "А. Перуашев")
    inquiry, _said = imported(folder, letter)
    assert name_of(inquiry, "kk") == ["Смаилов", "Алихан"]
    assert addressee_of(inquiry).gender == "masculine"


def test_a_line_after_the_name_that_is_no_addressee_is_kept_and_told(folder: Path) -> None:
    head = ("Премьер-Министру", "Смаилову А.А.", "Дом министерств, подъезд шестой")
    inquiry, said = imported(folder, typed(*head))
    assert inquiry.body["ru"].startswith("Дом министерств, подъезд шестой\n\n")
    assert name_of(inquiry) == ["Смаилов", "Алихан", "Асханович"]
    assert "Lines after the name of an addressee stand at the beginning of the text." in said


def test_two_columns_of_a_head_set_with_tabs_are_told_apart(folder: Path) -> None:
    letter = Letter()
    letter.line("26.11.2025\t\t\t\tПремьер-Министру")
    letter.line("№ 12-34\t\t\t\tСмаилову А.А.")
    letter.lines("ДЕПУТАТСКИЙ ЗАПРОС", "Уважаемый Алихан Асханович!", align=1)
    letter.text(*BODY)
    letter.lines("С уважением,", *USUAL)
    inquiry, _said = imported(folder, letter)
    assert (str(inquiry.date), inquiry.number) == ("2025-11-26", "12-34")
    assert name_of(inquiry) == ["Смаилов", "Алихан", "Асханович"]


def test_a_salutation_that_begins_the_text_is_cut_off_with_its_emphasis_kept(folder: Path) -> None:
    letter = typed(salutation="", body=(), request=())
    closing = letter.document.paragraphs[-3]
    first = closing.insert_paragraph_before("Уважаемый Алихан Асханович! Просим ")
    first.add_run("срочно").bold = True
    first.add_run(" ответить.")
    inquiry, _said = imported(folder, letter)
    assert inquiry.body["ru"] == "Просим **срочно** ответить.\n"


def test_a_long_paragraph_that_begins_as_a_salutation_is_text(folder: Path) -> None:
    text = f"Уважаемый Алихан Асханович, {BODY[0]} {BODY[1]}"
    inquiry, said = imported(folder, typed(salutation="", body=(text,)))
    assert inquiry.body["ru"].startswith(text)
    assert "The letter has no salutation; the template prints one." in said


# Author, request, demands


def test_an_author_who_signs_otherwise_is_told(folder: Path) -> None:
    request = ("На основании изложенного депутатская фракция «Ак жол» просит:", "1) принять меры.")
    tail = ("Депутаты фракции «AMANAT»", "А. Перуашев")
    inquiry, said = imported(folder, typed(request=request, tail=tail))
    assert author_of(inquiry).faction == {"ru": "Ак жол"}
    assert "The author is called otherwise under the closing: «Депутаты фракции «AMANAT»»." in said


def test_a_salutation_inside_the_request_is_the_templates(folder: Path) -> None:
    request = ("На основании изложенного, уважаемый Премьер-Министр, просим:", "1) принять меры.")
    inquiry, _said = imported(folder, typed(request=request))
    assert inquiry.request == {"ru": "просим"}


def test_a_request_without_demands_is_text(folder: Path) -> None:
    inquiry, _said = imported(folder, typed(request=("Просим принять меры:",)))
    assert inquiry.demands == ()
    assert inquiry.body["ru"].endswith("Просим принять меры:\n")


def test_a_table_after_the_demands_and_the_appendix_are_kept(folder: Path) -> None:
    letter = typed(tail=(), closing="")
    letter.table(("Район", "Дороги"), ("Абайский", "52 км"))
    letter.text("Приложение: справка на 2 листах")
    letter.lines("С уважением,", *USUAL)
    inquiry, said = imported(folder, letter)
    assert "| Абайский | 52 км |" in inquiry.body["ru"]
    assert inquiry.appendix is not None
    assert (inquiry.appendix.title, inquiry.appendix.sheets) == ({"ru": "справка"}, 2)
    assert "Text that followed the demands stands at the end of the body." in said


def test_a_demand_goes_on_in_the_next_paragraph(folder: Path) -> None:
    request = ("Просим:", "1) принять меры,", "а также сообщить о них;", "2) ответить.")
    inquiry, _said = imported(folder, typed(request=request))
    assert [d["ru"] for d in inquiry.demands] == [
        "принять меры, а также сообщить о них",
        "ответить",
    ]


def test_a_footnote_in_a_demand_stands_in_parentheses(folder: Path, drafter: Drafter) -> None:
    demands = ["Ответить", "Принять меры"]
    document = ours(drafter, body="Слово[^1].\n\n[^1]: Закон.", demands=demands)
    note = next(r for r in document.element.body.iter() if r.tag.endswith("}footnoteReference"))
    styled(document, "Last Demand")._p.append(note.getparent())
    inquiry, said = imported(folder, document)
    assert [d["ru"] for d in inquiry.demands] == ["Ответить", "Принять меры. (Закон.)"]
    assert "A footnote stands in parentheses now." in said


# Letters of drafter, changed by hand


def test_a_title_that_no_kind_of_letter_has_is_told(folder: Path, drafter: Drafter) -> None:
    document = ours(drafter)
    styled(document, "Title").text = "ПРОТЕСТ"
    inquiry, said = imported(folder, document)
    assert inquiry.kind == "inquiry"
    assert said == ["The title «ПРОТЕСТ» is not that of a kind of letter that drafter has."]


def test_a_date_that_is_none_is_kept_in_the_body(folder: Path, drafter: Drafter) -> None:
    document = ours(drafter, date="2025-11-26")
    styled(document, "Date").text = "31.02.2025, вчера"
    inquiry, said = imported(folder, document)
    assert inquiry.date is None
    assert inquiry.body["ru"].startswith("31.02.2025, вчера\n\n")
    assert said == ["Date and number were not understood."]


def test_a_paragraph_added_after_the_signatures_is_kept(folder: Path, drafter: Drafter) -> None:
    document = ours(drafter)
    document.add_paragraph("Копия: в дело")
    table: Any = document.add_table(1, 1)
    table.cell(0, 0).text = "Рассылка"
    inquiry, said = imported(folder, document)
    assert "Копия: в дело" in inquiry.body["ru"]
    assert "Рассылка" in inquiry.body["ru"]
    assert said == [
        "Its place in the letter was another: «Копия: в дело».",
        "Its place in the letter was another: «a table».",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"addressee": {"post": "prime-minister", "gender": "masculine"}},
        {"signatories": [{"name": "А. Перуашев", "post": "Депутат"}, "К. Иса"]},
        {"author": {"label": "Депутаты Мажилиса Парламента"}},
        {"executor": {"name": "И. Иванов"}},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_a_letter_with_less_or_more_than_usual_comes_back(
    folder: Path, drafter: Drafter, changes: dict[str, Any]
) -> None:
    source = read(**changes)
    inquiry, _said = imported(folder, ours(drafter, **changes))
    assert inquiry.signatories == source.signatories
    assert addressee_of(inquiry).post == addressee_of(source).post
    assert (inquiry.author, inquiry.executor) == (source.author, source.executor)


# The end


def test_initials_after_the_surname_come_before_it(folder: Path) -> None:
    inquiry, _said = imported(folder, typed(tail=("Депутаты", "Перуашев А.", "Иса К. С.")))
    assert [s.name["ru"] for s in inquiry.signatories if s.name] == ["А. Перуашев", "К. С. Иса"]


@pytest.mark.parametrize(
    ("typed_name", "found"),
    [
        ("Б. БАЗАРБЕК", "Б. Базарбек"),
        ("БАЗАРБЕК Б.", "Б. Базарбек"),
        ("М.ҚҰЛ-МҰХАММЕД", "М. Құл-Мұхаммед"),
    ],
)
def test_a_name_in_capitals_becomes_a_usual_one_and_is_told(
    folder: Path, typed_name: str, found: str
) -> None:
    inquiry, said = imported(folder, typed(tail=(USUAL[0], typed_name, USUAL[1])))
    names = [signatory.name for signatory in inquiry.signatories]
    assert names == [{"ru": found}, {"ru": "А. Перуашев"}]
    assert len([what for what in said if "stood in capitals" in what]) == 1


def test_a_name_that_drafter_printed_in_capitals_stays_so(folder: Path, drafter: Drafter) -> None:
    inquiry, said = imported(folder, ours(drafter, signatories=["Б. БАЗАРБЕК"]))
    assert [signatory.name for signatory in inquiry.signatories] == [{"ru": "Б. БАЗАРБЕК"}]
    assert said == []


@pytest.mark.parametrize(
    ("lines", "phone"),
    [
        (("Исп. Иванов И.И., тел. 74-00-00, 8 701 123 45 67",), "74-00-00, 8 701 123 45 67"),
        (("Исп.: Иванов И.И., тел. 74-00-00, моб. 8 701 123 45 67",),
         "74-00-00, моб. 8 701 123 45 67"),
        (("Исп. Иванов И.И.", "тел. 74-00-00", "моб. 8 701 123 45 67"),
         "74-00-00, моб. 8 701 123 45 67"),
        (("Исп. Иванов И.И.", "тел. 74-00-00; 74-00-01"), "74-00-00; 74-00-01"),
        (("Исп. Иванов И.И., 74-00-00 (вн. 123)",), "74-00-00 (вн. 123)"),
    ],
)  # fmt: skip
def test_all_telephones_of_an_executor_stay(
    folder: Path, lines: tuple[str, ...], phone: str
) -> None:
    inquiry, _said = imported(folder, typed(tail=(*USUAL, *lines)))
    assert inquiry.executor is not None
    assert inquiry.executor.name == {"ru": "Иванов И.И."}
    assert inquiry.executor.phone == {"ru": phone}
    assert [signatory.name for signatory in inquiry.signatories] == [{"ru": "А. Перуашев"}]


def test_a_label_without_names_is_the_author(folder: Path) -> None:
    done = result(folder, typed(tail=("Депутаты фракции «Ак жол»",)))
    assert "author:\n  faction: Ак жол" in done.text
    assert "No signatures were found." in str(done.warnings)


def test_a_post_in_two_lines_before_the_name_is_one(folder: Path) -> None:
    tail = ("Председатель Комитета", "по экономике\t\tА. Перуашев")
    inquiry, _said = imported(folder, typed(tail=tail))
    (signatory,) = inquiry.signatories
    assert isinstance(signatory.post, dict)
    assert signatory.post["ru"].nominative == "Председатель Комитета по экономике"


def test_executor_and_appendix_may_follow_the_signatures(folder: Path) -> None:
    tail = (*USUAL, "Приложение: без листов", "Исп. Иванов И.И.")
    inquiry, said = imported(folder, typed(tail=tail))
    assert inquiry.executor is not None
    assert (inquiry.executor.name, inquiry.executor.phone) == ({"ru": "Иванов И.И."}, None)
    assert "Приложение: без листов" in inquiry.body["ru"]
    assert "The line about the appendix tells no sheets; it stands in the body." in said


def test_absurdly_many_sheets_are_no_appendix(folder: Path) -> None:
    absurd = f"Приложение: на {'9' * 5000} листах"
    inquiry, _said = imported(folder, typed(tail=(*USUAL, absurd)))
    assert inquiry.appendix is None
    assert absurd in inquiry.body["ru"]


# Several languages


def kazakh(**changes: Any) -> Letter:
    """Return the Kazakh version of the usual typed letter."""
    letter = Letter()
    letter.lines(
        *("Қазақстан Республикасының", changes.get("post", "Премьер-Министрі"), "Ә. А. Смайыловқа"),
        left=9,
    )
    letter.line(changes.get("date", "2025 жылғы 26 қараша"))
    letter.lines("ДЕПУТАТТЫҚ САУАЛ", "Құрметті Әлихан Асханұлы!", align=1)
    letter.text(*BODY_KK, "Жоғарыда баяндалғанның негізінде сұраймыз:", "1) шара қолдануды.")
    letter.lines(changes.get("appendix", "Қосымша: 3 парақ"), "Құрметпен,")
    letter.lines(*changes.get("tail", ("«Ақ жол» фракциясының депутаттары", "А. Перуашев")))
    return letter


def russian(*tail: str, appendix: str = "Приложение: на 3 листах") -> Letter:
    head = ("26 ноября 2025 года", "Премьер-Министру Республики Казахстан", "Смаилову А.А.")
    letter = typed(*head, tail=(), closing="")
    letter.lines(*(text for text in (appendix,) if text), "С уважением,", *(tail or USUAL))
    return letter


def test_two_versions_that_agree_leave_no_doubt_about_date_and_appendix(folder: Path) -> None:
    inquiry, said = imported(folder, russian(), kazakh())
    assert str(inquiry.date) == "2025-11-26"
    assert inquiry.appendix is not None
    assert inquiry.appendix.sheets == 3
    assert [what for what in said if "differ" in what] == []


def test_what_two_versions_say_differently_is_told(folder: Path) -> None:
    changed = kazakh(date="2025 жылғы 27 қараша", appendix="Қосымша: 4 парақ",
                     tail=("Депутаттар", "А. Перуашев"))  # fmt: skip
    said = str(result(folder, russian(), changed).warnings)
    assert "The letters differ here: 2025-11-26, 2025-11-27." in said
    assert "The letters differ in the appendix." in said
    assert "The letters differ in the author." in said
    said = str(result(folder, russian(appendix=""), kazakh(post="Қаржы министрі")).warnings)
    assert "The letters name different posts." in said
    assert "The letters differ in the appendix." in said


def test_what_follows_the_salutation_in_its_paragraph_begins_the_body(folder: Path) -> None:
    salutation = "Уважаемый Алихан Асханович!\nДороги разбиты,\nмосты закрыты."
    inquiry, _said = imported(folder, typed(salutation=salutation))
    assert inquiry.body["ru"].startswith("Дороги разбиты,\\\nмосты закрыты.\n\n")
    assert name_of(inquiry) == ["Смаилов", "Алихан", "Асханович"]


def test_a_post_and_a_name_in_one_line_are_a_signatory(folder: Path) -> None:
    letter = typed(tail=("Председатель комитета Перуашев А.",))
    inquiry, _said = imported(folder, letter)
    (signatory,) = inquiry.signatories
    assert signatory.name == {"ru": "А. Перуашев"}
    assert "Председатель комитета" in str(signatory.post)


def test_a_post_of_the_catalog_is_written_by_its_id_for_both_languages(folder: Path) -> None:
    russian = typed(tail=("Премьер-Министр Республики Казахстан\tА. Перуашев",))
    kazakh = typed(
        *("Қазақстан Республикасының Премьер-Министрі", "Ә. А. Смайыловқа"),
        title="ДЕПУТАТТЫҚ САУАЛ",
        salutation="Құрметті Әлихан Асханұлы!",
        body=BODY_KK,
        request=("Осыған байланысты сұраймыз:", "1) шара қолдануды."),
        closing="Құрметпен,",
        tail=("Қазақстан Республикасының Премьер-Министрі\tА. Перуашев",),
    )
    inquiry, _said = imported(folder, russian, kazakh)
    assert [signatory.post for signatory in inquiry.signatories] == ["prime-minister"]


def test_a_telephone_without_its_word_is_found_behind_the_executor(folder: Path) -> None:
    inquiry, _said = imported(folder, typed(tail=(*USUAL, "Исп.: И. Ким 74-00-00")))
    assert inquiry.executor is not None
    assert inquiry.executor.name == {"ru": "И. Ким"}
    assert inquiry.executor.phone == {"ru": "74-00-00"}


@pytest.mark.parametrize(
    ("line", "date", "number"),
    [
        ("от «___» ____________ 2026 года № ________", Blank.BY_HAND, Blank.BY_HAND),
        ("от «__» ____ 2026 г. № ____", Blank.BY_HAND, Blank.BY_HAND),
        ("«___» ____________ 2025 г.\t\t\t\t№ ________", Blank.BY_HAND, Blank.BY_HAND),
        ("«__»_______20__ г. № 12-34", Blank.BY_HAND, "12-34"),
        ("26 ноября 2025 года № ______", datetime.date(2025, 11, 26), Blank.BY_HAND),
        ("№ ______ от 26.11.2025", datetime.date(2025, 11, 26), Blank.BY_HAND),
    ],
)
def test_room_for_the_pen_is_blank(folder: Path, line: str, date: Any, number: Any) -> None:
    letter = Letter()
    letter.line(line)
    letter.lines("Премьер-Министру", "Смаилову А.А.", left=9)
    letter.lines("ДЕПУТАТСКИЙ ЗАПРОС", "Уважаемый Алихан Асханович!", align=1)
    letter.text(*BODY)
    letter.lines("С уважением,", *USUAL)
    inquiry, said = imported(folder, letter)
    assert (inquiry.date, inquiry.number) == (date, number)
    assert inquiry.body["ru"].startswith(BODY[0])
    assert said == []


def test_lines_about_copies_are_no_signatures(folder: Path) -> None:
    tail = (
        *USUAL,
        "Копия: Генеральному Прокурору Республики Казахстан",
        "Копия: Министру водных ресурсов и ирригации Республики Казахстан Нуржигитову Н.М.",
    )
    inquiry, _said = imported(folder, typed(tail=tail))
    assert [s.name for s in inquiry.signatories] == [{"ru": "А. Перуашев"}]
    assert [one.post for one in inquiry.copy_to] == ["prosecutor-general", "minister-water"]
    said = whole(Drafter().render(inquiry, "ru", lambda _problem: None))
    assert tail[2] in said
    assert "Казахстан Нуржигитову Н. М." in said
