"""The desk's bundles are made of what the lock file says, and carry its licences."""

import json
import re

import pytest

from tests.conftest import ROOT

VENDOR = ROOT / "drafter" / "desk" / "static" / "vendor"
PACKAGES = json.loads((ROOT / "bundles" / "package.json").read_text(encoding="utf-8"))
LOCKED = json.loads((ROOT / "bundles" / "package-lock.json").read_text(encoding="utf-8"))[
    "packages"
]


def test_each_package_has_one_exact_version_and_a_checksum() -> None:
    versions = PACKAGES["dependencies"] | PACKAGES["devDependencies"]
    assert [v for v in versions.values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    assert {n: LOCKED[f"node_modules/{n}"]["version"] for n in versions} == versions
    assert [n for n, one in LOCKED.items() if n and not one.get("integrity")] == []


def test_the_licence_of_each_package_that_a_user_gets_lies_beside_the_bundle() -> None:
    said = "".join(file.read_text(encoding="utf-8") for file in VENDOR.glob("*.LICENSES.txt"))
    named = re.findall(r"(?m)^(\S+) (\d+\.\d+\.\d+) \(MIT\)$", said)
    shipped = {
        (name.removeprefix("node_modules/"), one["version"])
        for name, one in LOCKED.items()
        if name and not one.get("dev")
    }
    assert set(named) <= shipped
    assert {name for name, _version in shipped - {*named}} == {"@lezer/lr"}  # none of it is used
    assert said.count("Permission is hereby granted") == len(named)


@pytest.mark.parametrize("bundle", ["codemirror", "prosemirror"])
def test_the_bundle_asks_nobody_for_more(bundle: str) -> None:
    code = (VENDOR / f"{bundle}.js").read_text(encoding="utf-8")
    assert re.findall(r"\bimport\s*[({\"']|\bfrom\s*[\"']|\beval\(|new Function", code) == []
