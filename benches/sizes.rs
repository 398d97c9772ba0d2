//! What a byte costs in documents of a kilobyte, a hundred kilobytes, ten megabytes: everything is linear in the text.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput};
use feiten::Extractor;

use crate::corpus;

pub fn bench(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let mut group = criterion.benchmark_group("sizes");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    // Once as a test, the largest says no more than the others.
    let sizes: &[usize] = if corpus::is_test() { &[1_000, 100_000] } else { &[1_000, 100_000, 10_000_000] };
    for &size in sizes {
        let text = corpus::document(size);
        let read = || extractor.extract(black_box(&text)).facts().len();
        let expected = read();
        assert!(expected >= size / 1000, "{expected} facts in {size} bytes");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| bencher.iter(|| assert_eq!(read(), expected)));
    }
    group.finish();
}
