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
                ]), try rules(profiles, fleet: fleet, start: start, rounds: site.isQuick ? 4 : 16),
        ]
    }

    /// The shipped rules on every device's full message, less the same work under the same profiles without rules.
    private func rules(
        _ profiles: ProfileSet, fleet: Fleet, start: Timestamp, rounds: Int
    ) throws -> ReportRow {
        let bare = ProfileSet(
            profiles: profiles.profiles.map { profile in
                Profile(
                    id: profile.id, title: profile.title, deviceClass: profile.deviceClass,
                    servesHousehold: profile.servesHousehold, isReusable: profile.isReusable, slots: profile.slots,
                    fields: profile.fields, events: profile.events, liveness: profile.liveness, rules: [])
            }, fingerprint: profiles.fingerprint ^ 1)
        let count = fleet.devices.count
        let batches = CoreBench.batches(count * rounds) { index in
            let device = fleet.devices[index % count]
            let at = start.milliseconds + Int64(index / count) * 60_000
            let payload = Envelope.telemetry(
                device, sequence: index / count, at: at, readings: device.kind.readings(index))
            return (device.telemetryTopic, payload, at)
        }
        var rates: [Double] = []
        var notes: [String] = []
        for _ in 0..<(site.isQuick ? 1 : 3) {
            var with = try CoreBench(profiles: profiles, fleet: fleet, start: start)
            let asked = with.run(batches)
            var without = try CoreBench(profiles: bare, fleet: fleet, start: start)
            let idle = without.run(batches)
            let evaluations = asked.counters.ruleEvaluations
            rates.append(Figures.rate(evaluations, in: asked.time - idle.time))
            notes = [
                "\(evaluations) evaluations by \(count * rounds) messages of every model: "
                    + "\(Figures.seconds(asked.time)) with rules, \(Figures.seconds(idle.time)) without"
            ]
        }
        let rate = Figures.median(rates)
        return ReportRow(
            what: "rule evaluations", measured: "\(Figures.whole(rate))/s", budget: "≥ 2,000,000/s",
            isMet: rate >= 2_000_000, notes: notes)
    }
}
