//! Many documents on one thread and on two.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput};
use feiten::Extractor;
use rayon::ThreadPoolBuilder;

use crate::corpus;

pub fn bench(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let texts = corpus::documents(1 << 20);
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let expected: usize = texts.iter().map(|text| extractor.extract(text).facts().len()).sum();
    assert!(expected >= bytes / 1000, "{expected} facts in {bytes} bytes");
    let mut group = criterion.benchmark_group("threads");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10).measurement_time(Duration::from_secs(5));
    for threads in [1, 2] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let read = || extractor.par_extract(&texts).map(|(_, extraction)| extraction.facts().len()).sum::<usize>();
        group.bench_function(BenchmarkId::from_parameter(threads), |bencher| {
            pool.install(|| bencher.iter(|| assert_eq!(read(), expected)));
        });
    }
    group.finish();
}
