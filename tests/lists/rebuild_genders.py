#!/usr/bin/env python3
"""Rebuild src/entity/gender.tsv: which first names are those of women, which those of men.

usage: rebuild_genders.py PYFAKER

PYFAKER   the unpacked wheel of the PyPI package `faker` (MIT)

A name that the source gives to both is left out, unless genders_own.tsv beside this script decides it.
"""
import importlib, os, pkgutil, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "..", "src", "entity", "gender.tsv")
HEAD = """# First names of women (f) and of men (m), by which a pronoun finds its person. Written by tests/lists/rebuild_genders.py.
# source: faker (PyPI); own knowledge
# licence: MIT (faker), MIT OR Apache-2.0 (own)
# columns: name | gender
"""


def fold(word):
    for a, b in (("ø", "o"), ("ł", "l"), ("đ", "d"), ("ð", "d"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ı", "i"), ("’", "'")):
        word = word.lower().replace(a, b)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def main(path):
    sys.path.insert(0, path)
    person = importlib.import_module("faker.providers.person")
    seen = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module("faker.providers.person." + module).Provider
        for gender in "mf":
            part = {"m": "first_names_male", "f": "first_names_female"}[gender]
            for name in getattr(provider, part, ()):
                if 1 < len(name) and name.isalpha() and name[0].isupper() and all(ord(c) < 0x250 for c in name):
                    seen.setdefault(fold(name), {}).setdefault(gender, set()).add(module)
    rows = {}
    for name, by in seen.items():
        few, many = sorted("mf", key=lambda gender: len(by.get(gender, ())))
        if len(by.get(many, ())) > 3 * len(by.get(few, ())):
            rows[name] = many
    with open(os.path.join(HERE, "genders_own.tsv"), encoding="utf-8") as own:
        for line in own:
            if not line.startswith("#"):
                gender, names = line.rstrip("\n").split("\t")
                for name in names.split("|"):
                    rows[fold(name)] = gender
    with open(OUT, "w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD)
        for name in sorted(rows, key=str.encode):
            if rows[name] != "both":
                out.write(f"{name}\t{rows[name]}\n")


main(sys.argv[1])
