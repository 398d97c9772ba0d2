//! Words that, with a capital, begin a sentence rather than a name: they tell a full stop from an abbreviation's.

/// Whether the capitalised word is one that begins sentences.
pub(crate) fn opens(word: &str) -> bool {
    opens_behind_name(word) || is_particle(word)
}

/// Whether the capitalised word begins sentences and no surname: "De" may begin one behind initials, "Het" does not.
pub(crate) fn opens_behind_name(word: &str) -> bool {
    matches!(
        word,
        "Achteraf" | "Alle" | "Alleen" | "Allemaal" | "Alles" | "Als" | "Andere" | "Anderen" | "Beide" | "Binnen" | "Boven" | "Bovendien"
            | "Buiten" | "Daar" | "Daarbij" | "Daardoor" | "Daarin" | "Daarmee" | "Daarna" | "Daarnaast" | "Daarom" | "Daarop" | "Daarover"
            | "Daartoe" | "Daarvan" | "Daarvoor" | "Dankzij" | "Dat" | "Desondanks" | "Deze" | "Dezelfde" | "Die" | "Dit" | "Doordat"
            | "Dus" | "Echter" | "Een" | "Eén" | "Eerder" | "Eerst" | "Elk" | "Elke" | "En" | "Enkele" | "Er" | "Eveneens" | "Geen"
            | "Gedurende" | "Gisteren" | "Haar" | "Heeft" | "Het" | "Hetzelfde" | "Hier" | "Hierbij" | "Hierdoor" | "Hiermee" | "Hierna"
            | "Hiervan" | "Hiervoor" | "Hij" | "Hoe" | "Hoewel" | "Hun" | "Iedereen" | "Ik" | "Inmiddels" | "Intussen" | "Is" | "Jullie"
            | "Kan" | "Later" | "Maar" | "Meer" | "Men" | "Mensen" | "Met" | "Mijn" | "Mogelijk" | "Momenteel" | "Na" | "Naar" | "Naast"
            | "Nadat" | "Namens" | "Niemand" | "Niet" | "Niets" | "Nog" | "Nu" | "Omdat" | "Ondanks" | "Ondertussen" | "Ons" | "Onze"
            | "Ook" | "Rond" | "Samen" | "Sinds" | "Sindsdien" | "Sommige" | "Soms" | "Steeds" | "Tegen" | "Tegenwoordig" | "Terwijl"
            | "Tevens" | "Tijdens" | "Toch" | "Toen" | "Tussen" | "Vaak" | "Vanaf" | "Vandaag" | "Vanwege" | "Veel" | "Vele" | "Verder"
            | "Vervolgens" | "Vlak" | "Volgens" | "Voordat" | "Vooral" | "Vroeger" | "Waar" | "Waarom" | "Waarschijnlijk" | "Wanneer"
            | "Want" | "Wat" | "We" | "Wegens" | "Welke" | "Wie" | "Wij" | "Zal" | "Ze" | "Zelfs" | "Zij" | "Zijn" | "Zo" | "Zodra"
            | "Zonder" | "Zowel"
    )
}

/// Prepositions and articles that also begin surnames.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "Aan" | "Achter" | "Bij" | "De" | "Den" | "Door" | "In" | "Om" | "Onder" | "Op" | "Over" | "Te" | "Ten" | "Ter" | "Tot" | "Uit" | "Van" | "Voor"
    )
}

/// Whether the capitalised particle begins surnames more often than it begins a sentence in the middle of a line.
pub(crate) fn opens_name(word: &str) -> bool {
    matches!(word, "Aan" | "Den" | "Onder" | "Op" | "Te" | "Ten" | "Ter" | "Uit" | "Van")
}

/// Whether no sentence and no heading ends with the word.
pub(crate) fn breaks_off(word: &str) -> bool {
    matches!(word, "de" | "den" | "der" | "dat" | "een" | "en" | "het" | "hun" | "of" | "om" | "te" | "van" | "zijn")
}

/// Whether a name or title may follow the word: prepositions, and nouns that stand before a title ("de krant De Tijd").
pub(crate) fn awaits(word: &str) -> bool {
    breaks_off(word)
        || matches!(
            word,
            "aan" | "achter" | "als" | "album" | "band" | "bij" | "blad" | "boek" | "café" | "campagne" | "dagblad" | "dan" | "documentaire" | "door"
                | "film" | "groep" | "hotel" | "in" | "krant" | "lied" | "magazine" | "met" | "na" | "naar" | "namens" | "nummer" | "onder" | "op"
                | "over" | "partij" | "podcast" | "programma" | "project" | "restaurant" | "roman" | "rubriek" | "serie" | "sinds" | "single" | "site"
                | "stichting" | "stuk" | "tegen" | "theater" | "tijdens" | "tijdschrift" | "tussen" | "uit" | "vereniging" | "volgens" | "voor"
                | "website" | "weekblad" | "zaak" | "zonder"
        )
}
