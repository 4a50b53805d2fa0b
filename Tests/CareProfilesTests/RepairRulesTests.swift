import CareCore
import CareProfiles
import Testing

/// In which time what is mended, as the shipped file says it, and its faults.
@Suite struct RepairRulesTests {
    private static let good = """
        deadlines: {P1: 1h, P2: 1h, P3: 24h, P4: 7d}
        critical: {rules: [DEV-2], carries: [sos], within: 48h}
        self_test: [DQ-2]
        """

    private static func compile(_ text: String) throws -> RepairRules {
        let others = try Catalogue.load().sources.filter { $0.kind != .repairs }
        return try ProfileCompiler.compile(others + [SourceFile(path: "repairs/r.yaml", text: text)]).repairs
    }

    @Test func `the shipped file has the times of care md 9 and knows what silences an emergency path`() throws {
        let set = try Catalogue.load().set
        let rules = set.repairs
        #expect(rules.deadlines == RepairRules.standard.deadlines && rules.criticalDeadline == .hours(48))
        func profile(_ id: String) throws -> Profile { set.profiles[try #require(set.index(of: id))] }
        for id in ["sos-button", "home-hub", "smoke-alarm-nb", "gas-alarm-nb", "elder-watch"] {
            let profile = try #require(set.profiles.first { $0.id.hasPrefix(id) }, "\(id)")
            #expect(rules.isCritical("DEV-1", profile) && rules.isCritical("DEV-3", profile), "\(profile.id)")
            #expect(!rules.isCritical("WEAR-1", profile))
        }
        let classes: [DeviceClass] = [.wetnessPad, .smartMattress, .pillBox, .nursingBed]
        let quiet = set.profiles.filter { classes.contains($0.deviceClass) }
        #expect(quiet.count >= 4)
        for profile in quiet { #expect(!rules.isCritical("DEV-3", profile), "\(profile.id)") }
        #expect(rules.isCritical("DEV-3", nil))
        #expect(rules.deadline("DEV-3", .p4, isCritical: true) == .hours(48))
        #expect(rules.deadline("DEV-1", .p3, isCritical: true) == .hours(24))
    }

    @Test func `without a file the times of care md hold`() throws {
        let others = try Catalogue.load().sources.filter { $0.kind != .repairs }
        #expect(try ProfileCompiler.compile(others).repairs == .standard)
    }

    @Test(arguments: [
        ("self_test: [DQ-2]", "self_test: [DQ-22]", "unknown rule"),
        ("rules: [DEV-2]", "rules: [NONE-1]", "unknown rule"), ("P4: 7d", "P4: 700d", "P4"),
        (", P4: 7d", "", "missing key"), ("carries: [sos]", "carries: [shout]", "unknown word"),
        ("within: 48h", "within: soon", "within"), ("self_test", "selftest", "unknown key"),
    ])
    func `a wrong file is refused with the place`(good: String, bad: String, what: String) throws {
        #expect(try Self.compile(Self.good).selfTest == ["DQ-2"])
        let text = Self.good.replacing(good, with: bad)
        #expect(text != Self.good)
        let faults = #expect(throws: ProfileFaults.self) { try Self.compile(text) }
        #expect(faults?.diagnostics.contains { $0.description.contains(what) && $0.file == "repairs/r.yaml" } == true)
    }

    @Test func `two files are refused`() throws {
        let files = [1, 2].map { SourceFile(path: "repairs/\($0).yaml", text: Self.good) }
        let others = try Catalogue.load().sources.filter { $0.kind != .repairs }
        #expect(throws: ProfileFaults.self) { try ProfileCompiler.compile(others + files) }
    }
}
