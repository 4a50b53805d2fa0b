import CareCore
import Ingest
import WholeSystem

/// Mistakes about what was said.
extension Mutation {
    /// The message is changed as it is read, so that everything that comes of it agrees.
    static func takePressesForDrills(_ tampering: inout Tampering) {
        tampering.receive = { port, lane, batch, limit in
            guard lane == .urgent else { return port.receive(lane, into: &batch, limit: limit) }
            var read = RawBatch()
            let outcome = port.receive(lane, into: &read, limit: limit)
            for item in read.items {
                let payload = Self.asDrill(Array(read.bytes[item.payload]))
                read.bytes[item.topic].withUnsafeBytes { topic in
                    payload.withUnsafeBytes { payload in
                        batch.append(
                            lane: item.lane, packetID: item.packetID, isRetained: item.isRetained,
                            subscription: item.subscription, topic: topic, payload: payload)
                    }
                }
            }
            return outcome
        }
    }

    /// A press with the mark of a test; everything else as it is.
    private static func asDrill(_ payload: [UInt8]) -> [UInt8] {
        let text = String(decoding: payload, as: UTF8.self)
        guard text.contains("\"sos\""), !text.contains("\"test\""),
            let brace = payload.firstIndex(of: UInt8(ascii: "{"))
        else { return payload }
        return Array(payload[...brace]) + Array(#""test":true,"#.utf8) + Array(payload[(brace + 1)...])
    }

    static func doubtPads(_ tampering: inout Tampering) {
        tampering.commit = { batch in
            batch.effects.readings = batch.effects.readings.map { reading in
                guard reading.metric == .wet else { return reading }
                return ReadingRow(
                    device: reading.device, metric: reading.metric, validity: .implausible,
                    isServerTime: reading.isServerTime, at: reading.at, receivedAt: reading.receivedAt,
                    value: reading.value)
            }
        }
    }
}
