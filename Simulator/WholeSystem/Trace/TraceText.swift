import Auditor
import FleetModel
import SimKit

/// What happens in a run, in words for the person who looks for the reason of a fault.
struct TraceText {
    let world: World

    func describe(_ occurrence: Occurrence, at now: Moment) -> String {
        "\(Self.clock(now)) \(words(occurrence))"
    }

    /// The same of what the auditor judged.
    func describe(_ share: AuditShare, at now: Moment) -> String { "\(Self.clock(now)) auditor: \(share.text)" }

    private func words(_ occurrence: Occurrence) -> String {
        switch occurrence {
        case .home(let index): "\(name(.home(index))) acts"
        case .homeConnects(let index): "\(name(.home(index))) connects"
        case .arrival(let flight): "\(words(flight))"
        case .notice(let connection, let side):
            "\(side) of \(name(world.network.connections[connection].client)) finds connection \(connection) dead"
        case .gatewayWakes: "gateway turns"
        case .gatewayIsFree: "gateway has turned"
        case .gatewayStarts: "gateway starts"
        case .brokerStarts: "broker starts"
        case .fault(let index): "FAULT \(world.plan.events[index].kind)"
        case .operators: "operators act"
        }
    }

    private func words(_ flight: Flight) -> String {
        let client = name(world.network.connections[flight.connection].client)
        let way = flight.side == .client ? "broker → \(client)" : "\(client) → broker"
        switch flight.packet {
        case .connect(let request): return "\(way) CONNECT clean \(request.isClean)"
        case .accepted(let isPresent, _): return "\(way) CONNACK session \(isPresent ? "resumed" : "new")"
        case .refused: return "\(way) refused"
        case .publish(let packetID, let letter, _):
            // Some devices break the lines of what they send; here each packet is one line.
            let text = String(decoding: letter.payload.prefix(120), as: UTF8.self)
                .split(whereSeparator: \.isNewline).joined(separator: " ")
            return "\(way) PUBLISH \(packetID) \(letter.topic) \(text)"
        case .acknowledge(let packetIDs): return "\(way) PUBACK \(packetIDs.map { "\($0)" }.joined(separator: " "))"
        case .disconnect: return "\(way) DISCONNECT"
        }
    }

    private func name(_ client: Client) -> String {
        switch client {
        case .urgentLane: "urgent lane"
        case .bulkLane: "bulk lane"
        case .observer: "operators"
        case .home(let index): world.record.plan.households[index].id
        }
    }

    /// Time of day in the four counties, and the milliseconds that the database shows.
    private static func clock(_ now: Moment) -> String {
        let passed = (now - CivilDay(of: now).start).milliseconds
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(passed / 3_600_000)):\(two(passed / 60_000 % 60)):\(two(passed / 1_000 % 60)) \(now.milliseconds)"
    }
}
