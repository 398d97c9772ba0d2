//! Words that let a run of capitalised words go on: "Zuidelijke Nederlanden", "Hall of Fame", "Filip II".

/// Words that with a capital make another place of the name behind them ("Zuidelijke Nederlanden", "Port Soedan").
pub fn is_quarter(word: &str) -> bool {
    matches!(
        word,
        "Zuidelijke"
            | "Noordelijke"
            | "Oostelijke"
            | "Westelijke"
            | "Oude"
            | "Nieuwe"
            | "Grote"
            | "Kleine"
            | "Hoge"
            | "Lage"
            | "Centrale"
            | "Voormalige"
            | "Port"
    )
}

/// English nouns behind which "of" goes on with the name ("Hall of Fame").
pub fn is_english_head(word: &str) -> bool {
    matches!(
        word,
        "Academy"
            | "Army"
            | "Art"
            | "Association"
            | "Bank"
            | "Bay"
            | "Board"
            | "Book"
            | "Call"
            | "Castle"
            | "Center"
            | "Centre"
            | "Chamber"
            | "Chronicles"
            | "Church"
            | "City"
            | "College"
            | "Commission"
            | "Council"
            | "County"
            | "Court"
            | "Days"
            | "Department"
            | "Duke"
            | "Faculty"
            | "Game"
            | "Garden"
            | "Guardians"
            | "Gulf"
            | "Hall"
            | "Heart"
            | "History"
            | "House"
            | "Institute"
            | "Isle"
            | "King"
            | "Kingdom"
            | "League"
            | "Legend"
            | "Library"
            | "Lord"
            | "Lords"
            | "Master"
            | "Masters"
            | "Ministry"
            | "Museum"
            | "Museums"
            | "Office"
            | "Order"
            | "Palace"
            | "Pirates"
            | "Planet"
            | "Prince"
            | "Princess"
            | "Queen"
            | "Queens"
            | "Republic"
            | "School"
            | "Society"
            | "State"
            | "States"
            | "Tour"
            | "Tower"
            | "Union"
            | "University"
            | "Walk"
            | "War"
            | "Way"
            | "Wars"
            | "World"
    )
}

/// Whether the word is a number of a king or pope.
pub fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
