//! What it takes to begin: lists, rules, a further extractor, and a process of its own that reads its first article.

use std::process::Command;
use std::time::Duration;

use criterion::Criterion;
use feiten::fact::Rules;
use feiten::mention::Lists;
use feiten::Extractor;

use crate::corpus::SEEDS;

/// Set for the processes that read one article, or nothing, and end.
const ARTICLE: &str = "FEITEN_BENCH_ARTICLE";

/// A caller's list.
const LIST: &str = "Werf De Toekomst\torganisation\tDe Toekomst\t\n";

/// A caller's rules.
const RULES: &str = r#"
frame orders.bargain
  fact       supply
  verbs      op de kop tikken
  recipient! subject: country
  item!      object: equipment
  + "[recipient:Polen] tikte [item:tanks] op de kop."
  + "[recipient:Finland] tikte [item:houwitsers] op de kop."
  - "Polen tikte op de tafel."
"#;

/// Whether this process is one that begins afresh.
pub fn is_first_article() -> bool {
    std::env::var_os(ARTICLE).is_some()
}

/// Reads the article that the variable names and prints how many facts it tells.
pub fn first_article() {
    let article = std::env::var(ARTICLE).ok().and_then(|article| article.parse::<usize>().ok());
    let facts = article.and_then(|article| SEEDS.get(article)).map(|text| Extractor::new().extract(text).facts().len());
    print!("{}", facts.unwrap_or(0));
}

/// The facts that a process of its own finds in an article; none where the article is `nothing`.
fn process(article: &str) -> usize {
    let output = Command::new(std::env::current_exe().unwrap()).env(ARTICLE, article).output().unwrap();
    String::from_utf8(output.stdout).unwrap().parse().unwrap()
}

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("start");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    group.bench_function("lists", |bencher| bencher.iter(|| assert!(!Lists::built_in().unwrap().verbs.rows().is_empty())));
    let lists = Lists::built_in().unwrap();
    group.bench_function("rules", |bencher| bencher.iter(|| assert!(!Rules::built_in(&lists).unwrap().set.is_empty())));
    group.bench_function("rules from source", |bencher| bencher.iter(|| assert!(!Rules::from_source().unwrap().set.is_empty())));
    let extractor = Extractor::new();
    let facts = SEEDS.first().map_or(0, |text| extractor.extract(text).facts().len());
    assert!(facts > 0);
    group.bench_function("another extractor", |bencher| bencher.iter(Extractor::new));
    let with_list = || Extractor::builder().list("shipyards.tsv", LIST).build().unwrap();
    assert!(with_list().extract("Werf De Toekomst levert.").entities().iter().any(|entity| entity.text() == "Werf De Toekomst"));
    group.bench_function("an extractor with a list", |bencher| bencher.iter(with_list));
    let with_rules = || Extractor::builder().rules("orders.rules", RULES).build().unwrap();
    assert_eq!(with_rules().extract("Polen tikte tanks op de kop.").facts().len(), 1);
    group.bench_function("an extractor with rules", |bencher| bencher.iter(with_rules));
    group.bench_function("process", |bencher| bencher.iter(|| assert_eq!(process("nothing"), 0)));
    group.bench_function("process and first article", |bencher| bencher.iter(|| assert_eq!(process("0"), facts)));
    group.finish();
}
