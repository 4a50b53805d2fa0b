import CareCore
import Testing

/// The end of a service: rules of the bed end at once, emergencies ring until the device is collected.
@Suite struct ServiceEndTests {
    private static let ringing: Set<String> = ["SOS-1", "FALL-1", "ENV-1", "ENV-2", "ENV-2-CO", "ENV-2-PPM"]
    private static let everything = ringing.union(["VIT-4", "WET-2", "MED-2"])

    private static func noted(_ rules: Set<String>) -> Set<String> {
        Set(rules.map { "\($0) \(Alarm.serviceEnded)" })
    }

    /// A couple: a bed each, with a device each and one of the household.
    private func couple() throws -> Scene {
        var scene = Scene(CareBed.profile, CareBed.household)
        let home = try #require(HouseholdID("home"))
        for (device, profile, bed) in [
            ("m1", "all", Fixture.bed), ("m2", "all", Fixture.otherBed), ("h1", "household", Fixture.bed),
        ] {
            let line = AssignmentImport(
                line: 2, county: Fixture.county, bed: bed, device: Fixture.device(device), profile: profile,
                since: scene.now - .days(1), household: home)
            _ = scene.state.apply(.importAssignments([line]), at: scene.now, into: &scene.effects)
        }
        scene.effects.reset()
        return scene
    }

    private func service(_ scene: inout Scene, _ bed: BedID = Fixture.bed, isOver: Bool) -> CommandOutcome {
        scene.state.apply(.service(bed, isOver: isOver, by: "clerk"), at: scene.now, into: &scene.effects)
    }

    @Test func `rules of the bed end at once, alarms that stand clear, emergencies go on`() {
        var scene = Scene(CareBed.profile)
        scene.assign("m1", "all")
        scene.tryEverything(at: "m1")
        #expect(scene.takeRaised() == Self.everything)
        #expect(service(&scene, isOver: true) == .done("bed \(Fixture.bed): service ended (\(Alarm.serviceEnded))"))
        #expect(scene.effects.needsCheckpoint && scene.effects.audit.map(\.action) == ["end-service"])
        let cleared = Set(scene.takeEdges().filter { $0.contains(" cleared ") }.map { String($0.prefix(5)) })
        #expect(cleared == ["VIT-4", "WET-2", "MED-2"])
        #expect(Set(scene.state.openAlarms.filter { $0.state == .unacknowledged }.map(\.key.rule)) == Self.ringing)
        scene.advance(.hours(3))
        _ = scene.takeEdges()
        scene.tryEverything(at: "m1")
        #expect(scene.takeRaised() == [])
        // A value that stands is no new cause.
        let again = scene.state.openAlarms.filter {
            $0.state == .unacknowledged && Self.ringing.contains($0.key.rule) && $0.key.rule != "ENV-2-PPM"
        }
        #expect(again.count == 5)
        #expect(again.allSatisfy { $0.count == 2 && $0.note == Alarm.serviceEnded && $0.priority == .p1 })
    }

    @Test func `a death that was entered wrongly: the press rings, and taken back everything counts again`() {
        var scene = Scene(CareBed.profile)
        scene.assign("m1", "all")
        scene.custody("m1", .inService)
        _ = service(&scene, isOver: true)
        scene.custody("m1", .pendingReturn)
        scene.advance(.days(3))
        scene.effects.reset()
        scene.tryEverything(at: "m1")
        #expect(scene.takeRaised() == Self.noted(Self.ringing))
        _ = service(&scene, isOver: false)
        scene.custody("m1", .inService)
        for alarm in scene.state.openAlarms {
            _ = scene.state.apply(
                .close(alarm.id, by: "ops", reason: .realHelpGiven, note: "alive"), at: scene.now, into: &scene.effects)
        }
        scene.advance(.minutes(1))
        scene.effects.reset()
        scene.tryEverything(at: "m1")
        #expect(scene.takeRaised() == Self.everything)
    }

    @Test func `a widow in the same room: hers and the household's count in full, his ring with the note`() throws {
        var scene = try couple()
        _ = service(&scene, isOver: true)
        scene.effects.reset()
        scene.tryEverything(at: "m1")
        #expect(scene.takeRaised() == Self.noted(Self.ringing))
        scene.tryEverything(at: "m2")
        #expect(scene.takeRaised() == Self.everything)
        scene.tryEverything(at: "h1")
        #expect(scene.takeRaised() == Self.everything)
        scene.advance(.minutes(1))
        _ = service(&scene, Fixture.otherBed, isOver: true)
        scene.effects.reset()
        _ = scene.event(.sos, from: "h1", at: scene.now)
        _ = scene.reading(.heartRate, 150, from: "h1")
        let edges = scene.effects.alarmEdges
        #expect(edges.map(\.alarm.key.rule) == ["SOS-1"] && edges.first?.alarm.note == Alarm.serviceEnded)
    }

    @Test func `recorded as collected it rings no more, but whoever presses it is looked for`() {
        var scene = Scene(CareBed.profile)
        scene.assign("m1", "all")
        scene.custody("m1", through: [.inService, .pendingReturn, .returned])
        scene.advance(.minutes(1))
        scene.effects.reset()
        #expect(
            scene.event(.sos, from: "m1", at: scene.now)
                == .quarantined(
                    .notInService, "the device served nobody at its time \(scene.now.milliseconds)"))
        #expect(scene.effects.alarmEdges.map(\.alarm.key.rule) == ["AST-2"])
        #expect(scene.effects.alarmEdges.map(\.alarm.place) == [nil])
    }

    /// What is told of a moment when the device serves nobody any more, but for the store's own alarm.
    private static func tell(_ scene: inout Scene, of moment: Timestamp) -> Set<String> {
        scene.effects.reset()
        for kind in CareBed.emergencies + [.doseMissed] { _ = scene.event(kind, from: "m1", at: moment) }
        return scene.takeRaised().filter { !$0.hasPrefix("AST-") }
    }

    // The use ends in minute 2, the device is collected in minute 4.
    @Test(arguments: [(1, true, false), (3, true, true), (3, false, false)] as [(Int64, Bool, Bool)])
    func `emergencies of before the collection ring after it, noted if service had ended, and after a restart too`(
        minute: Int64, isServiceOver: Bool, isNoted: Bool
    ) throws {
        let calls: Set<String> = ["SOS-1", "FALL-1", "ENV-1", "ENV-2", "ENV-2-CO"]
        for delay in [Int64(1), 40] {
            var scene = Scene(CareBed.profile)
            scene.assign("m1", "all")
            scene.custody("m1", .inService)
            let moment = scene.now + .minutes(minute)
            scene.advance(.minutes(2))
            if isServiceOver { _ = service(&scene, isOver: true) }
            scene.custody("m1", .pendingReturn)
            scene.advance(.minutes(2))
            scene.custody("m1", .returned)
            scene.advance(.minutes(delay))
            var other = try scene.readBack()
            let rung = Self.tell(&scene, of: moment)
            #expect(rung == (isNoted ? Self.noted(calls) : calls), "told after \(delay) minutes")
            #expect(Self.tell(&other, of: moment) == rung)
            #expect(other.state.openAlarms == scene.state.openAlarms)
        }
    }

    @Test func `an end that comes twice writes once; a stranger's bed and nobody's word are refused`() {
        var scene = Scene(CareBed.profile)
        scene.assign("m1", "all")
        _ = service(&scene, isOver: true)
        scene.effects.reset()
        #expect(service(&scene, isOver: true) == .done("bed \(Fixture.bed): service ended (\(Alarm.serviceEnded))"))
        #expect(scene.effects.isEmpty)
        for (bed, person) in [(Fixture.otherBed, "clerk"), (Fixture.bed, "")] {
            let command = Command.service(bed, isOver: true, by: person)
            guard case .refused = scene.state.apply(command, at: scene.now, into: &scene.effects) else {
                Issue.record("\(bed) by \(person) was taken")
                continue
            }
        }
        #expect(scene.effects.isEmpty)
    }
}
