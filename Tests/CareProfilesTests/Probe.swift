import CareCore
import Testing

@testable import CareProfiles

/// A small model to compile rules and expressions against.
enum Probe {
    static let model = """
        id: probe
        title: {zh: 探头, en: Probe}
        class: smart_mattress
        reusable: true
        serves: bed
        liveness: {late: 5m, offline: 30m, through_hub: true}
        metrics:
          heart_rate: {unit: /min, range: [20, 250], period: 60s, reports: sampled}
          spo2: {unit: "%", range: [50, 100], period: 60s, reports: sampled}
          in_bed: {period: 60s, reports: on_change}
          bed_status: {period: 60s, reports: on_change}
        events: [sos, fall]

        """

    /// What the compiler says of a rule: the faults with lines counted from the rule's first.
    static func faults(ofRule rule: String) -> [String] {
        let head = model + "rules:\n"
        let offset = head.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        return faults(of: head + rule).map { text in
            let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let line = Int(parts[1]) else { return text }
            return "\(line - offset):\(parts[2])"
        }
    }

    /// What the compiler says of a whole profile.
    static func faults(of text: String) -> [String] {
        do throws(ProfileFaults) {
            _ = try ProfileCompiler.compile([SourceFile(path: "probe.yaml", text: text)])
            return []
        } catch {
            return error.diagnostics.map(\.description)
        }
    }

    /// The compiled rule of a text that has no fault.
    static func rule(_ text: String) throws -> Rule {
        let file = SourceFile(path: "probe.yaml", text: model + "rules:\n" + text)
        return try #require(try ProfileCompiler.compile([file]).profiles.first?.rules.first)
    }

    /// The vocabulary of the model, for expressions without a rule around them.
    static let vocabulary = ModelVocabulary(
        profile: "probe",
        slots: [
            MetricSlot(
                metric: .heartRate, minimum: 20, maximum: 250, period: .seconds(60), maximumGap: .seconds(180),
                holds: false),
            MetricSlot(
                metric: .spo2, minimum: 50, maximum: 100, period: .seconds(60), maximumGap: .seconds(180),
                holds: false),
            MetricSlot(
                metric: .inBed, minimum: 0, maximum: 1, period: .seconds(60), maximumGap: .seconds(180), holds: true),
            MetricSlot(
                metric: .bedStatus, minimum: 0, maximum: 6, period: .seconds(60), maximumGap: .seconds(180),
                holds: true),
        ],
        events: [.sos, .fall], measurable: [], liveness: nil)

    /// Parameters `limit` 100, `hold` 3 min and the table `critical`.
    static func tables() -> RuleTables {
        let tables = RuleTables()
        tables.add(Parameter(name: "limit", defaultValue: 100, isDuration: false))
        tables.add(Parameter(name: "hold", defaultValue: 180_000, isDuration: true))
        tables.add(AltitudeTable(name: "critical", rows: [(1_500, 85), (2_500, 82), (3_200, 79)]))
        return tables
    }
}
