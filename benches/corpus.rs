//! What the benches read: the seeds, cut and repeated to a size.

/// The texts that are repeated.
pub const SEEDS: [&str; 5] = [
    include_str!("../seeds/000_troepenmacht.txt"),
    include_str!("../seeds/001_oostflank.txt"),
    include_str!("../seeds/002_flitsmacht.txt"),
    include_str!("../seeds/003_oostgrens.txt"),
    include_str!("../seeds/004_beschermingsmiddelen.txt"),
];

/// The seeds in turn, about two kilobytes each, until they make up the size.
pub fn documents(size: usize) -> Vec<&'static str> {
    let mut taken = 0;
    let more = |text: &&str| {
        let more = taken < size;
        taken += text.len();
        more
    };
    SEEDS.iter().copied().cycle().take_while(more).collect()
}

/// One document of about this size: whole seeds, with paragraphs of the next until the size is reached.
pub fn document(size: usize) -> String {
    let mut text = String::with_capacity(size + 4096);
    for line in SEEDS.iter().cycle().flat_map(|seed| seed.lines().chain([""])) {
        if text.len() >= size {
            break;
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// Whether cargo asks only that each bench still does what it asserts.
pub fn is_test() -> bool {
    std::env::args().any(|argument| argument == "--test")
}
