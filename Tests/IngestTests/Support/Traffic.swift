import CareCore
import TestSupport
import Testing

/// Random messages, commands and troubles for a fleet with one device of every profile, repeatable from a seed.
struct Traffic {
    static let beds = 4
    private static let townships = ["532901001", "532925101"]

    var dice: Dice
    let profiles: ProfileSet
    private let devices: [(id: String, profile: Profile, county: CountyCode)]
    private(set) var sent = 0

    init(seed: UInt64, profiles: ProfileSet) throws {
        dice = Dice(seed: seed)
        self.profiles = profiles
        let counties = try [532_901, 532_925].map { try #require(CountyCode($0)) }
        devices = profiles.profiles.enumerated().map { ("d-\($0)", $1, counties[$0 % 2]) }
    }

    private mutating func pick<Element>(_ choices: [Element]) throws -> Element {
        let choice = dice.pick(choices)
        return try #require(choice)
    }

    /// Every device at a bed of its county; two beds each.
    func registration(since: Timestamp) throws -> Command {
        .importAssignments(
            try devices.enumerated().map { number, device in
                AssignmentImport(
                    line: number + 2, county: device.county,
                    bed: try #require(BedID(county: device.county, number: Int32(1 + number / 2 % 2))),
                    device: try #require(DeviceID(device.id)), profile: device.profile.id, since: since,
                    township: Self.townships[number % 2])
            })
    }

    /// A device that moves to another bed of its county from now on.
    mutating func move(at now: Timestamp) throws -> Command {
        let device = try pick(devices)
        let bed = try #require(BedID(county: device.county, number: Int32.random(in: 1...2, using: &dice)))
        return .importAssignments([
            AssignmentImport(
                line: 2, county: device.county, bed: bed, device: try #require(DeviceID(device.id)),
                profile: device.profile.id, since: now)
        ])
    }

    /// Where a device goes by the books next: usually a step of the table, sometimes one that it does not have; or
    /// whether a bed is served.
    mutating func custody(_ state: borrowing GatewayState) throws -> Command {
        if dice.happens(onceIn: 4) {
            return .service(try pick(state.registry.beds).id, isOver: dice.happens(onceIn: 2), by: "Sun")
        }
        let device = try pick(state.registry.devices)
        guard let state = device.custody?.state else { return .custody(device.id, .inService, by: "Sun") }
        // Nothing follows what is retired.
        let isWild = dice.happens(onceIn: 6) || state.successors.isEmpty
        return .custody(device.id, try pick(isWild ? CustodyState.allCases : state.successors), by: "Sun")
    }

    /// Something a person asks.
    mutating func command(_ state: borrowing GatewayState) throws -> Command {
        let alarm = dice.pick(state.openAlarms)?.id ?? AlarmID(1)
        switch Int.random(in: 0..<11, using: &dice) {
        case 9, 10: return .incident(try incident(state), by: "Zheng")
        case 8:
            return .maintenance(try repair(state), by: try pick(["Wu", "Li"]))
        case 5: return .step(alarm, try step(), by: "Zhao")
        case 6, 7: return .suppression(try order(state), by: "Zhao")
        case 0, 1: return .acknowledge(alarm, by: "Li")
        case 2, 3:
            let reason = try pick(CloseReason.allCases)
            return .close(alarm, by: "王", reason: reason, note: "as found")
        default:
            let bed = try pick(state.registry.beds).id
            return .openTestWindow(bed, length: .minutes(Int64.random(in: 1...30, using: &dice)), by: "Wang")
        }
    }

    /// The next step of a problem most of the time, so that orders come to their end.
    private mutating func repair(_ state: borrowing GatewayState) throws -> MaintenanceCommand {
        guard let order = dice.pick(state.openOrders), let problem = dice.pick(order.problems),
            Int.random(in: 0..<8, using: &dice) > 0
        else {
            guard dice.happens(onceIn: 2), let device = dice.pick(state.registry.devices),
                let bed = dice.pick(state.registry.beds)
            else { return .close(dice.pick(state.openOrders)?.id ?? OrderID(1), note: "looked at") }
            return .report(bed.id, dice.happens(onceIn: 2) ? .device(device.id) : .thing("k"), text: "w")
        }
        let step: MaintenanceCommand.Step =
            switch problem.step {
            case .found: .assign(to: "Wu", due: state.clock + .hours(24))
            case .assigned: .mend(RepairWork(text: "mended", parts: "", replacedBattery: true))
            case .mended: .accept(Bool.random(using: &dice) ? .telemetry : .inspection("good"))
            case .accepted, .signed: .sign(note: "")
            }
        return .step(order.id, problems: [problem.number], step)
    }

    private mutating func incident(_ state: borrowing GatewayState) throws -> IncidentCommand {
        let id = dice.pick(state.openIncidents)?.id ?? IncidentID(1)
        let bed = try pick(state.registry.beds).id
        let township = try #require(TownshipCode(try pick(Self.townships)))
        return try pick([
            .open(try pick(IncidentKind.allCases), township, drill: nil, note: "n"),
            .open(try pick(IncidentKind.allCases), township, drill: .minutes(30), note: ""),
            .reached(id, bed, try pick(IncidentContact.Way.allCases), note: ""), .problem(id, text: "p"),
            .rectify(id, problem: 1, text: "r"), .accept(id, problem: 1, text: ""), .close(id, note: "c"),
        ])
    }

    private mutating func step() throws -> AlarmStep {
        try pick([
            .callBack(note: "n"), .dispatch(responder: "Sun", note: ""), .arrive(note: ""), .reopen(reason: "r"),
            .assign(to: "Qian"), .comment("c"), .shelve(length: .minutes(5), untilClear: true, reason: "r"),
            .shelve(length: .hours(2), untilClear: false, reason: "r"), .unshelve,
        ])
    }

    private mutating func order(_ state: borrowing GatewayState) throws -> SuppressionOrder {
        let bed = try pick(state.registry.beds).id
        let device = ServiceTarget(.device(try pick(state.registry.devices).id), rule: nil)
        return try pick([
            .away(bed, until: nil, reason: "r"), .back(bed), .beginVisit(bed, planned: .minutes(2)), .endVisit(bed),
            .takeOutOfService(device, permit: "p", until: state.clock + .minutes(7)), .returnToService(device),
        ])
    }

    /// One message, usually a good one.
    mutating func message(at now: Timestamp) throws -> (topic: String, payload: String, isRetained: Bool) {
        sent += 1
        let device = try pick(devices)
        let county = dice.happens(onceIn: 30) ? "532931" : "\(device.county)"
        let id = dice.happens(onceIn: 40) ? "stranger" : device.id
        let topic = "homebed/v1/\(county)/\(id)/"
        if dice.happens(onceIn: 30) { return (topic + "event", "{\"v\":1,\"ref\":\"r\(sent)\"", false) }
        if !device.profile.topics.isEmpty, !dice.happens(onceIn: 5) {
            return try foreign(id, device.profile, at: now)
        }
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: return (topic + "status", #"{"v":1,"online":\#(Bool.random(using: &dice))}"#, dice.happens(onceIn: 3))
        case 1...3 where !device.profile.events.isEmpty:
            return (topic + "event", try event(of: device.profile, at: now), dice.happens(onceIn: 25))
        default: return (topic + "telemetry", telemetry(of: device.profile, at: now), false)
        }
    }

    /// What zigbee2mqtt says of a device.
    private mutating func foreign(
        _ id: String, _ profile: Profile, at now: Timestamp
    ) throws -> (topic: String, payload: String, isRetained: Bool) {
        if dice.happens(onceIn: 8) {
            return ("zigbee2mqtt/\(id)/availability", #"{"state":"online"}"#, dice.happens(onceIn: 2))
        }
        var fields = ["\"battery\":\(Int.random(in: 0...100, using: &dice))", #""linkquality":120"#]
        for field in profile.topics[0].events {
            let word = dice.happens(onceIn: 20) ? "?" : try pick(field.values.keys.sorted())
            fields.append("\"\(field.name)\":" + (word == "true" || word == "false" ? word : "\"\(word)\""))
        }
        let time = time(now).replacing("\"ts\"", with: "\"last_seen\"")
        return ("zigbee2mqtt/\(id)", "{\(time)\(fields.joined(separator: ","))}", dice.happens(onceIn: 15))
    }

    private mutating func event(of profile: Profile, at now: Timestamp) throws -> String {
        let name = try pick(profile.events.keys.sorted())
        return "{\"v\":1,\(reference())\(time(now))\"event\":\"\(name)\"}"
    }

    private mutating func telemetry(of profile: Profile, at now: Timestamp) -> String {
        let receipt = dice.happens(onceIn: 3) ? #""receipt":true,"# : ""
        let start = "{\"v\":1,\(reference())\(receipt)\(time(now))"
        guard dice.happens(onceIn: 6) else { return start + "\"readings\":\(readings(of: profile))}" }
        let history = (1...3).map { number in
            "{\"ts\":\((now - .seconds(Int64(number * 40))).milliseconds),\"readings\":\(readings(of: profile))}"
        }
        return start + "\"history\":[\(history.joined(separator: ","))]}"
    }

    private mutating func reference() -> String {
        dice.happens(onceIn: 4) ? "" : "\"ref\":\"r\(dice.happens(onceIn: 12) ? 1 : sent)\","
    }

    /// Device time: mostly now, sometimes late, far ahead, of a clock that was never set, or none.
    private mutating func time(_ now: Timestamp) -> String {
        let offset: Int64
        switch Int.random(in: 0..<12, using: &dice) {
        case 0: return ""
        case 1: return #""ts":0,"#
        case 2: offset = 3_600_000
        case 3: offset = -Int64.random(in: 600_000...7_200_000, using: &dice)
        default: offset = -Int64.random(in: 0...30_000, using: &dice)
        }
        return "\"ts\":\(now.milliseconds + offset),"
    }

    private mutating func readings(of profile: Profile) -> String {
        let fields = profile.fields.filter { _ in dice.happens(onceIn: 2) }
        let values = fields.map { field in "\"\(field.field)\":\(value(of: field, profile))" }
        return "{\(values.joined(separator: ","))}"
    }

    private mutating func value(of field: FieldMapping, _ profile: Profile) -> String {
        if dice.happens(onceIn: 25) { return "\"?\"" }
        switch field.target {
        case .enumeration(_, let values):
            let word = dice.pick(values.keys.sorted()) ?? "?"
            return Int(word) == nil && word != "true" && word != "false" ? "\"\(word)\"" : word
        case .reading(let slot, _, _):
            let metric = profile.slots[slot]
            if metric.maximum <= 1 { return Bool.random(using: &dice) ? "true" : "false" }
            if dice.happens(onceIn: 20) { return "1e9" }
            let low = max(metric.minimum, -1_000)
            return "\(Int(Double.random(in: low...max(low, min(metric.maximum, 300)), using: &dice)))"
        }
    }
}
