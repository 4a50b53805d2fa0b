import CareCore
import SimKit
import Testing

@testable import FleetModel

/// What people tell operators of absence, visits and outages.
@Suite struct CareCalendarTests {
    private static let options = FleetOptions.night(beds: 3_000, population: .real, faults: [.outages])
    private static let fleet = FleetPlan(options)
    private static let end = options.start + .days(2)
    private static let calendar = CareCalendar(fleet, until: end)

    @Test func `the control tells nothing, and the same fleet the same`() {
        #expect(CareCalendar(FleetPlan(.night(beds: 300)), until: Self.end).words.isEmpty)
        let again = CareCalendar(Self.fleet, until: Self.end).words
        #expect(again.map(\.at) == Self.calendar.words.map(\.at))
        #expect(again.map(\.order) == Self.calendar.words.map(\.order))
    }

    @Test func `words come in order and within the run, of stays, visits and outages`() {
        let moments = Self.calendar.words.map(\.at)
        #expect(zip(moments, moments.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(moments.allSatisfy { $0 > Self.options.start && $0 < Self.end })
        let names = Set(Self.calendar.words.map(\.order.name))
        #expect(names.isSuperset(of: ["away", "visit-begin", "visit-end"]))
        for case .announceOutage(let township, let from, let until, _) in Self.calendar.words.map(\.order) {
            #expect(from < until && Self.fleet.households.contains { $0.township == township })
        }
    }

    @Test func `who is said to be in hospital has left the bed and the watch`() throws {
        let word = Self.calendar.words.first { if case .away = $0.order { true } else { false } }
        let told = try #require(word)
        guard case .away(let bed, _, _, let kind) = told.order else { return }
        #expect(kind == .hospital)
        let index = try #require(Self.fleet.households.firstIndex { $0.beds.contains { $0.id == "\(bed)" } })
        var actor = HouseholdActor(Self.fleet, household: index)
        var numbers = FleetNumbers()
        var actions: [FleetAction] = []
        actor.step(now: told.at, numbers: &numbers, actions: &actions)
        let truths = actions.compactMap { action -> TruthEntry? in
            guard case .record(.truth(let text)) = action else { return nil }
            return TruthEntry(text)
        }
        let own = truths.filter { $0.bed == "\(bed)" }
        let left = try #require(own.last { $0.kind == .inHospital })
        #expect(left.at <= told.at && left.at > told.at - .hours(3) - .minutes(1))
        let beds = own.filter { [.intoBed, .outOfBed(isRising: true), .outOfBed(isRising: false)].contains($0.kind) }
        #expect(beds.last.map { $0.kind != .intoBed } ?? true)
        #expect(own.last { $0.kind == .watchOn || $0.kind == .watchOff }?.kind == .watchOff)
    }
}
