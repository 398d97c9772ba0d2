#!/usr/bin/env python3
"""Rebuild first_name.tsv, surname.tsv and common_word.bin.

usage: rebuild_names.py PYFAKER NPMFAKER WORDS

PYFAKER   the unpacked wheel of the PyPI package `faker` (MIT)
NPMFAKER  the unpacked npm package `@faker-js/faker` (MIT)
WORDS     the OpenTaal word list, one word a line (Debian `wdutch`: /usr/share/dict/dutch; BSD or CC BY 3.0)

Own names are read from first_names_own.txt, surnames_own.txt, public_names_own.tsv and particle_names_own.tsv beside this script.
"""
import importlib, json, os, pkgutil, re, subprocess, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
NAME = os.path.join(HERE, "..", "..", "src", "mention", "name")
TOKEN = os.path.join(HERE, "..", "..", "src", "token")
DUMP = """
const all = await import(process.argv[1]);
const F = new Set(), L = new Set();
const add = (set, v) => {
  if (Array.isArray(v)) v.forEach(x => { if (typeof x === 'string') set.add(x); else if (x && x.value) set.add(x.value); });
  else if (v && typeof v === 'object') Object.values(v).forEach(x => add(set, x));
};
for (const l of Object.values(all.allLocales)) if (l.person) { add(F, l.person.firstName); add(L, l.person.lastName); }
console.log(JSON.stringify([[...F], [...L]]));
"""
# Names of the sources that are function words of Dutch, titles, or particles, which have a list of their own.
NO_NAME = set("""an aan al als bij da daar dan dat de del della den der des di die dit do door du een el en er et ga go had hem het hij hun ik in is ja je
la le les los maar me mei met mijn na naar nee niet no nog nu of om ons ook op per ra ster te ten ter toe tot uit van ver vol von voor was wat we weer wel
wie wij ze zij zo zou san santa saint sant st dos das af of the and mr mrs miss dr prof sir lord lady king prince princess maand dag week jaar
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april juni juli augustus september oktober november december""".split())
SHAPE = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'ʼ-]*$")
BITS, PROBES = 1 << 22, 4


def fold(word):
    for a, b in (("ø", "o"), ("ł", "l"), ("đ", "d"), ("ð", "d"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ı", "i"), ("þ", "th"), ("ħ", "h"), ("’", "'"), ("ʼ", "'")):
        word = word.lower().replace(a, b)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).lower()


def latin(name):
    return SHAPE.match(name) and all(ord(c) < 0x250 or c in "’" or 0x1E00 <= ord(c) < 0x1F00 for c in name) and len(name) > 2 and not name.isupper()


def python_names(path):
    sys.path.insert(0, path)
    person = importlib.import_module("faker.providers.person")
    first, last = set(), set()
    for m in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module("faker.providers.person." + m.name).Provider
        for a in dir(provider):
            v = getattr(provider, a)
            if isinstance(v, (list, tuple, dict, set)) and a.startswith(("first_name", "last_name")):
                (first if a[0] == "f" else last).update(x for x in v if isinstance(x, str))
    return first, last


def node_names(path):
    run = subprocess.run(["node", "--input-type=module", "-e", DUMP, os.path.join(os.path.abspath(path), "dist", "index.js")], stdout=subprocess.PIPE, check=True)
    return map(set, json.loads(run.stdout))


def own(name):
    return {w for line in open(os.path.join(HERE, name), encoding="utf-8") if not line.startswith("#") for w in line.split()}


def capital_parts(name):
    """The parts of a source's surname that stand alone: "van der Berg" gives "Berg"."""
    parts = [p for p in name.split() if p[:1].isupper()]
    return parts[-1:] if parts else []


def write(path, head, rows):
    rows = sorted(rows, key=lambda r: r[0].encode())
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write("".join(f"# {h}\n" for h in head))
        f.write("".join("\t".join(r) + "\n" for r in rows))
    print(path, len(rows))


def unique(names):
    """One spelling for each folded form, the accented one last in byte order."""
    return sorted({fold(n): n for n in sorted(names)}.values())


def word_hash(folded):
    """The hash of crate::text::fold::hash."""
    h = 0xCBF29CE484222325
    for b in folded.encode():
        h = ((h ^ b) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    m = ((h ^ (h >> 32)) * 0xD6E8FEB86659FD93) & 0xFFFFFFFFFFFFFFFF
    return m ^ (m >> 32)


def main():
    pyfaker, npmfaker, words = sys.argv[1:4]
    (pf, pl), (nf, nl) = python_names(pyfaker), node_names(npmfaker)
    common = {w.strip() for w in open(words, encoding="utf-8")}
    lower = {fold(w) for w in common if w[:1].islower() and re.match(r"^[^\W\d_]{2,18}$", w)}
    first = {n for s in (pf, nf) for x in s for n in ([x] if " " not in x else [])}
    last = {n for s in (pl, nl) for x in s for n in capital_parts(x)}
    own_first, own_last = own("first_names_own.txt"), own("surnames_own.txt")
    pairs = lambda name: dict(line.rstrip("\n").split("\t") for line in open(os.path.join(HERE, name), encoding="utf-8") if not line.startswith("#"))
    public, particle = pairs("public_names_own.tsv"), pairs("particle_names_own.tsv")
    keep = lambda names, mine: unique({n.replace("’", "'") for n in names if latin(n) and fold(n) not in NO_NAME} | mine)
    firsts, lasts = keep(first, own_first), keep(last, own_last | set(public) | set(particle))
    also = lambda n: "word" if fold(n) in lower else ""
    licence = ["source: faker (PyPI), @faker-js/faker (npm); own knowledge; marked with the OpenTaal word list", "licence: MIT (faker), MIT OR Apache-2.0 (own), BSD or CC BY 3.0 (OpenTaal)"]
    write(os.path.join(NAME, "first_name.tsv"), ["First names, of Dutch speakers and of the world's news. Written by tests/lists/rebuild_names.py.",
          "also: word = a common Dutch word too, so a capital at the start of a sentence says nothing.", *licence, "columns: name | also"], [(n, also(n)) for n in firsts])
    write(os.path.join(NAME, "surname.tsv"), ["Surnames, by their last part. Written by tests/lists/rebuild_names.py.",
          "also: word = a common Dutch word too; particle = news writes it alone with its particle only (\"De Wever\"). full: the name in full where news writes the surname alone.", *licence, "columns: name | also | full"],
          [(n, "particle", particle[n]) if n in particle else (n, also(n), public.get(n, "")) for n in lasts])
    bits = bytearray(BITS // 8)
    for w in sorted(lower):
        h = word_hash(w)
        for k in range(PROBES):
            b = ((h & 0xFFFFFFFF) + k * (h >> 32 | 1)) % BITS
            bits[b >> 3] |= 1 << (b & 7)
    open(os.path.join(TOKEN, "common_word.bin"), "wb").write(bits)
    print("common words", len(lower), "bytes", len(bits), "filled", sum(bin(b).count("1") for b in bits) / BITS)


main()
