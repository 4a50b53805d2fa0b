import BareLoops
import CareCore
import CareWire
import Ingest

/// Intake and state without the line round them.
struct CoreBench: ~Copyable {
    /// Messages that a turn would take.
    struct Batch {
        var raw = RawBatch()
        /// Gateway time of the turn: the newest device time in it.
        var now = Int64.min
    }

    private static let batchSize = 500

    private var state: GatewayState
    private var intake: Intake
    private var effects = Effects()

    /// A state with the fleet registered and both lanes listening.
    init(profiles: ProfileSet, fleet: Fleet, start: Timestamp) throws {
        var state = GatewayState(profiles: profiles)
        let before = start - .days(1)
        let outcome = state.apply(.importAssignments(try fleet.imports(since: before)), at: before, into: &effects)
        guard case .done = outcome else { throw BenchmarkError("the fleet was refused: \(outcome)") }
        effects.reset()
        state.setListening(true, at: start)
        self.state = state
        intake = Intake(profiles: profiles)
    }

    /// Encodes so many messages.
    static func batches(
        _ count: Int, _ message: (Int) -> (topic: String, payload: String, at: Int64)
    ) -> [Batch] {
        stride(from: 0, to: count, by: batchSize).map { first in
            var batch = Batch()
            for index in first..<min(first + batchSize, count) {
                let (topic, payload, at) = message(index)
                batch.now = max(batch.now, at)
                Array(topic.utf8).withUnsafeBytes { topic in
                    Array(payload.utf8).withUnsafeBytes { payload in
                        batch.raw.append(
                            lane: .bulk, packetID: UInt16(index % 65_535 + 1), isRetained: false, topic: topic,
                            payload: payload)
                    }
                }
            }
            return batch
        }
    }

    /// Takes all batches as the line would, ticks included.
    /// - Returns: CPU time of this thread in nanoseconds and what the core counted.
    mutating func run(_ batches: [Batch]) -> (time: Int64, counters: Counters) {
        var counters = Counters()
        let start = bare_thread_time()
        for batch in batches {
            effects.reset()
            let now = Timestamp(milliseconds: batch.now)
            batch.raw.bytes.withUnsafeBytes { bytes in
                for item in batch.raw.items {
                    _ = intake.take(item, of: bytes, now: now, state: &state, into: &effects)
                }
            }
            _ = state.tick(at: now, into: &effects)
            counters.add(effects.counters)
        }
        return (bare_thread_time() - start, counters)
    }

    /// What the decoder makes of a telemetry payload.
    static func decode(_ payload: String, of device: FleetDevice, profile: Profile) throws -> Message {
        var message = Message()
        try Array(payload.utf8).withUnsafeBytes { bytes in
            try EnvelopeDecoder.decode(bytes, kind: .telemetry, fields: FieldTable(profile), into: &message)
        }
        message.device = DeviceNumber(Int32(device.number))
        return message
    }

    /// Applies decoded messages round after round, a minute apart, ticks included.
    /// - Returns: CPU time of this thread in nanoseconds and what the core counted.
    mutating func apply(_ messages: [Message], rounds: Int, start: Timestamp) -> (time: Int64, counters: Counters) {
        var counters = Counters()
        var messages = messages
        let before = bare_thread_time()
        for round in 0..<rounds {
            let now = start + .seconds(Int64(round) * 60)
            for index in messages.indices {
                messages[index].deviceTime = now
                messages[index].receivedAt = now
                messages[index].sequence = UInt32(round)
                _ = state.apply(messages[index], at: now, into: &effects)
                guard index % Self.batchSize == 0 else { continue }
                _ = state.tick(at: now, into: &effects)
                counters.add(effects.counters)
                effects.reset()
            }
        }
        counters.add(effects.counters)
        return (bare_thread_time() - before, counters)
    }
}
