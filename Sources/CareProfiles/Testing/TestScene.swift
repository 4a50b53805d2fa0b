import CareCore
import CareWire

/// Plays one case through the decoder and the core, in the order of the gateway's clock.
struct TestScene: ~Copyable {
    private let test: TestCase
    private let set: ProfileSet
    private var state: GatewayState
    private var effects = Effects()
    private var message = Message()
    private var packet: UInt16 = 0
    private let tables: [String: FieldTable]
    private(set) var edges: [SeenEdge] = []
    private(set) var readings: [SeenReading] = []
    private(set) var commands: [SeenCommand] = []
    private(set) var notifications: [SeenNotification] = []
    private var ruleOfAlarm: [AlarmID: String] = [:]
    /// What went wrong before any comparison.
    private(set) var failures: [String] = []

    init(_ test: TestCase, set: ProfileSet) {
        self.test = test
        self.set = set
        state = GatewayState(profiles: set)
        var tables: [String: FieldTable] = [:]
        for (name, id) in test.devices {
            if let index = set.index(of: id) { tables[name] = FieldTable(set.profiles[index]) }
        }
        self.tables = tables
    }

    /// Plays everything until the case's end.
    mutating func play() {
        state.setListening(true, at: test.start)
        register()
        var sendings = test.sendings[...]
        var actions = test.actions[...]
        while true {
            let sending = sendings.first.map { $0.at + $0.delay } ?? .distantFuture
            let action = actions.first?.at ?? .distantFuture
            let next = min(sending, action)
            guard next <= test.end else { break }
            tick(until: next)
            if sending <= action {
                send(sendings.removeFirst())
            } else {
                act(actions.removeFirst())
            }
        }
        tick(until: test.end + Milliseconds(1))
    }

    private mutating func register() {
        guard let bed else { return }
        let isInTownship = test.actions.contains { if case .hold(.outage, _) = $0.kind { true } else { false } }
        let lines = test.devices.enumerated().compactMap { index, device in
            DeviceID(device.name).map {
                AssignmentImport(
                    line: index + 2, county: bed.county, bed: bed, device: $0, profile: device.profile, since: nil,
                    township: isInTownship ? TestHold.township : nil, altitude: test.bed.altitude,
                    facts: test.bed.facts, position: test.bed.position)
            }
        }
        if case .refused(let reasons) = state.apply(.importAssignments(lines), at: test.start, into: &effects) {
            failures += reasons
        }
        enterPeople(of: bed)
        override(bed)
        collect()
    }

    /// Gives the bed its own values; what the gateway would refuse fails the case.
    private mutating func override(_ bed: BedID) {
        for (id, settings) in test.bed.rules {
            let command = Command.tune(
                .set(
                    rule: id, scope: .bed(bed), settings, by: "tester", reason: "profile test",
                    until: test.start + Limits.personalLimit))
            if case .refused(let reasons) = state.apply(command, at: test.start, into: &effects) { failures += reasons }
        }
    }

    /// Somebody can be told of every alarm, an operator and the family; nobody at all would be an alarm of its own.
    private mutating func enterPeople(of bed: BedID) {
        guard let channel = ContactChannel("test") else { return }
        let posts = [("tester", DutyPost(.operator, .everywhere)), ("kin", DutyPost(.family, .bed(bed)))]
        let lines = posts.enumerated().compactMap { index, entry in
            PersonID(entry.0).map {
                DutyCommand.Line(
                    index + 2, Contact(person: $0, post: entry.1, name: entry.0, channels: [channel]))
            }
        }
        let command = Command.duty(.importContacts(lines, by: "tester"))
        if case .refused(let reasons) = state.apply(command, at: test.start, into: &effects) { failures += reasons }
    }

    /// Lets the clock act at each of its deadlines before `moment`.
    private mutating func tick(until moment: Timestamp) {
        var last = Timestamp(milliseconds: .min)
        while let deadline = state.nextDeadline, deadline < moment {
            guard deadline > last else {
                failures.append("the clock stands still at \(TestMoment.text(deadline, from: test.start))")
                return
            }
            last = deadline
            _ = state.tick(at: deadline, into: &effects)
            collect()
        }
    }

    private mutating func send(_ sending: TestCase.Sending) {
        guard let id = DeviceID(sending.device), let number = state.registry.number(of: id),
            let table = tables[sending.device]
        else { return }
        let now = sending.at + sending.delay
        packet &+= 1
        message.device = number
        message.receivedAt = now
        message.isRetained = false
        var lane = Lane.bulk
        var expected: QuarantineReason?
        switch sending.content {
        case .readings: break
        case .event: lane = .urgent
        case .foreign(let foreign):
            message.isRetained = foreign.isRetained
            lane = foreign.table.lane
            expected = foreign.quarantine
        }
        message.delivery = Delivery(lane: lane, packetID: packet, hash: UInt64(packet))
        var refusal: (reason: QuarantineReason, text: String)?
        if let error = Self.decode(sending, fields: table, into: &message) {
            refusal = (error.quarantineReason, error.text)
        } else {
            switch state.apply(message, at: now, into: &effects) {
            case .taken, .duplicate: break
            case .takenInPart(let reason, let text), .quarantined(let reason, let text):
                refusal = (reason, "\(reason.name), \(text)")
            }
        }
        if refusal?.reason != expected {
            let text = refusal?.text ?? "taken, expected to be kept aside as \(expected?.name ?? "")"
            failures.append("\(TestMoment.text(now, from: test.start)) \(sending.device): \(text)")
        }
        collect()
    }

    private static func decode(
        _ sending: TestCase.Sending, fields: FieldTable, into message: inout Message
    ) -> DecodeError? {
        PayloadBuilder.payload(of: sending).withUnsafeBytes { bytes in
            do throws(DecodeError) {
                switch sending.content {
                case .readings: try EnvelopeDecoder.decode(bytes, kind: .telemetry, fields: fields, into: &message)
                case .event: try EnvelopeDecoder.decode(bytes, kind: .event, fields: fields, into: &message)
                case .foreign(let foreign): try ForeignDecoder.decode(bytes, table: foreign.table, into: &message)
                }
                return nil
            } catch {
                return error
            }
        }
    }

    private mutating func act(_ action: TestCase.Action) {
        let moment = TestMoment.text(action.at, from: test.start)
        guard let command = command(of: action, moment) else { return }
        if case .refused(let reasons) = state.apply(command, at: action.at, into: &effects) {
            failures.append("\(moment) \(reasons.joined(separator: ", "))")
        }
        collect()
    }

    private mutating func command(of action: TestCase.Action, _ moment: String) -> Command? {
        switch action.kind {
        case .acknowledge(let rule): return alarm(of: rule, at: moment).map { .acknowledge($0, by: "tester") }
        case .callBack(let rule):
            return alarm(of: rule, at: moment).map { .step($0, .callBack(note: "profile test"), by: "tester") }
        case .close(let rule, let reason):
            return alarm(of: rule, at: moment).map {
                .close($0, by: "tester", reason: reason, note: "profile test")
            }
        case .custody(let device, let custody):
            return DeviceID(device).map { .custody($0, custody, by: "tester") }
        case .service(let isOver): return bed.map { .service($0, isOver: isOver, by: "tester") }
        case .hold(let hold, let begins):
            return bed.map { .suppression(hold.order($0, begins: begins, at: action.at), by: "tester") }
        }
    }

    private mutating func alarm(of rule: String, at moment: String) -> AlarmID? {
        if let alarm = state.openAlarms.last(where: { $0.key.rule == rule }) { return alarm.id }
        failures.append("\(moment) no open alarm of \(rule) to act on")
        return nil
    }

    /// The bed that the devices of the case serve.
    private var bed: BedID? { CountyCode("532901").flatMap { BedID(county: $0, number: 1) } }

    /// Notes what the core did and empties the effects for its next turn.
    private mutating func collect() {
        for edge in effects.alarmEdges {
            let device = if let number = edge.alarm.device { name(number) } else { "the gateway" }
            edges.append(SeenEdge(edge: edge, device: device))
            ruleOfAlarm[edge.alarm.id] = edge.alarm.key.rule
        }
        for row in effects.readings { readings.append(SeenReading(row: row, device: name(row.device))) }
        for notification in effects.notifications {
            let rule = notification.alarm.flatMap { ruleOfAlarm[$0] }
            notifications.append(SeenNotification(notification: notification, rule: rule))
        }
        for command in effects.commands { commands.append(SeenCommand(command: command, device: name(command.device))) }
        effects.reset()
    }

    private func name(_ device: DeviceNumber) -> String { state.registry[device].id.text }
}
