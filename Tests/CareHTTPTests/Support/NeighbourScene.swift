import CareCore
import CareRecords
import CareStore
import Ingest
import TestSupport

@testable import CareHTTP

/// Two counties with a provider each that have everything alike, and everybody who may come in on either side.
struct NeighbourScene {
    static let both: [Neighbour] = [.dali, .midu]

    let gateway: TestGateway
    /// The number of each side's emergency, order and incident.
    private var numbers: [String: Int64] = [:]

    init() throws {
        gateway = try TestGateway(limits: RateLimit.Limits(burst: 1_000_000))
        for neighbour in Self.both {
            try enter(neighbour)
            for role in Role.allCases {
                let scope = try TestFailure.unless(AccessScope(recordText: neighbour.scope(role)))
                gateway.admit(Self.caller(role, neighbour), role, scope)
            }
        }
        gateway.pass(.minutes(1))
        let store = gateway.services.store
        let found =
            try store.alarms(.open, scope: .everything).filter { $0.rule == "SOS-1" }
            .map { ("alarm", $0.bed?.description ?? "", $0.id.number) }
            + store.orders(openOnly: true, .everything).map { ("order", "\($0.bed)", $0.id.number) }
            + store.incidents(openOnly: true, .everything).map { ("incident", "\($0.township)", $0.id.number) }
        for (parameter, place, number) in found { numbers["\(parameter) \(place.prefix(6))"] = number }
    }

    /// Who asks as that role on a side.
    static func caller(_ role: Role, _ neighbour: Neighbour) -> String { "\(role.rawValue)-\(neighbour.word)" }

    /// What stands in a path in place of a parameter that names something of `neighbour`.
    func value(_ parameter: String, of neighbour: Neighbour) throws -> String {
        switch parameter {
        case "bed": neighbour.bed
        case "device": neighbour.mattress
        case "code": neighbour.county
        case "organisation": neighbour.provider
        case "resident": neighbour.own("r-1")
        case "case": neighbour.own("c-1")
        case "visit": neighbour.own("v-1")
        case "asset": neighbour.own("x")
        case "member": neighbour.own("s-1")
        case "complaint": neighbour.own("k")
        case "item": neighbour.own("k-camera")
        case "training": neighbour.own("t-1")
        case "entry": neighbour.own("y")
        // Of the move that opened the asset's recovery order.
        case "number": "4"
        case "alarm", "order", "incident":
            "\(try TestFailure.unless(numbers["\(parameter) \(neighbour.county)"]))"
        default: throw TestFailure("a path names {\(parameter)}, of which the scene has nothing")
        }
    }

    private func enter(_ neighbour: Neighbour) throws {
        for (device, profile) in [(neighbour.mattress, "mattress-belt"), (neighbour.button, "sos-button")] {
            try gateway.assign(
                device, profile, to: neighbour.bed, provider: neighbour.provider, township: neighbour.township)
        }
        try gateway.enterAtOnce(neighbour.forms)
        let county = try TestFailure.unless(CountyCode(neighbour.county))
        let township = try TestFailure.unless(TownshipCode(neighbour.township))
        let bed = try TestFailure.unless(BedID(neighbour.bed))
        let person = try TestFailure.unless(PersonID(neighbour.person))
        let post = DutyPost(.operator, .station(neighbour.provider))
        let contact = Contact(
            person: person, post: post, name: "夜班", channels: [try TestFailure.unless(ContactChannel("mqtt"))])
        let shift = Shift(
            post: post, person: person, from: TestGateway.start, until: TestGateway.start + .hours(12))
        for command: Command in [
            .duty(.importContacts([.init(2, contact)], by: "machine")),
            .duty(.importShifts([.init(2, shift)], by: "machine")),
            .incident(.open(.fire, township, drill: nil, note: "后山 \(neighbour.word)"), by: "machine"),
            .suppression(.away(bed, until: nil, reason: "探亲 \(neighbour.word)"), by: "machine"),
        ] { try gateway.carryOut(.command(command)) }
        let topic = "homebed/v1/\(county)/\(neighbour.mattress)/telemetry"
        gateway.receive(.bulk, topic, #"{"v":1,"ref":"r-1","readings":{"heart_rate":72,"in_bed":true}}"#)
        // A device that cannot be understood is a technician's, by an order.
        for _ in 0..<6 { gateway.receive(.bulk, topic, "nonsense") }
        gateway.receive(
            .urgent, "homebed/v1/\(county)/\(neighbour.button)/event", #"{"v":1,"ref":"r-1","event":"sos"}"#)
    }
}
