import CareCore
import CareProfiles
import Testing

/// The shipped rules before models that nobody has thought of: whatever a model sends of what people must hear, a rule
/// is for it.
@Suite struct ShippedRuleTests {
    private static let metrics = [
        "battery": #"{unit: "%", range: [0, 100], period: 6h, reports: sampled}"#,
        "battery_low": "{period: 6h, reports: on_change}", "wet": "{period: 30m, reports: on_change}",
        "body_temperature": "{unit: Cel, range: [25, 45], period: 60m, reports: sampled}",
        "heart_rate": "{unit: /min, range: [20, 250], period: 5m, reports: sampled}",
        "wet_level": "{range: [0, 3], period: 30m, reports: on_change}", "worn": "{period: 60m, reports: on_change}",
        "latitude": "{unit: deg, range: [18, 54], period: 10m, reports: sampled}",
        "longitude": "{unit: deg, range: [73, 136], period: 10m, reports: sampled}",
        "rail_left": "{period: 15m, reports: on_change}", "rail_right": "{period: 15m, reports: on_change}",
    ]

    /// All that one can send of the names, nothing and everything included.
    private static func subsets(of names: [String]) -> [[String]] {
        names.reduce([[]]) { subsets, name in subsets + subsets.map { $0 + [name] } }
    }

    /// Models of a class, each with its metrics and events, under the shipped rules.
    private static func profiles(_ deviceClass: DeviceClass, sending models: [[String]]) throws -> [Profile] {
        let rules = try Catalogue.load().sources.filter { $0.kind == .rules }
        let files = models.enumerated().map { index, names in
            let metrics = names.compactMap { name in Self.metrics[name].map { "  \(name): \($0)\n" } }
            let events = names.filter { Self.metrics[$0] == nil }
            let text = """
                id: probe-\(index)
                title: {zh: 探头, en: Probe}
                class: \(deviceClass.name)
                reusable: true
                serves: bed
                liveness: {late: 13h, offline: 25h, through_hub: true}
                events: [\(events.joined(separator: ", "))]
                metrics:
                  mains: {period: 6h, reports: on_change}
                \(metrics.joined())
                """
            return SourceFile(path: "probe/\(index).yaml", text: text)
        }
        return try ProfileCompiler.compile(rules + files).profiles
    }

    @Test(arguments: DeviceClass.allCases)
    func `no danger goes unheard, whatever the class and whatever else the model sends`(of: DeviceClass) throws {
        let models =
            Self.subsets(of: ["fall", "fall_cancel", "cancel", "worn"])
            + Self.subsets(of: ["sos", "smoke", "heat", "gas", "co_alarm", "water"])
        for profile in try Self.profiles(of, sending: models) {
            for danger in profile.events.values where danger.isDanger {
                let urgencies = profile.rules.filter { $0.triggers.events & danger.mask != 0 }
                    .map { $0.stages.map(\.priority).min() }
                #expect(urgencies == [danger == .water ? .p3 : .p1], "\(danger.name) among \(profile.events.keys)")
                for rule in profile.rules where rule.triggers.events & danger.mask != 0 && danger != .water {
                    let off = rule.fault(of: OverrideSetting(.enabled, .flag(false)))
                    #expect(off != nil, "\(rule.id) can be switched off")
                }
            }
        }
    }

    /// What rings on when a service ends, and what no county may loosen: the two sets are all that is ever P1.
    @Test func `emergencies are presses, falls, fire, gas and carbon monoxide, and no other P1`() throws {
        let urgent = try ProfileLoader.load(directory: Catalogue.directory).set.profiles.flatMap(\.rules)
            .filter { $0.stages.contains { $0.priority == .p1 } }
        let emergencies = Set(urgent.filter(\.isEmergency).map(\.id))
        #expect(emergencies == ["SOS-1", "FALL-1", "FALL-2", "ENV-1", "ENV-2", "ENV-2-CO"])
        #expect(
            Set(urgent.filter { !$0.isEmergency }.map(\.id))
                == ["BED-1", "FALL-3", "VIT-1", "VIT-2", "VIT-3", "VIT-8", "LOC-1", "LOC-1-HOME"])
    }

    @Test func `an override after which the alarm could never end or begin is refused`() throws {
        let set = try ProfileLoader.load(directory: Catalogue.directory).set
        let rule = try #require(set.profiles.flatMap(\.rules).first { $0.id == "VIT-4" })
        func refusals(_ settings: (String, Double)...) -> [String] {
            rule.tuned(
                by: settings.map {
                    OverrideRow(
                        scope: .prefecture, rule: rule.id, field: .parameter($0.0), value: .number($0.1), at: .epoch,
                        by: "Li", reason: "test")
                }
            ).refused
        }
        #expect(refusals(("low", 45)) == [])
        #expect(refusals(("low", 129)).contains { $0.contains("expected an end that can be reached") })
        #expect(refusals(("low", 20), ("high", 250)) == [])
        #expect(refusals(("low", 19)).contains { $0.contains("low: expected 20 to 250, found 19") })
    }

    @Test func `every rule takes its own values as an override`() throws {
        let set = try ProfileLoader.load(directory: Catalogue.directory).set
        for profile in set.profiles {
            for rule in profile.rules where !rule.isEmergency {
                for field in rule.fields {
                    let row = OverrideRow(
                        scope: .prefecture, rule: rule.id, field: field,
                        value: rule.value(of: field, altitude: Double(Bed.defaultAltitude)), at: .epoch, by: "Li",
                        reason: "test")
                    #expect(rule.tuned(by: [row]).refused == [], "\(rule.id) of \(profile.id): \(field)")
                }
            }
        }
    }

    @Test(arguments: DeviceClass.allCases)
    func `a low battery is heard as a level, as a word of the device, and as both`(of: DeviceClass) throws {
        for profile in try Self.profiles(of, sending: Self.subsets(of: ["battery", "battery_low"])) {
            for (index, slot) in profile.slots.enumerated() where slot.metric != .mains {
                let rules = profile.rules.filter { $0.triggers.slots & (1 << UInt64(index)) != 0 }.map(\.id)
                #expect(rules.contains { $0.hasPrefix("BAT-") }, "\(slot.metric.name) of \(profile.slots.count - 1)")
            }
        }
    }

    @Test(
        arguments: [
            (DeviceClass.pillBox, ["dose_missed", "dose_early", "fault"]),
            (.camera, ["camera_covered", "storage_fault"]), (.nursingBed, ["fault"]),
        ])
    func `a fault is heard with its neighbours and alone`(of: DeviceClass, events: [String]) throws {
        for profile in try Self.profiles(of, sending: Self.subsets(of: events)) {
            for event in profile.events.values {
                // MED-3 counts what MED-2 tells of.
                let rules = profile.rules.filter { $0.triggers.events & event.mask != 0 && $0.id != "MED-3" }
                #expect(rules.count == 1, "\(event.name)")
            }
        }
    }

    @Test func `a body temperature is judged for itself, and that of a wrist by the heart too`() throws {
        let models = [["body_temperature"], ["body_temperature", "worn"], ["body_temperature", "worn", "heart_rate"]]
        let rules = try Self.profiles(.wearable, sending: models).map { profile in
            profile.rules.filter { $0.id == "VIT-9" }.map { $0.parameters.map(\.name) }
        }
        #expect(rules == [[["cold", "fever", "high", "band"]], [], [["fever", "high", "band", "rise"]]])
    }

    @Test func `a cold body that wears a patch rings with the second value`() throws {
        let patch = """
            id: patch
            title: {zh: 体温贴, en: Patch}
            class: wearable
            reusable: true
            serves: bed
            liveness: {late: 30m, offline: 4h, through_hub: true}
            metrics:
              body_temperature: {unit: Cel, range: [25, 45], period: 5m, reports: sampled}
            """
        let test = """
            - name: cold, warm again, fever
              start: 2025-11-06T10:00:00+08:00
              until: 130m
              devices: {patch: patch}
              series:
                - {interval: 5m, values: {body_temperature: "36.5 34.8 34.7 34.6 36.4x9 38.2x3 37.5x9"}}
              expect:
                - {at: 15m, rule: ENV-4-BODY, cause: raised, priority: P3, audience: carer}
                - {at: 15m, rule: VIT-9, cause: raised, priority: P2, audience: operator}
                - {at: 50m, rule: ENV-4-BODY, cause: cleared}
                - {at: 50m, rule: VIT-9, cause: cleared}
                - {at: 75m, rule: VIT-9, cause: repeated, priority: P2}  # of an alarm that nobody has answered yet
                - {at: 110m, rule: VIT-9, cause: cleared}
            """
        let failures = try Self.failures(of: test, on: patch)
        #expect(failures.isEmpty, "\(failures)")
    }

    @Test(arguments: DeviceClass.allCases)
    func `a thing that is fitted is missed where it tells of a position, one that goes along is not`(
        of: DeviceClass
    ) throws {
        let fitted: Set<DeviceClass> = [.hub, .camera, .nursingBed, .smartMattress, .householdAlarm]
        let models = [["latitude", "longitude"], ["latitude"], ["battery"]]
        let isMissed = try Self.profiles(of, sending: models).map { $0.rules.contains { $0.id == "AST-4-FAR" } }
        #expect(isMissed == [fitted.contains(of), false, false])
    }

    @Test func `a mattress three kilometres from home is told after half an hour, until it is back`() throws {
        let mattress = """
            id: roamer
            title: {zh: 床垫, en: Mattress}
            class: smart_mattress
            reusable: true
            serves: bed
            liveness: {late: 30m, offline: 4h, through_hub: true}
            metrics:
              latitude: {unit: deg, range: [18, 54], period: 10m, reports: sampled}
              longitude: {unit: deg, range: [73, 136], period: 10m, reports: sampled}
            """
        let test = """
            - name: at home, away, at home
              start: 2025-11-06T10:00:00+08:00
              until: 95m
              bed: {position: [25.6, 100.26]}
              devices: {mattress: roamer}
              series: [{interval: 10m, values: {latitude: "25.6001x2 25.63x4 25.6001x4", longitude: 100.26x10}}]
              expect:
                - {at: 50m, rule: AST-4-FAR, cause: raised, priority: P3, audience: operator}
                - {at: 90m, rule: AST-4-FAR, cause: cleared}
            """
        let failures = try Self.failures(of: test, on: mattress)
        #expect(failures.isEmpty, "\(failures)")
    }

    /// What a test of a model finds under the shipped rules.
    private static func failures(of test: String, on model: String) throws -> [String] {
        let rules = try Catalogue.load().sources.filter { $0.kind == .rules }
        let set = try ProfileCompiler.compile(rules + [SourceFile(path: "probe/probe.yaml", text: model)])
        return try ProfileTest.run(SourceFile(path: "probe/probe.test.yaml", text: test), with: set).map { "\($0)" }
    }

    /// Bed, inactivity, wet and dose rules rest while the person is away, bed exits, wet, turns and rails while staff
    /// are there (care.md 8.1 (8)); beside them what only who is at home can be judged by, and what an outage explains.
    private static let suppressed: [String: SuppressionReasons] = [
        "BED-1": [.away, .visit], "BED-2": [.away, .visit], "BED-3": .away, "BED-4": .away, "BED-5": .away,
        "BED-5-RISE": .away, "BED-6": [.away, .visit], "BED-7": .away, "BED-8": .away, "ACT-1": .away,
        "WET-1": [.away, .visit], "WET-2": [.away, .visit], "WET-3": [.away, .visit], "WET-3-LONG": [.away, .visit],
        "MED-2": .away, "MED-3": .away, "MED-4": .away, "MED-5": .away, "NB-2": [.away, .visit], "NB-3": .away,
        "LOC-1-HOME": .away, "WEAR-1": .away, "TMP-1": .visit, "FALL-3": .visit,
        "DEV-1": .outage, "DEV-2": .outage, "DEV-3": .outage, "DEV-5": .outage, "NB-1-MAINS": .outage,
    ]

    @Test func `every rule rests for what care md says and for nothing else`() throws {
        let shipped = try ProfileLoader.load(directory: Catalogue.directory).set.profiles
        let unweighed = try Self.profiles(.nursingBed, sending: [["rail_left", "rail_right"]])
        for rule in (shipped + unweighed).flatMap(\.rules) {
            #expect(rule.suppressedBy == Self.suppressed[rule.id] ?? [], "\(rule.id)")
        }
        let ids = Set((shipped + unweighed).flatMap(\.rules).map(\.id))
        #expect(ids.isSuperset(of: Self.suppressed.keys))
    }

    /// Column ReAlarm of care.md 8.2, in minutes, for what can stand on before an operator; decision 36 says why the
    /// other rules have none, decision 92 why a watch's pressure has a week.
    private static let realarms: [String: Int64] = [
        "VIT-2": 5, "VIT-3": 5, "VIT-4": 30, "VIT-5": 240, "VIT-6": 30, "VIT-7": 480, "VIT-8": 30, "VIT-9": 360,
        "VIT-10": 720, "VIT-10 of elder-watch": 10_080, "VIT-10-CRISIS": 720, "BED-1": 15, "BED-2": 10,
        "BED-4": 60, "ACT-1": 120, "MED-3": 1_440, "LOC-1-HOME": 10, "FALL-3": 5,
    ]

    @Test func `an answered alarm that stands on rings again when care md says`() throws {
        for profile in try ProfileLoader.load(directory: Catalogue.directory).set.profiles {
            for rule in profile.rules {
                let minutes = rule.realarm.map { Int64(rule.number($0)) / 60_000 }
                let name = "\(rule.id) of \(profile.id)"
                #expect(minutes == Self.realarms[name] ?? Self.realarms[rule.id], "\(name)")
            }
        }
    }

    @Test func `a wet pad that nobody changes is told of with a level and without`() throws {
        for profile in try Self.profiles(.wetnessPad, sending: [["wet"], ["wet", "wet_level"]]) {
            #expect(
                profile.rules.filter { $0.id.hasPrefix("WET") }.map(\.id)
                    == ["WET-1", "WET-2", "WET-3", "WET-3-LONG"])
        }
    }
}
