import CareCore

/// A township of hubs, each in a household of its own, all heard at the start.
struct Town: ~Copyable {
    static let code = "532901001"
    var scene: Scene

    /// - Parameters:
    ///   - hubs: How many; named `h1`, `h2`, ….
    ///   - township: Where; `nil` for not recorded.
    init(hubs: Int, township: String? = Town.code) {
        scene = Scene(Fixture.townHub, Fixture.button)
        let lines = (1...hubs).map { number in
            AssignmentImport(
                line: 2, county: Fixture.county, bed: Self.bed(number), device: Fixture.device("h\(number)"),
                profile: "hub", since: scene.now - .days(1), township: township)
        }
        _ = scene.state.apply(.importAssignments(lines), at: scene.now, into: &scene.effects)
        hear(Array(1...hubs))
        _ = scene.takeEdges()
    }

    static func bed(_ number: Int) -> BedID {
        let digits = String(number)
        return Fixture.bedID("532901-" + String(repeating: "0", count: 6 - digits.count) + digits)
    }

    /// Each of those hubs says something now.
    mutating func hear(_ hubs: [Int]) {
        for hub in hubs { _ = scene.reading(.mains, 1, from: "h\(hub)") }
    }

    /// Lets time pass while those hubs speak every minute.
    mutating func pass(_ minutes: Int, speaking hubs: [Int] = []) {
        for _ in 0..<minutes {
            scene.advance(.minutes(1))
            hear(hubs)
        }
    }

    /// The alarm of the area; `nil` for none that is open.
    var area: Alarm? { scene.state.openAlarms.first { $0.key.rule == FleetRule.areaOutage.rawValue } }

    /// How many alarms of single hubs are in that state.
    func singles(_ state: AlarmState) -> Int {
        scene.state.openAlarms.count { $0.key.rule == "DEV-1" && $0.state == state }
    }

    /// A state that a restart would read back.
    func copy() throws -> Town {
        var other = Town(hubs: 1)
        other.scene = try scene.readBack()
        return other
    }
}
