import ArgumentParser
import BareLoops
import CareCore
import CareProfiles
import CareStore
import Foundation
import Ingest

/// A small piece of work that is the same in every run, for callgrind: only what runs inside `bare_collect` counts.
struct FixedRole: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fixed", shouldDisplay: false)

    /// What is counted.
    enum Work: String, CaseIterable, ExpressibleByArgument {
        /// Decoding and applying 2,000 messages of every model of device.
        case core
        /// One turn of the line with 500 messages of 5 readings: journal, transaction, no fsync of interest.
        case turn
    }

    @Argument var work: Work
    @Argument var profiles: String
    @Argument var folder: String

    /// The same time in every run: 2025-11-06T00:00:00Z.
    private static let start = Timestamp(milliseconds: 1_762_387_200_000)

    func run() throws {
        switch work {
        case .core: try core()
        case .turn: try turn()
        }
    }

    private func core() throws {
        let set = try ProfileLoader.load(directory: profiles).set
        let fleet = Fleet(beds: 100)
        let batches = CoreBench.batches(4_000) { index in
            let device = fleet.devices[index % fleet.devices.count]
            let round = index / fleet.devices.count
            let at = Self.start.milliseconds + Int64(round) * 60_000
            let payload = Envelope.telemetry(device, sequence: round, at: at, readings: device.kind.readings(index))
            return (device.telemetryTopic, payload, at)
        }
        var bench = try CoreBench(profiles: set, fleet: fleet, start: Self.start)
        // The first half grows every array to its size.
        _ = bench.run(Array(batches.prefix(4)))
        let counters = CountedWork.run { bench.run(Array(batches.dropFirst(4))).counters }
        guard counters.telemetry == 2_000 else { throw BenchmarkError("\(counters.telemetry) messages applied") }
    }

    private func turn() throws {
        let set = try ProfileLoader.load(directory: profiles).set
        let fleet = Fleet(beds: 100)
        let load = MattressLoad(
            mattresses: fleet.devices(of: .mattress), messages: 1_500, readings: 5, start: Self.start.milliseconds)
        let store = try Store.open(
            StoreConfiguration(path: "\(folder)/fixed.sqlite", newInstance: { "0123456789abcdef" }))
        try store.register(set)
        guard let gateway = DeviceID("gateway-1") else { throw BenchmarkError("gateway name") }
        var line = try IngestLine(
            transport: FeedTransport(), store: try store.makeCommitter(), profiles: set, former: { _ in nil },
            now: Self.start - .days(2), configuration: LineConfiguration(gateway: gateway, instance: store.instance))
        let before = Self.start - .days(1)
        let imports = try fleet.imports(since: before)
        _ = line.turn(at: before, commands: [PendingCommand(command: .importAssignments(imports)) { _ in }])
        var readings = 0
        for batch in 0..<3 {
            line.transport.removeAll()
            for index in batch * 500..<(batch + 1) * 500 {
                line.transport.append(.bulk, topic: load.device(index).telemetryTopic, payload: load.payload(index))
            }
            let now = Timestamp(milliseconds: load.at(batch * 500 + 499))
            if batch < 2 {
                _ = line.turn(at: now)
            } else {
                readings = CountedWork.run { line.turn(at: now).counters.readings }
            }
        }
        guard readings == 2_500 else { throw BenchmarkError("\(readings) readings in the counted turn") }
    }
}
