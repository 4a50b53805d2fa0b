import BareLoops
import CareCore
import CareProfiles
import Ingest

/// Line 2: decoding and applying without broker and store, on one thread's CPU time.
struct CoreMeasurement {
    let site: Site

    func run() throws -> [ReportRow] {
        let messages = site.isQuick ? 100_000 : 400_000
        let profiles = try ProfileLoader.load(directory: site.profiles).set
        let start = Site.now
        let fleet = Fleet(beds: 2_100)
        let mattresses = MattressLoad(
            mattresses: fleet.devices(of: .mattress), messages: messages, readings: 5, start: start.milliseconds)
        var rates: [Double] = []
        for _ in 0..<(site.isQuick ? 1 : 3) {
            var bench = try CoreBench(profiles: profiles, fleet: fleet, start: start)
            let batches = CoreBench.batches(messages) { index in
                (mattresses.device(index).telemetryTopic, mattresses.payload(index), mattresses.at(index))
            }
            let run = bench.run(batches)
            guard run.counters.readings == messages * 5, run.counters.telemetry == messages else {
                throw BenchmarkError("\(run.counters.readings) readings of \(messages * 5) were applied")
            }
            rates.append(Figures.rate(messages, in: run.time))
        }
        let rate = Figures.median(rates)
        return [
            ReportRow(
                what: "core alone, 5 readings a message", measured: "\(Figures.whole(rate)) messages/s",
                budget: "≥ 200,000/s", isMet: rate >= 200_000,
                notes: [
                    "\(messages) messages, CPU time of one thread, median of \(rates.count): "
                        + "\(Figures.fixed(1e6 / rate, 2)) µs a message"
                ]), try rules(profiles, fleet: fleet, start: start, rounds: site.isQuick ? 10 : 60),
        ]
    }

    /// The shipped rules on decoded messages of every model: all that `apply` does counts, not only the evaluations.
    private func rules(
        _ profiles: ProfileSet, fleet: Fleet, start: Timestamp, rounds: Int
    ) throws -> ReportRow {
        let count = fleet.devices.count
        let messages = try fleet.devices.map { device in
            guard let index = profiles.index(of: device.kind.rawValue) else {
                throw BenchmarkError("no profile \(device.kind.rawValue)")
            }
            let payload = Envelope.telemetry(
                device, sequence: 1, at: start.milliseconds, readings: device.kind.readings(device.number))
            return try CoreBench.decode(payload, of: device, profile: profiles.profiles[index])
        }
        var rates: [Double] = []
        var note = ""
        for _ in 0..<(site.isQuick ? 1 : 3) {
            var bench = try CoreBench(profiles: profiles, fleet: fleet, start: start)
            let run = bench.apply(messages, rounds: rounds, start: start)
            rates.append(Figures.rate(run.counters.ruleEvaluations, in: run.time))
            note =
                "\(run.counters.ruleEvaluations) evaluations by \(count * rounds) decoded messages of every model in "
                + "\(Figures.seconds(run.time)) of `apply`, taking and storing the readings included"
        }
        let rate = Figures.median(rates)
        return ReportRow(
            what: "rule evaluations", measured: "\(Figures.whole(rate))/s", budget: "≥ 2,000,000/s",
            isMet: rate >= 2_000_000, notes: [note])
    }
}
