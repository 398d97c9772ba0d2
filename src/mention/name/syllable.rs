//! East Asian names by their syllables: a listed family name and a given name of one or two syllables ("Wang Yi", "No Kwang-chol").

use crate::mention::name::view::{Run, View};
use crate::mention::name::word::Word;
use crate::token::Shape;

/// Family names of Korea as news writes them.
const KOREAN: &[&str] = &[
    "Ahn", "Bae", "Baek", "Ban", "Chang", "Cho", "Choe", "Choi", "Chon", "Chong", "Chun", "Chung", "Han", "Ho", "Hong", "Hwang", "Hyon",
    "Im", "Jang", "Jeon", "Jeong", "Ji", "Jo", "Jon", "Jong", "Ju", "Jung", "Kang", "Kim", "Ko", "Koo", "Kwak", "Kwon", "Lee", "Lim",
    "Moon", "Nam", "No", "Noh", "Oh", "Paik", "Pak", "Park", "Rhee", "Ri", "Roh", "Ryu", "Seo", "Shin", "Sin", "So", "Sohn", "Son", "Song",
    "Suh", "Sung", "Thae", "Tae", "Yang", "Yoo", "Yoon", "Yu", "Yun",
];

/// Family names of China in the spelling of the mainland.
const CHINESE: &[&str] = &[
    "Bai", "Bao", "Bo", "Cai", "Cao", "Chen", "Cheng", "Cui", "Dai", "Deng", "Ding", "Dong", "Du", "Fan", "Fang", "Feng", "Fu", "Gao",
    "Geng", "Gu", "Guo", "Han", "Hao", "He", "Hou", "Hu", "Hua", "Huang", "Jia", "Jiang", "Jin", "Kong", "Lei", "Li", "Liang", "Liao",
    "Lin", "Liu", "Lu", "Luo", "Ma", "Mao", "Meng", "Pan", "Peng", "Qian", "Qiao", "Qin", "Ren", "Shao", "Shen", "Shi", "Song", "Su",
    "Sun", "Tan", "Tang", "Tao", "Tian", "Wan", "Wang", "Wei", "Wen", "Wu", "Xi", "Xia", "Xiao", "Xie", "Xu", "Xue", "Yan", "Yang", "Yao",
    "Ye", "Yin", "Yu", "Yuan", "Zeng", "Zhang", "Zhao", "Zheng", "Zhong", "Zhou", "Zhu",
];

/// Whether a hyphenated word behind this one is a Korean given name: both its parts are syllables.
pub fn is_korean(family: &str, given: &str) -> bool {
    // Before most compounds no name stands.
    family.starts_with(|c: char| c.is_ascii_uppercase())
        && KOREAN.contains(&family)
        && given.split_once('-').is_some_and(|(one, other)| is_syllable(one, KOREAN_SOUNDS) && is_syllable(other, KOREAN_SOUNDS))
}

/// Whether the run is a Korean or Chinese name, the family name first.
pub fn is_east_asian(view: &View<'_>, run: Run) -> bool {
    let korean = run.last == run.first + 2 && view.context.shape(run.first + 1).has(Shape::HYPHEN);
    korean && is_korean(view.context.word(run.first), view.context.word(run.first + 1)) || is_chinese(view, run)
}

/// Whether the run is a Chinese family name with a given name of one or two syllables.
fn is_chinese(view: &View<'_>, run: Run) -> bool {
    if run.last != run.first + 2 {
        return false;
    }
    let family = view.context.word(run.first);
    let given = view.context.word(run.first + 1);
    family.len() <= 6
        && view.word(run.first + 1).has(Word::NAME)
        && ends_in_sound(given)
        && ends_in_sound(family)
        && CHINESE.binary_search(&family).is_ok()
        && is_given(given)
}

/// Whether the word ends in a letter that Chinese syllables end in; half of all other names do not.
fn ends_in_sound(word: &str) -> bool {
    word.bytes().last().is_some_and(|byte| matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'g' | b'i' | b'n' | b'o' | b'r' | b'u'))
}

/// One or two syllables written as one word.
fn is_given(word: &str) -> bool {
    word.len() <= 12
        && word.is_ascii()
        && (is_syllable(word, CHINESE_SOUNDS)
            || (2..word.len()).any(|cut| {
                let parts = word.get(..cut).zip(word.get(cut..));
                parts.is_some_and(|(one, other)| is_syllable(one, CHINESE_SOUNDS) && is_syllable(other, CHINESE_SOUNDS))
            }))
}

/// What a syllable may open with, and what it may go on with.
type Sounds = (&'static [&'static str], &'static [&'static str]);

const CHINESE_SOUNDS: Sounds = (
    &["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""],
    &[
        "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "i", "ia", "ian", "iang", "iao", "ie", "in", "ing", "iong", "iu", "o",
        "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue", "ui", "un", "uo",
    ],
);

const KOREAN_SOUNDS: Sounds = (
    &["kk", "tt", "pp", "ss", "jj", "ch", "sh", "g", "k", "n", "d", "t", "r", "l", "m", "b", "p", "s", "j", "h", ""],
    &[
        "a", "ae", "ah", "ak", "al", "am", "an", "ang", "eok", "eol", "eom", "eon", "eong", "eop", "eo", "eui", "eul", "eum", "eun",
        "eung", "i", "ee", "ik", "il", "im", "in", "ing", "ip", "o", "oe", "ok", "ol", "om", "on", "ong", "oo", "ook", "oon", "ou", "u",
        "ui", "uk", "ul", "um", "un", "ung", "wa", "wan", "wang", "we", "wi", "weon", "won", "ya", "yang", "ye", "yeo", "yeok", "yeol",
        "yeon", "yeong", "yo", "yok", "yon", "yong", "yoo", "yoon", "young", "yu", "yuk", "yul", "yun", "yung", "yop", "yol", "yom", "aek",
        "aeng", "ap", "ack", "uck", "ung", "at", "ut", "ek", "en", "eng", "er", "wak", "won", "wook", "ooh",
    ],
);

/// Whether the word is one syllable of these sounds.
fn is_syllable(word: &str, (openings, rests): Sounds) -> bool {
    let lower = word.to_ascii_lowercase();
    openings.iter().any(|opening| lower.strip_prefix(opening).is_some_and(|rest| rests.contains(&rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_given_names_by_their_syllables() {
        for (family, given) in [("No", "Kwang-chol"), ("Kim", "Jong-un"), ("Yoon", "Suk-yeol"), ("Moon", "Jae-in"), ("Choe", "Son-hui")] {
            assert!(is_korean(family, given), "{family} {given}");
        }
        assert!(!is_korean("Kim", "Zesde-jaars") && !is_korean("Peeters", "Jong-un"));
        for given in ["Yi", "Qiang", "Lifeng", "Jinping", "Wentao"] {
            assert!(is_given(given), "{given}");
        }
        assert!(!is_given("Peeters") && !is_given("Kerkstraat"));
    }

    #[test]
    fn family_names_stand_in_order() {
        assert!(CHINESE.windows(2).all(|pair| matches!(pair, [a, b] if a < b)));
    }

    #[test]
    fn sounds_end_in_few_letters() {
        let (_, rests) = CHINESE_SOUNDS;
        assert!(rests.iter().all(|rest| ends_in_sound(rest)));
    }
}
