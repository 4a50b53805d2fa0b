import SimKit
import Testing

@Suite struct RandomSourceTests {
    /// Source: the test vector of the rand_xoshiro crate, made with the authors' C code.
    @Test func `xoshiro256** gives the published numbers`() {
        var source = RandomSource(state: (1, 2, 3, 4))
        let expected: [UInt64] = [
            11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
            16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777,
            2_904_607_092_377_533_576,
        ]
        var found: [UInt64] = []
        for _ in expected { found.append(source.next()) }
        #expect(found == expected)
    }

    @Test func `the same labels lead to the same stream whatever was drawn before`() {
        var used = RandomSource(seed: 7)
        let fresh = used
        for _ in 0..<100 { _ = used.next() }
        var left = used.stream("bed").stream("day", 12)
        var right = fresh.stream("bed").stream("day", 12)
        for _ in 0..<8 {
            let pair = (left.next(), right.next())
            #expect(pair.0 == pair.1)
        }
    }

    @Test func `different labels, numbers and seeds lead to different streams`() {
        let source = RandomSource(seed: 7)
        let streams = [
            source.stream("a"), source.stream("b"), source.stream("a", 0), source.stream("a", 1),
            source.stream("a").stream("b"), RandomSource(seed: 8).stream("a"),
        ]
        let firsts = streams.map { stream in
            var stream = stream
            return stream.next()
        }
        #expect(Set(firsts).count == firsts.count)
    }

    @Test func `whole numbers reach both ends of their range and nothing else`() {
        var source = RandomSource(seed: 1)
        let draws = Set((0..<2_000).map { _ in source.whole(-3...3) })
        #expect(draws == Set(-3...3))
    }

    @Test func `a chance comes true as often as its ratio says`() {
        var source = RandomSource(seed: 2)
        let hits = (0..<100_000).count { _ in source.chance(Ratio(2, in: 100)) }
        #expect((1_850...2_150).contains(hits))
        let isLucky = source.chance(.never)
        #expect(!isLucky)
    }

    @Test func `weights are kept`() {
        var source = RandomSource(seed: 3)
        var counts = [0, 0, 0]
        for _ in 0..<30_000 { counts[source.pickIndex(weights: [1, 0, 2])] += 1 }
        #expect(counts[1] == 0)
        #expect((9_600...10_400).contains(counts[0]))
    }

    @Test func `normal numbers have their mean and spread`() {
        var source = RandomSource(seed: 4)
        let draws = (0..<50_000).map { _ in source.normal(mean: 62, deviation: 4) }
        let mean = draws.reduce(0, +) / Double(draws.count)
        let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)
        #expect(abs(mean - 62) < 0.1)
        #expect(abs(variance.squareRoot() - 4) < 0.1)
        let within = draws.count { abs($0 - 62) < 4 }
        #expect(abs(Double(within) / Double(draws.count) - 0.6827) < 0.01)
    }

    @Test func `half of the log-normal numbers lie below the median and 95 of 100 below 20 minutes`() {
        var source = RandomSource(seed: 5)
        let draws = (0..<50_000).map { _ in source.logNormal(median: 7, spread: 0.638) }
        #expect(abs(Double(draws.count { $0 < 7 }) / 50_000 - 0.5) < 0.01)
        #expect(abs(Double(draws.count { $0 < 20 }) / 50_000 - 0.95) < 0.01)
    }

    @Test(arguments: [0.002, 1.5, 3, 40])
    func `Poisson numbers have a mean and a variance that agree`(mean: Double) {
        var source = RandomSource(seed: 6)
        let draws = (0..<40_000).map { _ in Double(source.poisson(mean: mean)) }
        let found = draws.reduce(0, +) / 40_000
        let variance = draws.reduce(0) { $0 + ($1 - found) * ($1 - found) } / 40_000
        let tolerance = 5 * (mean / 40_000).squareRoot()
        #expect(abs(found - mean) < tolerance)
        #expect(abs(variance - mean) < 0.05 * mean + 0.001)
    }

    @Test func `waiting times have their mean`() {
        var source = RandomSource(seed: 7)
        let mean = (0..<50_000).reduce(0.0) { sum, _ in sum + source.exponential(mean: 30) } / 50_000
        #expect(abs(mean - 30) < 0.6)
    }
}
