import FleetModel
import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// What is about no single device rings for a reason.
@Suite struct AreaAuditTests {
    private static let start = RunOptions.start
    private static let at = start + .hours(4)
    private let record = RunRecord(plan: FleetPlan(FleetOptions(seed: 1, beds: 60, start: Self.start)))

    /// The promises that were broken when that rule rang at `at`.
    private func judge(_ rule: String) throws -> [Int] {
        record.lifeEnd = Self.start + .hours(12)
        record.end = record.lifeEnd
        let evidence = try AuditTables.evidence(record) {
            try AuditTables.write(
                rule, of: nil, raisedAt: Self.at, [AuditTables.Step(cause: 1, at: Self.at, priority: 2)], $0)
        }
        var audit = AreaAudit(record.plan)
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    /// Every hub was heard each minute until `at`, those of a township only until so long before.
    private func hear(lost township: String? = nil, for silence: TimeSpan = .zero) {
        for household in record.plan.households {
            guard let hub = household.hub else { continue }
            let minutes = (0..<240).map { Self.start + .minutes(Int64($0)) }
            record.heard[hub.id] = minutes.filter { household.township != township || $0 <= Self.at - silence }
        }
    }

    @Test func `an outage of an area without silent hubs is found`() throws {
        hear()
        #expect(try judge("DEV-4") == [8])
        let township = try #require(record.plan.households.first?.township)
        hear(lost: township, for: .minutes(10))
        #expect(try judge("DEV-4") == [8])
        hear(lost: township, for: .minutes(16))
        #expect(try judge("DEV-4") == [])
    }

    /// The promises that were broken when so many hubs of the largest township were told to be silent a minute after
    /// each other, and with the last an outage of it or nothing.
    private func judge(silent count: Int, isTold: Bool, clears: Bool = false) throws -> [Int] {
        let towns = Dictionary(grouping: record.plan.households, by: \.township).mapValues { $0.compactMap(\.hub?.id) }
        let hubs = try #require(towns.values.max { $0.count < $1.count }).prefix(count)
        try #require(hubs.count == count)
        record.lifeEnd = Self.start + .hours(12)
        record.end = record.lifeEnd
        let evidence = try AuditTables.evidence(record) { db in
            for (index, hub) in hubs.enumerated() {
                let at = Self.at + .minutes(Int64(index))
                var steps = [AuditTables.Step(cause: 1, at: at, priority: 3)]
                if clears { steps.append(AuditTables.Step(cause: 6, at: at + .seconds(20), state: 3, priority: 3)) }
                try AuditTables.write("DEV-1", number: Int64(index) + 1, of: hub, raisedAt: at, steps, db)
            }
            if isTold {
                let at = Self.at + .minutes(Int64(count) - 1)
                let step = AuditTables.Step(cause: 1, at: at, priority: 2)
                try AuditTables.write("DEV-4", number: Int64(count) + 1, of: nil, raisedAt: at, [step], db)
            }
        }
        var audit = AreaAudit(record.plan)
        audit.judge(evidence)
        return audit.violations.map(\.promise)
    }

    @Test func `three hubs of a town that fall silent one after the other are an outage of it`() throws {
        #expect(try judge(silent: 3, isTold: true) == [])
        #expect(try judge(silent: 3, isTold: false) == [7])
        #expect(try judge(silent: 2, isTold: false) == [])
        #expect(try judge(silent: 3, isTold: false, clears: true) == [])
    }

    @Test func `a hub that was heard again is none of an outage`() throws {
        for household in record.plan.households {
            if let hub = household.hub { record.heard[hub.id] = [Self.at + .seconds(90)] }
        }
        #expect(try judge(silent: 3, isTold: false) == [])
    }

    @Test func `an alarm about a stranger of whom nothing came is found`() throws {
        hear()
        #expect(try judge("SEC-1") == [8])
        record.heard["stranger-1"] = [Self.at - .milliseconds(300)]
        #expect(try judge("SEC-1") == [])
    }

    @Test func `a failure explains that others were heard than spoke`() throws {
        hear()
        record.outage(.gateway, from: Self.at - .minutes(20), until: Self.at - .minutes(19))
        #expect(try judge("DEV-4") == [])
        #expect(try judge("SEC-1") == [])
    }
}
