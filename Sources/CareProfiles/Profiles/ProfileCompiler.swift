public import CareCore

/// Compiles the text of profiles, rules and escalation policies into the table the gateway runs on. Reads no file, so
/// that sources kept in a database compile again to the same set.
public struct ProfileCompiler {
    private let faults = DiagnosticCollector()

    /// Most rules of one profile: sets of them are bit masks in the core.
    private static let rulesPerProfile = 64

    private init() {}

    /// Compiles all files together.
    ///
    /// - Parameter sources: Profiles, shared rules and escalation policies, told apart by their paths; test files are
    ///   passed over.
    /// - Returns: The profiles in order of identity.
    /// - Throws: Every fault of every file at once.
    public static func compile(_ sources: [SourceFile]) throws(ProfileFaults) -> ProfileSet {
        let compiler = ProfileCompiler()
        let ordered = sources.sorted { $0.path < $1.path }
        let profiles = compiler.profiles(ordered)
        let escalation = EscalationCompiler(faults: compiler.faults)
            .plan(ordered.filter { $0.kind == .escalation }, for: profiles)
        let repairs = RepairRulesReader(profiles, compiler.faults).read(ordered.filter { $0.kind == .repairs })
        guard compiler.faults.isEmpty else { throw ProfileFaults(compiler.faults.diagnostics) }
        return ProfileSet(
            profiles: profiles, fingerprint: fingerprint(of: ordered), escalation: escalation,
            repairs: repairs)
    }

    /// A fingerprint of the texts that are compiled; tests and the order of the files do not matter.
    public static func fingerprint(of sources: [SourceFile]) -> UInt64 {
        var fingerprint = Fingerprint()
        for file in sources.sorted(by: { $0.path < $1.path }) where file.kind != .test {
            fingerprint.combine(file.path)
            fingerprint.combine(file.text)
        }
        return fingerprint.value
    }

    private func profiles(_ sources: [SourceFile]) -> [Profile] {
        let shared = sources.filter { $0.kind == .rules }.flatMap { file -> [RuleSource] in
            let items = YAMLValue.root(of: file, faults)?.list("rules") ?? []
            return items.compactMap { RuleSource.read($0, isShared: true) }
        }
        var taken: [String: String] = [:]
        var profiles: [Profile] = []
        var read: [ProfileSource] = []
        for file in sources where file.kind == .profile {
            guard let root = YAMLValue.root(of: file, faults), let source = ProfileReader.read(root) else { continue }
            if let other = taken[source.id] {
                source.mapping["id"]?.report("identity given twice", expected: "another than in \(other)")
                continue
            }
            taken[source.id] = file.path
            read.append(source)
            profiles.append(source.profile(with: rules(of: source, shared)))
        }
        TopicOverlaps.check(read)
        reportUnknownExceptions(shared, Set(taken.keys))
        return profiles
    }

    private func rules(of source: ProfileSource, _ shared: [RuleSource]) -> [Rule] {
        guard source.telemetry.liveness != nil else { return [] }
        let model = source.vocabulary
        let overrides = overrides(of: source)
        var sources = source.mapping["rules"]?.list("rules")?.compactMap { RuleSource.read($0, isShared: false) } ?? []
        sources += shared.filter { $0.applicability?.covers(source.deviceClass, model) == true }
        var seen: Set<String> = []
        var rules: [Rule] = []
        for rule in sources {
            guard seen.insert(rule.id).inserted else {
                rule.mapping["id"]?.report("rule given twice", expected: "one \(rule.id) for \(source.id)")
                continue
            }
            let override = rule.applicability == nil ? nil : overrides[rule.id]
            if let compiled = RuleCompiler(model: model, faults: faults).compile(rule, override: override) {
                rules.append(compiled)
            }
        }
        reportUnknownOverrides(overrides, sources)
        if rules.count > Self.rulesPerProfile {
            faults.report(
                "rules of \(source.id)", at: source.mapping.position, expected: "at most \(Self.rulesPerProfile)",
                found: "\(rules.count)")
        }
        return rules
    }

    private func overrides(of source: ProfileSource) -> [String: RuleOverride] {
        guard let mapping = source.mapping["overrides"]?.anyMapping("overrides") else { return [:] }
        var overrides: [String: RuleOverride] = [:]
        for (id, entry) in mapping.entries { overrides[id] = RuleOverride.read(entry) }
        return overrides
    }

    private func reportUnknownOverrides(_ overrides: [String: RuleOverride], _ sources: [RuleSource]) {
        let known = sources.filter { $0.applicability != nil }.map(\.id)
        for (id, override) in overrides where !known.contains(id) {
            faults.report(
                "override of a rule that is not shared with this model", at: override.entry.keyPosition,
                expected: known.isEmpty ? "no override" : "one of \(known.joined(separator: ", "))", found: id,
                fix: Suggestion.text(for: id, among: known))
        }
    }

    private func reportUnknownExceptions(_ shared: [RuleSource], _ known: Set<String>) {
        for rule in shared {
            guard let unknown = rule.applicability?.except.subtracting(known).min() else { continue }
            rule.mapping["applies_to"]?.report(
                "unknown profile in except of \(rule.id)", expected: "a profile of this directory, not \(unknown)",
                fix: Suggestion.text(for: unknown, among: known))
        }
    }
}
