"""Attacks on the sandbox of templates: what is refused, and what ends before it does harm."""

import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from drafter import Drafter, TemplateError
from drafter.composing.bounds import Bounds
from drafter.workspace import Workspace
from tests.conftest import read
from tests.documents import whole

pytestmark = pytest.mark.usefixtures("partial_templates")

SECRET = "тайна 4711"
SECONDS = 3
MEGABYTES = 300


def in_body(*rows: str) -> dict[str, str]:
    """Return the templates of a workspace whose letter has these rows for its body."""
    text = "\n".join(['{% extends "letter.html" %}', "{% block body %}", *rows, "{% endblock %}"])
    return {"ru/inquiry.html": text}


def drafter_of(folder: Path, templates: dict[str, str]) -> Drafter:
    """Return a drafter of a workspace, beside whose templates a secret lies."""
    own = {f"templates/{name}": text for name, text in templates.items()}
    for name, text in {
        "addressbook.yaml": SECRET,
        "secret.html": f"<p>{SECRET}</p>",
        **own,
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Drafter(workspace=Workspace(folder))


def refusal(drafter: Drafter) -> TemplateError:
    with pytest.raises(TemplateError) as raised:
        drafter.render(read(), "ru")
    return raised.value


@contextmanager
def bounded() -> Iterator[None]:
    """Fail after some seconds of work; let no more than some megabytes be taken."""

    def stop(*_facts: object) -> None:
        pytest.fail(f"The template works for more than {SECONDS} s.")

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEGABYTES * 2**20
    before = resource.getrlimit(resource.RLIMIT_AS)
    handler = signal.signal(signal.SIGPROF, stop)
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, before)
        signal.signal(signal.SIGPROF, handler)


def printed(expression: str) -> str:
    return f"<p>{{{{ {expression} }}}}</p>"


def again(row: str, times: int = 40) -> list[str]:
    return [row] * times


EXPRESSIONS = {
    "mro-of-a-text": "''.__class__.__mro__[1].__subclasses__()",
    "mro-in-brackets": "''['__class__']['__mro__']",
    "class-in-pieces": "''['__cl' ~ 'ass__']",
    "class-in-escapes": "''['\\x5f\\x5fclass\\x5f\\x5f']",
    "class-of-a-list": "[].__class__.__base__",
    "class-of-a-dict": "{}.__class__.__bases__[0]",
    "class-of-a-tuple": "().__class__",
    "class-of-a-number": "(1).__class__",
    "class-of-a-range": "range(2).__class__",
    "class-of-a-variable": "addressee.__class__",
    "class-of-a-list-of-the-letter": "demands.__class__",
    "class-of-the-body": "body.__class__",
    "dict-of-a-variable": "addressee.__dict__",
    "slots-of-a-variable": "addressee.__slots__",
    "module-of-a-variable": "addressee.name.__module__",
    "annotations-of-a-variable": "addressee.__annotations__",
    "init-of-a-variable": "addressee.name.__init__.__globals__",
    "init-of-a-post": "addressee.post.__init__.__globals__['sys'].modules",
    "reduce-of-a-variable": "addressee.post.__reduce_ex__(2)",
    "private-parts-of-a-name": "addressee.name._parts",
    "private-forms-of-a-post": "addressee.post._forms",
    "private-function-of-a-post": "addressee.post._in_case.__closure__",
    "method-of-a-post": "addressee.post.form('dative')",
    "method-not-called": "addressee.post.form",
    "method-of-a-name": "addressee.name.together",
    "method-of-a-name-called": "addressee.name.part(1, 2)",
    "private-name-of-a-case": "addressee.name.dative._name",
    "cycler": "cycler.__init__.__globals__.os.popen('id').read()",
    "joiner": "joiner.__init__.__globals__.os.environ",
    "namespace": "namespace.__init__.__globals__.os.environ",
    "namespace-made": "namespace(a=1).__class__",
    "lipsum": "lipsum.__globals__['os'].popen('id').read()",
    "dict-function": "dict.__mro__",
    "config": "config.items()",
    "request-like": "request.application.__globals__.__builtins__",
    "request-class": "request.__class__",
    "get-flashed-messages": "get_flashed_messages.__globals__",
    "url-for": "url_for.__globals__",
    "self": "self.__init__.__globals__",
    "self-dict": "self.__dict__",
    "self-context": "self._TemplateReference__context",
    "self-environment": "self._TemplateReference__context.environment",
    "self-block-name": "self['__class__']",
    "super": "super.__class__",
    "super-context": "super._context",
    "super-globals": "super.__init__.__globals__",
    "underscore": "_.__globals__",
    "gettext": "gettext.__globals__['os']",
    "gettext-closure": "gettext.__closure__",
    "pgettext": "pgettext.__code__",
    "npgettext": "npgettext.__wrapped__",
    "gettext-with-format": "gettext.__self__",
    "range-function": "range.__class__",
    "range-method": "range.__init__",
    "format-of-a-string": "'{0.__class__}'.format(addressee)",
    "format-of-a-string-by-name": "'{x.__init__.__globals__}'.format(x=addressee.name)",
    "format-map": "'{a.__class__}'.format_map({'a': addressee})",
    "format-of-the-body": "body.format(addressee)",
    "percent-format-object": "'%r'|format(addressee)",
    "str-method": "request.encode('utf-8')",
    "str-method-upper": "request.upper()",
    "list-method": "demands.append('x')",
    "list-method-clear": "demands.clear()",
    "dict-method": "{'a': 1}.items()",
    "attr-filter": "''|attr('__class__')",
    "attr-filter-chain": "addressee|attr('name')|attr('_parts')",
    "attr-filter-in-map": "demands|map('attr', '__class__')|list",
    "map-attribute": "demands|map(attribute='__class__')|join",
    "map-attribute-chain": "signatories|map(attribute='__class__.__init__')|join",
    "map-attribute-list": "signatories|map(attribute='__class__')|list",
    "map-attribute-first": "signatories|map(attribute='__class__')|first",
    "map-private": "[addressee.name]|map(attribute='_parts')|list",
    "map-method": "[addressee.post]|map(attribute='form')|list",
    "map-default": "signatories|map(attribute='__class__', default='')|join",
    "map-of-filters": "['x']|map('map', attribute='__class__')|list",
    "selectattr": "signatories|selectattr('__class__')|list",
    "selectattr-with-a-test": "signatories|selectattr('__class__', 'defined')|list|length",
    "selectattr-string": "signatories|selectattr('__class__.__name__', 'eq', 'x')|list|length",
    "rejectattr": "signatories|rejectattr('__class__')|list",
    "rejectattr-private": "[addressee.post]|rejectattr('_forms')|list",
    "groupby": "signatories|groupby('__class__')",
    "groupby-chain": "demands|groupby('__class__.__name__')",
    "groupby-default": "signatories|groupby('__class__', default='x')",
    "sort": "[addressee.post, addressee.post]|sort(attribute='__class__')",
    "sort-private": "[addressee.name, addressee.name]|sort(attribute='_language')",
    "join": "signatories|join(', ', attribute='__class__')",
    "join-private": "[addressee.name]|join(attribute='_parts')",
    "unique": "signatories|unique(attribute='__class__')|list",
    "max": "signatories|max(attribute='__class__')",
    "sum": "signatories|sum(attribute='__class__')",
    "tojson": "addressee|tojson",
    "xmlattr": "{'a': addressee}|xmlattr",
    "pprint": "addressee|pprint",
    "safe": "'<script>'|safe",
    "default-of-class": "addressee.__class__|default('x', true).__mro__",
    "class-behind-first": "(demands|first).__class__",
    "test-of-a-class": "addressee is sameas addressee.__class__",
    "caller": "caller.__class__",
    "environment": "environment",
    "context": "context",
    "builtins": "__builtins__",
    "import": "__import__('os')",
    "open": "open('/etc/passwd').read()",
    "varargs": "varargs.__class__",
    "clause-privates": "clause._parameters",
}

STATEMENTS = {
    "loop-class": "{% for d in demands %}<p>{{ loop.__class__ }}</p>{% endfor %}",
    "loop-globals": "{% for d in demands %}<p>{{ loop.__init__.__globals__ }}</p>{% endfor %}",
    "loop-undefined": "{% for d in demands %}<p>{{ loop._undefined }}</p>{% endfor %}",
    "loop-iterator": "{% for d in demands %}<p>{{ loop._iterator.gi_frame }}</p>{% endfor %}",
    "loop-cycle": "{% for d in demands %}<p>{{ loop.cycle.__globals__ }}</p>{% endfor %}",
    "macro-globals": "{% macro m() %}{% endmacro %}<p>{{ m.__globals__ }}</p>",
    "macro-environment": "{% macro m() %}{% endmacro %}<p>{{ m._environment }}</p>",
    "macro-func": "{% macro m() %}{% endmacro %}<p>{{ m._func.__globals__ }}</p>",
    "macro-call": "{% macro m() %}{% endmacro %}<p>{{ m.__call__ }}</p>",
    "macro-varargs": "{% macro m() %}{{ varargs.__class__ }}{% endmacro %}<p>{{ m(1) }}</p>",
    "macro-kwargs": "{% macro m() %}{{ kwargs.keys() }}{% endmacro %}<p>{{ m(a=1) }}</p>",
    "caller-globals": (
        "{% macro m() %}{{ caller.__init__ }}{% endmacro %}{% call m() %}{% endcall %}"
    ),
    "set-block-class": "{% set t %}x{% endset %}<p>{{ t.__class__ }}</p>",
    "set-class": "{% set c = ''.__class__ %}<p>{{ c.__mro__ }}</p>",
    "with-class": "{% with c = ''.__class__ %}<p>{{ c.__mro__ }}</p>{% endwith %}",
    "for-class": "{% for c in ''.__class__.__subclasses__() %}<p>{{ c }}</p>{% endfor %}",
    "if-class": "{% if ''.__class__ %}<p>x</p>{% endif %}",
    "set-attribute": "{% set addressee.gender = 'x' %}",
    "set-namespace": "{% set ns = namespace(x=1) %}{% set ns.x = 2 %}<p>{{ ns.x }}</p>",
    "do": "{% do demands.append('x') %}",
    "debug": "{% debug %}",
    "generator-frame": "{% set g = demands|map('upper') %}<p>{{ g.gi_frame.f_globals }}</p>",
    "autoescape": "{% autoescape false %}<p>{{ ''.__class__ }}</p>{% endautoescape %}",
    "include-list": '{% include ["../secret.html", "/etc/passwd"] %}',
    "include-of-an-object": "{% include addressee %}",
    "include-of-a-number": "{% include 5 %}",
    "import-above": '{% import "../secret.html" as s %}<p>{{ s }}</p>',
    "from-above": '{% from "../secret.html" import s %}<p>{{ s }}</p>',
    "import-class": '{% import "letter.html" as s %}<p>{{ s.__class__ }}</p>',
    "import-loader": '{% import "letter.html" as s %}<p>{{ s.__loader__ }}</p>',
    "import-body-stream": '{% import "letter.html" as s %}<p>{{ s._body_stream }}</p>',
    "from-private": '{% from "letter.html" import __class__ %}<p>{{ __class__ }}</p>',
}

FILES = {
    "above": "../secret.html",
    "two-above": "../../secret.html",
    "from-below": "clauses/../../../secret.html",
    "absolute": "/etc/passwd",
    "etc": "../../../../../../../../etc/passwd",
    "backslashes": "..\\\\secret.html",
    "shipped-above": "drafter/../pyproject.toml",
    "own-shipped-above": "drafter/../../pyproject.toml",
    "address-book": "../addressbook.yaml",
    "double": "....//....//secret.html",
    "url": "file:///etc/passwd",
    "null": "secret.html\\0",
    "encoded": "%2e%2e/secret.html",
    "empty": "",
    "dot": ".",
    "folder": "clauses",
}

ENDLESS: dict[str, dict[str, str]] = {
    "a-long-range": in_body("{% for n in range(10**9) %}<p>{{ n }}</p>{% endfor %}"),
    "a-long-range-written-out": in_body(
        "{% for n in range(1000000000) %}<p>{{ n }}</p>{% endfor %}"
    ),
    "a-long-range-of-nothing": in_body(
        "{% for n in range(99999) %}{% for m in range(99999) %}{% endfor %}{% endfor %}"
    ),
    "ranges-in-ranges": in_body(
        "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}",
        "{{ c }}",
        "{% endfor %}{% endfor %}{% endfor %}",
    ),
    "a-range-in-a-condition": in_body(
        "{% for n in range(99999) if n > 99998 %}",
        "{% for m in range(99999) if m > 99998 %}<p>x</p>{% endfor %}",
        "{% endfor %}",
    ),
    "many-ranges": in_body(
        "{% set r = range(99999) %}",
        *["{% for n in r %}{% for m in r|reverse %}{% endfor %}{% endfor %}"] * 3,
    ),
    "a-range-as-a-list": in_body(printed("range(99999)|list|length * range(99999)|list|length")),
    "a-range-joined-again-and-again": in_body(
        "{% for n in range(9999) %}<p>{{ range(99999)|join(',') }}</p>{% endfor %}"
    ),
    "a-range-listed-again-and-again": in_body(
        "{% for n in range(9999) %}{% set l = range(99999)|list %}{% endfor %}"
    ),
    "a-range-sorted-again-and-again": in_body(
        "{% for n in range(9999) %}{% set l = range(99999)|sort %}{% endfor %}"
    ),
    "a-range-mapped-again-and-again": in_body(
        "{% for n in range(9999) %}{% set l = range(99999)|map('upper')|list %}{% endfor %}"
    ),
    "a-range-looked-through-again-and-again": in_body(
        "{% for n in range(99999) %}",
        "{% if 'x' in range(99999)|map('upper') %}{% endif %}",
        "{% endfor %}",
    ),
    "a-range-selected": in_body(
        "{% for n in range(9999) %}{% set l = range(99999)|select('gt', 99998)|list %}{% endfor %}"
    ),
    "a-recursive-macro": in_body("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
    "two-macros-that-call-each-other": in_body(
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}"
    ),
    "a-macro-that-doubles": in_body(
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}"
    ),
    "a-macro-that-doubles-its-text": in_body(
        "{% macro m(n) %}",
        "{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% else %}<p>{{ request }}</p>{% endif %}",
        "{% endmacro %}{{ m(40) }}",
    ),
    "a-chain-of-macros-that-double": in_body(
        *(
            f"{{% macro m{n}() %}}"
            + ("x" if n == 0 else f"{{{{ m{n - 1}() }}}}{{{{ m{n - 1}() }}}}")
            + "{% endmacro %}"
            for n in range(40)
        ),
        "<p>{{ m39() }}</p>",
    ),
    "a-chain-of-macros-that-print-ten-times": in_body(
        *(
            f"{{% macro m{n}() %}}"
            + ("xxxxxxxxxx" if n == 0 else f"{{{{ m{n - 1}() }}}}" * 10)
            + "{% endmacro %}"
            for n in range(12)
        ),
        "<p>{{ m11() }}</p>",
    ),
    "a-caller-that-calls": in_body(
        "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
        + "{% call m() %}" * 24
        + "x"
        + "{% endcall %}" * 24
    ),
    "a-recursive-loop": in_body("{% for n in [1] recursive %}{{ loop([1]) }}{% endfor %}"),
    "a-recursive-loop-that-doubles": in_body(
        "{% for n in range(2) recursive %}{{ loop(range(2)) }}{% endfor %}"
    ),
    "text-doubled-with-a-tilde": in_body(
        "{% set s = 'x' %}", *again("{% set s = s ~ s %}"), printed("s")
    ),
    "text-doubled-with-a-plus": in_body(
        "{% set s = 'x' %}", *again("{% set s = s + s %}"), printed("s")
    ),
    "a-list-doubled-with-a-plus": in_body(
        "{% set s = [1] %}", *again("{% set s = s + s %}"), printed("s")
    ),
    "text-doubled-in-set-blocks": in_body(
        "{% set s %}x{% endset %}", *again("{% set s %}{{ s }}{{ s }}{% endset %}"), printed("s")
    ),
    "text-doubled-with-a-join": in_body(
        "{% set s = 'x' %}", *["{% set s = [s, s]|join %}"] * 40, printed("s")
    ),
    "text-doubled-with-a-join-of-a-text": in_body(
        "{% set s = 'xxxxxxxxxx' %}", *again("{% set s = s|join(s) %}", 6), printed("s")
    ),
    "text-squared-with-replace": in_body(
        "{% set s = 'xxxxxxxxxx' %}", *again("{% set s = s|replace('x', s) %}", 6), printed("s")
    ),
    "text-between-its-letters": in_body(
        "{% set s = 'xxxxxxxxxx' %}", *again("{% set s = s|replace('', s) %}", 6), printed("s")
    ),
    "text-doubled-with-escape": in_body(
        "{% set s = '&' %}", *again("{% set s = s|replace('&', '&&')|escape %}"), printed("s")
    ),
    "text-through-a-filter-block": in_body(
        "{% set s = 'xxxxxxxxxx' %}",
        *again("{% set s %}{% filter replace('x', s) %}{{ s }}{% endfilter %}{% endset %}", 6),
        printed("s"),
    ),
    "text-tripled-with-title": in_body(
        "{% set s = 'ŉ' %}", *again("{% set s = (s ~ s)|upper|title %}"), printed("s")
    ),
    "a-list-doubled-in-lists": in_body(
        "{% set s = [1] %}", *["{% set s = [s, s] %}"] * 40, printed("s")
    ),
    "a-tuple-doubled": in_body("{% set s = (1,) %}", *again("{% set s = s + s %}"), printed("s")),
    "batch-with-a-large-number": in_body(printed("[1]|batch(10**9, 'x')|list")),
    "batch-filled": in_body(printed("[1]|batch(999999999, 'x')|list|length")),
    "slice-with-a-large-number": in_body(printed("[1]|slice(999999999)|list")),
    "slice-filled": in_body(printed("[1]|slice(999999999, 'x')|list|length")),
    "a-text-times-a-number": in_body(printed("'x' * 10**9")),
    "a-text-times-a-large-number": in_body(printed("'x' * 999999999")),
    "a-number-times-a-text": in_body(printed("999999999 * 'x'")),
    "a-list-times-a-number": in_body(printed("[1] * 999999999")),
    "a-list-times-a-small-number": in_body(
        "{% set s = 'xxxxxxxxxx' %}", *again("{% set s = s * 9999 %}", 4), printed("s")
    ),
    "a-power": in_body(printed("10 ** 10 ** 10")),
    "a-power-of-powers": in_body(printed("9999 ** 9999 ** 9999")),
    "a-power-of-a-power": in_body(
        "{% set n = 9999 %}", *again("{% set n = n ** 9999 %}", 3), printed("n")
    ),
    "a-small-power-printed": in_body("<p>" + "{{ 9999 ** 9999 }}" * 50 + "</p>"),
    "powers-in-a-loop": in_body(
        "{% for n in range(99999) %}{% set x = 9999 ** 9999 %}{% endfor %}"
    ),
    "a-product-of-numbers": in_body(
        "{% set n = 9999 %}", *again("{% set n = n * n %}"), printed("n")
    ),
    "a-sum-of-powers": in_body(
        "{% set n = 9999 ** 9999 %}", *again("{% set n = n + n %}"), printed("n")
    ),
    "a-format-with-a-width": in_body(printed("'%999999999s' % 'x'")),
    "a-format-with-a-width-of-a-number": in_body(printed("'%0999999999d' % 5")),
    "a-format-filter": in_body(printed("'%999999999s'|format('x')")),
    "a-format-method": in_body(printed("'{:>999999999}'.format('x')")),
    "center": in_body(printed("'x'|center(999999999)")),
    "indent": in_body(printed("'x'|indent(999999999)")),
    "ljust": in_body(printed("'x'.ljust(999999999)")),
    "zfill": in_body(printed("'x'.zfill(999999999)")),
    "wordwrap": in_body(printed("'x'|wordwrap(1, wrapstring='x' * 99999)")),
    "truncate-with-a-large-ending": in_body(
        "{% set e = 'xxxxxxxxxx' %}",
        *again("{% set e = e|replace('x', e) %}", 6),
        printed("'x y z'|truncate(1, true, e)"),
    ),
    "sum-of-lists": in_body(printed("[[1], [1]]|sum(start=[])")),
    "a-tower-of-brackets": in_body(printed("(" * 5000 + "1" + ")" * 5000)),
    "a-tower-of-lists": in_body(printed("[" * 5000 + "]" * 5000)),
    "a-tower-of-minus-signs": in_body(printed("-" * 20000 + "1")),
    "a-tower-of-nots": in_body(printed("not " * 20000 + "1")),
    "a-tower-of-conditions": in_body("{% if request %}" * 3000 + "<p>x</p>" + "{% endif %}" * 3000),
    "a-tower-of-loops": in_body("{% for n in [1, 2] %}" * 60 + "<p>x</p>" + "{% endfor %}" * 60),
    "a-long-sum": in_body(printed("+".join(["1"] * 20000))),
    "a-long-chain-of-filters": in_body(printed("request" + "|upper" * 20000)),
    "a-long-chain-of-attributes": in_body(printed("request" + ".x" * 20000)),
    "a-text-that-sees-itself": in_body(
        "{% set s = 'x' %}{% for n in range(99999) %}{% set s = s ~ 'x' %}{% endfor %}" * 20
        + printed("''.x")
    ),
    "a-list-in-a-list-printed": in_body(
        "{% set s = ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'] %}",
        *["{% set s = [s, s] %}"] * 22,
        printed("s"),
    ),
    "body-again-and-again": in_body("{% for n in range(99999) %}{{ body }}{% endfor %}" * 3),
    "large-paragraphs-in-a-loop": in_body(
        "{% set s = 'x' %}",
        *again("{% set s = s ~ s %}", 20),
        "{% for n in range(9999) %}<p>{{ s }}</p>{% endfor %}",
    ),
    "a-large-text-changed-in-a-loop": in_body(
        "{% set s = 'x' %}",
        *again("{% set s = s ~ s %}", 20),
        "{% for n in range(99999) %}",
        "{% set t = s|upper|lower|replace('x', 'y')|title %}",
        "{% endfor %}",
    ),
}


def include(name: str) -> str:
    return f'{{% include "parts/{name}.html" %}}'


ENDLESS_FILES: dict[str, dict[str, str]] = {
    "an-include-of-itself": {
        **in_body(include("a")),
        "ru/parts/a.html": include("a"),
    },
    "an-include-of-itself-twice": {
        **in_body(include("a")),
        "ru/parts/a.html": include("a") * 2,
    },
    "includes-of-each-other": {
        **in_body(include("a")),
        "ru/parts/a.html": include("b"),
        "ru/parts/b.html": include("a"),
    },
    "a-chain-of-includes-that-double": {
        **in_body(include("a0")),
        **{f"ru/parts/a{n}.html": include(f"a{n + 1}") * 2 for n in range(40)},
        "ru/parts/a40.html": "<p>x</p>",
    },
    "an-include-in-a-loop": {
        **in_body("{% for n in range(99999) %}", include("a"), "{% endfor %}"),
        "ru/parts/a.html": "{% for n in range(99999) %}{% endfor %}",
    },
    "an-import-of-itself": {
        **in_body('{% import "parts/a.html" as a %}'),
        "ru/parts/a.html": '{% import "parts/a.html" as a with context %}',
    },
    "a-template-that-extends-itself": {"ru/inquiry.html": '{% extends "inquiry.html" %}'},
    "templates-that-extend-each-other": {
        "ru/inquiry.html": '{% extends "support.html" %}',
        "ru/support.html": '{% extends "inquiry.html" %}',
    },
    "a-block-that-prints-itself": in_body("{{ self.body() }}"),
    "two-blocks-that-print-each-other": in_body(
        "{{ self.title() }}", "{% endblock %}", "{% block title %}", "{{ self.body() }}"
    ),
    "a-block-printed-in-a-loop": in_body(
        "{% for n in range(99999) %}{{ self.title() }}{% endfor %}",
        "{% endblock %}",
        "{% block title %}",
        "{% for n in range(99999) %}{% endfor %}",
    ),
}


def by_name(cases: dict[str, Any]) -> list[Any]:
    return [pytest.param(case, id=name) for name, case in cases.items()]


def test_a_file_among_the_templates_is_included(tmp_path: Path) -> None:
    templates = in_body('{% include "secret.html" %}') | {"secret.html": f"<p>{SECRET}</p>"}
    assert SECRET in whole(drafter_of(tmp_path, templates).render(read(), "ru"))


@pytest.mark.parametrize("name", by_name(FILES))
@pytest.mark.parametrize(
    "statement",
    ['{%% include "%s" %%}', '{%% import "%s" as x %%}', '{%% from "%s" import x %%}'],
    ids=["include", "import", "from"],
)
def test_a_file_outside_the_templates_is_refused(tmp_path: Path, statement: str, name: str) -> None:
    error = refusal(drafter_of(tmp_path, in_body(statement % name)))
    assert SECRET not in str(error)
    assert "root:" not in str(error)


@pytest.mark.parametrize("name", by_name(FILES))
def test_a_template_outside_the_templates_is_not_extended(tmp_path: Path, name: str) -> None:
    error = refusal(drafter_of(tmp_path, {"ru/inquiry.html": f'{{% extends "{name}" %}}'}))
    assert SECRET not in str(error)
    assert "root:" not in str(error)


@pytest.mark.parametrize(
    "source",
    by_name({name: f"<p>{{{{ {text} }}}}</p>" for name, text in EXPRESSIONS.items()} | STATEMENTS),
)
def test_a_way_to_python_is_refused(tmp_path: Path, source: str) -> None:
    error = refusal(drafter_of(tmp_path, in_body(source)))
    assert not any(word in str(error) for word in ("<class", "<function", "object at", "built-in"))


def test_a_method_of_python_is_not_advised(tmp_path: Path) -> None:
    error = refusal(drafter_of(tmp_path, in_body("<p>{{ addressee.post.form }}</p>")))
    assert "form»?" not in str(error)
    error = refusal(drafter_of(tmp_path, in_body("<p>{{ request.upper() }}</p>")))
    assert "upper»?" not in str(error)
    assert "casefold" not in str(error)


@pytest.mark.skipif(sys.platform != "linux", reason="The memory is bounded as Linux does it.")
@pytest.mark.parametrize("templates", by_name(ENDLESS | ENDLESS_FILES))
def test_work_without_end_is_ended(tmp_path: Path, templates: dict[str, str]) -> None:
    drafter = drafter_of(tmp_path, templates)
    with bounded():
        error = refusal(drafter)
    assert not isinstance(error.__cause__, MemoryError)


def test_the_next_letter_is_made_after_one_that_was_ended(tmp_path: Path) -> None:
    rounds = "{% for n in range(999) %}{% if subject %}{% for m in range(999) %}"
    ends = "{% endfor %}{% endif %}{% endfor %}"
    drafter = drafter_of(tmp_path, in_body(rounds + ends + "<p>Просим</p>"))
    with pytest.raises(TemplateError):
        drafter.render(read(subject="О дорогах"), "ru")
    for _ in range(3):
        assert "Просим" in whole(drafter.render(read(), "ru"))


@given(st.one_of(st.text(), st.text("&<>'\"а"), st.text().map(Markup), st.integers()))
def test_what_is_printed_is_escaped_as_markupsafe_does_it(value: Any) -> None:
    assert Bounds().printed(value) == str(escape(value))


def test_a_template_that_turns_escaping_off_still_prints_text_alone(tmp_path: Path) -> None:
    rows = ["{% autoescape false %}<p>{{ '<em>' ~ subject }}</em></p>", "{% endautoescape %}"]
    inquiry = read(subject={"ru": "О дорогах"})
    letter = drafter_of(tmp_path, in_body(*rows)).render(inquiry, "ru")
    assert "О дорогах" in whole(letter)
