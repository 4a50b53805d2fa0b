import BareLoops
import CareCore

/// A stream of mattress telemetry, the same for the gateway, for the counter and for the bare loop.
struct MattressLoad {
    let mattresses: [FleetDevice]
    let messages: Int
    /// Readings in a message, 1 ... 5.
    let readings: Int
    /// Device time of the first round in ms. Recent enough that the rules judge everything.
    let start: Int64

    /// Device time between two messages of a mattress, in ms: a night's backlog would be late and no rule asked.
    private static let step: Int64 = 4_000
    private static let metrics: [(metric: Metric, name: String)] = [
        (.heartRate, "heart_rate"), (.respirationRate, "respiration_rate"), (.movement, "movement"),
        (.turnCount, "turn_count"), (.inBed, "in_bed"),
    ]

    func device(_ index: Int) -> FleetDevice { mattresses[index % mattresses.count] }

    func at(_ index: Int) -> Int64 {
        start + Int64(index / mattresses.count) * Self.step + Int64(index % mattresses.count) * 7_919 % Self.step
    }

    private func value(_ index: Int, _ metric: Int) -> Int {
        switch metric {
        case 0: 66 + index % 20
        case 1: 14 + index % 4
        case 2: index % 30
        case 3: index % 9
        default: 1
        }
    }

    func payload(_ index: Int) -> String {
        var fields = ""
        for metric in 0..<readings {
            if metric > 0 { fields += "," }
            let text = metric == 4 ? "true" : String(value(index, metric))
            fields += "\"\(Self.metrics[metric].name)\":\(text)"
        }
        return Envelope.telemetry(
            device(index), sequence: index / mattresses.count, at: at(index), readings: fields)
    }

    /// The rows that the store makes of the messages.
    func rows() -> [bare_row] {
        var rows: [bare_row] = []
        rows.reserveCapacity(messages * readings)
        for index in 0..<messages {
            let (minute, millisecond) = at(index).quotientAndRemainder(dividingBy: 60_000)
            for metric in 0..<readings {
                rows.append(
                    bare_row(
                        minute: minute, device: Int64(device(index).number),
                        metric: Int64(Self.metrics[metric].metric.rawValue), millisecond: millisecond,
                        value: Double(value(index, metric)), quality: 0, delay: 5_000))
            }
        }
        return rows
    }
}
