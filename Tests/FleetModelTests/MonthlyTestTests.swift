import CareCore
import CareProfiles
import CareWire
import SimKit
import Testing

@testable import FleetModel

/// The monthly test of emergency buttons, as people make it or forget it.
@Suite struct MonthlyTestTests {
    /// 2026-01-05, a Monday.
    private static let first = CivilDay(number: 20_458)

    /// The tests of a bed in a year.
    private static func year(_ bed: Int64) -> [Moment] {
        let random = RandomSource(seed: 7).stream("bed", bed)
        return (0..<365).compactMap { passed in
            MonthlyTest(CivilDay(number: first.number + passed), first: first, random)?.at
        }
    }

    @Test func `who forgets none tests a button by day, every 28 to 32 days`() {
        for bed in Int64(0)..<200 {
            let tests = Self.year(bed)
            let days = tests.map { CivilDay(of: $0).number - Self.first.number }
            #expect(days.first.map { $0 >= 24 } ?? true)
            #expect(days.allSatisfy { (0...2).contains(($0 + 6) % 30) })
            #expect(tests.allSatisfy { $0 >= CivilDay(of: $0).at(9) && $0 <= CivilDay(of: $0).at(18) })
            for (day, next) in zip(days, days.dropFirst()) {
                let months = (next + 6) / 30 - (day + 6) / 30
                #expect((months * 30 - 2...months * 30 + 2).contains(next - day) && months > 0)
            }
        }
    }

    @Test func `of ten tests one is forgotten`() {
        let made = (Int64(0)..<400).reduce(0) { $0 + Self.year($1).count }
        // Twelve months of 400 beds; 21 is the standard deviation of those forgotten.
        #expect((380...580).contains(4_800 - made), "\(made)")
    }

    @Test func `a test is a press that says so, and it has a place of its own in the log of truth`() throws {
        let played = (UInt64(1)...20).first { !Self.due($0).isEmpty }
        let seed = try #require(played)
        let options = FleetOptions.night(seed: seed, beds: 1)
        var simulation = Simulation(options)
        simulation.run(until: options.start + .days(27))
        let tests = simulation.truths.filter { $0.kind == .testPress }
        let devices = simulation.plan.households[0].devices
        for kind in [DeviceKind.emergencyButton, .hub] {
            let device = try #require(devices.first { $0.kind == kind })
            #expect(tests.filter { $0.device == device.id }.map(\.at) == Self.due(seed), "\(device.id)")
        }
        for test in tests {
            let kind = try #require(devices.first { $0.id == test.device }?.kind)
            let table = FieldTable(try #require(try FleetPlanTests.profile(kind)))
            let entry = try #require(simulation.ledger.entries.first { $0.truth == test.number })
            #expect(entry.isTest && entry.event == "sos" && entry.device == test.device)
            let sent = try #require(simulation.published.first { $0.publication.number == entry.number })
            var message = Message()
            try sent.publication.payload.withUnsafeBytes { bytes in
                try EnvelopeDecoder.decode(bytes, kind: .event, fields: table, into: &message)
            }
            #expect(message.isTest && message.event == .sos)
        }
        // Every other press is none.
        #expect(simulation.ledger.entries.count { $0.isTest } == tests.count)
    }

    /// When the only bed of a fleet is tested within its first 27 days.
    private static func due(_ seed: UInt64) -> [Moment] {
        let options = FleetOptions.night(seed: seed, beds: 1)
        let bed = FleetPlan(options).random(ofHousehold: 0).stream("bed", 0)
        let start = CivilDay(of: options.start)
        return (0...27).compactMap { MonthlyTest(CivilDay(number: start.number + $0), first: start, bed)?.at }
            .filter { $0 <= options.start + .days(27) }
    }

    @Test(arguments: [false, true])
    func `operators answer an alarm, and leave that of a test alone`(isTest: Bool) {
        var people = OperatorActor(seed: 1)
        let now = Self.first.at(10)
        people.see(
            SeenAlarm(
                id: "1", edge: 1, cause: "raised", state: "unacknowledged", rule: "SOS-1", priority: "P1",
                audience: "operator", subject: "532901-000001", device: "sos-1", count: 1, isTest: isTest,
                isLate: false), now: now)
        let expected: [OperatorDeed] = isTest ? [] : [.acknowledge(alarm: "1")]
        let deeds = people.step(now: now + .hours(3))
        #expect(deeds == expected)
    }
}
