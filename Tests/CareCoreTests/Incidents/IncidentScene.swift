import CareCore

/// Beds of two townships, each with a button and a mattress, an operator and a policy like the shipped one.
struct IncidentScene: ~Copyable {
    var scene: Scene

    static let township = townshipCode("532901001")
    static let elsewhere = townshipCode("532901002")

    /// The last bed lies in `elsewhere`, those before in `township`.
    init(
        _ book: [String] = ["op operator county:532901", "cadre village_cadre township:532901001"], beds: Int = 4
    ) {
        let profiles = ProfileSet(
            profiles: [Fixture.button, Fixture.mattress([EscalationScene.exit])], fingerprint: 1,
            escalation: EscalationScene.plan)
        scene = Scene(Fixture.button)
        scene.state = GatewayState(profiles: profiles)
        scene.state.setListening(true, at: scene.now)
        let lines = (1...beds).flatMap { number in
            [("b", "button"), ("m", "mattress")].map { prefix, profile in
                AssignmentImport(
                    line: 2, county: Fixture.county, bed: Self.bed(number),
                    device: Fixture.device("\(prefix)\(number)"), profile: profile, since: scene.now - .days(1),
                    township: number < beds ? "532901001" : "532901002")
            }
        }
        _ = scene.state.apply(.importAssignments(lines), at: scene.now, into: &scene.effects)
        let contacts = book.enumerated().map { DutyCommand.Line($0 + 2, EscalationScene.contact($1)) }
        if !contacts.isEmpty { apply(.duty(.importContacts(contacts, by: "t"))) }
        advance(.seconds(1))
        scene.effects.reset()
    }

    static func townshipCode(_ text: String) -> TownshipCode {
        guard let code = TownshipCode(text) else { fatalError("\(text) is no township") }
        return code
    }

    static func bed(_ number: Int) -> BedID {
        Fixture.bedID("532901-0000" + (number < 10 ? "0" : "") + "\(number)")
    }

    @discardableResult
    mutating func apply(_ command: Command) -> CommandOutcome {
        scene.state.apply(command, at: scene.now, into: &scene.effects)
    }

    @discardableResult
    mutating func take(_ command: IncidentCommand, by: String = "op") -> CommandOutcome {
        apply(.incident(command, by: by))
    }

    @discardableResult
    mutating func open(drill: Milliseconds? = nil, in township: TownshipCode = township) -> CommandOutcome {
        take(.open(.earthquake, township, drill: drill, note: ""))
    }

    /// The button of the bed is pressed, by the device's clock now unless said otherwise.
    mutating func press(_ bed: Int, _ reference: String, at moment: Timestamp? = nil) {
        _ = scene.event(.sos, from: "b\(bed)", reference: reference, at: moment ?? scene.now)
    }

    /// The person leaves the bed, or lies down.
    mutating func lie(_ bed: Int, _ inBed: Bool) { _ = scene.reading(.inBed, inBed ? 1 : 0, from: "m\(bed)") }

    mutating func advance(_ length: Milliseconds) { scene.advance(length) }

    /// What is known of the beds of the newest open incident, in order.
    var standings: [IncidentStanding] {
        guard let beds = scene.state.openIncidents.last?.beds else { return [] }
        return beds.sorted { $0.key < $1.key }.map(\.value.standing)
    }

    /// The open alarms in words: `SOS-1 P1 bed 1 incident 2 test`.
    var alarms: [String] {
        scene.state.openAlarms.map { alarm in
            var text = "\(alarm.key.rule) \(alarm.priority.name)"
            if let id = alarm.incident { text += " incident \(id)" }
            return text + (alarm.key.isTest ? " test" : "")
        }
    }

    /// Who was told since the last call: `purpose person [drill] [later]`.
    mutating func takeTold() -> [String] {
        defer { scene.effects.reset() }
        return scene.effects.notifications.map { note in
            "\(note.purpose.name) \(note.recipient) \(note.priority.name)" + (note.isDrill ? " drill" : "")
                + (note.notBefore > note.at ? " later" : "")
        }
    }

    /// A state that a restart would read back.
    func copy() throws -> IncidentScene {
        var other = IncidentScene()
        other.scene = try scene.readBack()
        return other
    }
}
