import CareCore
import CareProfiles
import FleetModel
import TestSupport
import Testing

@Suite struct FleetPlanTests {
    @Test func `the same options draw the same fleet`() {
        #expect(FleetPlan(.night(seed: 5, beds: 60)) == FleetPlan(.night(seed: 5, beds: 60)))
        #expect(FleetPlan(.night(seed: 5, beds: 60)) != FleetPlan(.night(seed: 6, beds: 60)))
    }

    @Test func `a larger fleet begins with the households of a smaller one`() {
        let small = FleetPlan(.night(beds: 30)).households.dropLast()
        let large = FleetPlan(.night(beds: 200)).households
        #expect(Array(large.prefix(small.count)) == Array(small))
    }

    @Test func `switching faults on changes clocks and nothing else`() {
        let calm = FleetPlan(.night(beds: 100))
        let wild = FleetPlan(.night(beds: 100, faults: Set(FaultKind.allCases)))
        #expect(calm.devices.map(\.id) == wild.devices.map(\.id))
        #expect(calm.devices.map(\.style) == wild.devices.map(\.style))
        #expect(calm.devices.map(\.clock) != wild.devices.map(\.clock))
    }

    @Test func `a fleet has as many beds as asked for, in four counties, with couples`() {
        let plan = FleetPlan(.night(beds: 500))
        #expect(plan.households.map(\.beds.count).reduce(0, +) == 500)
        #expect(Set(plan.households.map(\.county)) == ["532901", "532925", "532928", "532931"])
        #expect(plan.households.contains { $0.beds.count == 2 })
        #expect(Set(plan.devices.map(\.id)).count == plan.devices.count)
        #expect(plan.households.allSatisfy { $0.devices[0].kind == .hub })
    }

    @Test func `every identity is legal on the wire`() {
        let plan = FleetPlan(.night(beds: 300))
        #expect(plan.devices.allSatisfy { DeviceID($0.id) != nil })
        #expect(plan.households.allSatisfy { HouseholdID($0.id) != nil && CountyCode($0.county) != nil })
        #expect(plan.households.flatMap(\.beds).allSatisfy { BedID($0.id) != nil })
    }

    @Test func `facts of people are facts of the registry`() {
        let plan = FleetPlan(.night(beds: 300, population: .real))
        let facts = Set(plan.households.flatMap(\.beds).flatMap(\.person.facts))
        #expect(facts.isSuperset(of: ["lives_alone", "bed_bound", "copd"]))
        #expect(facts.allSatisfy { ResidentFact.named($0) != nil })
    }

    @Test func `options read back from the headers of a ledger`() throws {
        let options = FleetOptions.night(seed: 9, population: .real, faults: [.clocks, .outages])
        let headers = Dictionary(uniqueKeysWithValues: options.headers.map { ($0.key, $0.value) })
        #expect(FleetOptions(headers: headers) == options)
        #expect(FleetOptions(headers: [:]) == nil)
    }

    @Test(arguments: DeviceKind.allCases)
    func `every kind of device has a shipped profile that agrees with it`(kind: DeviceKind) throws {
        let profile = try #require(try Self.profile(kind))
        #expect(profile.servesHousehold == kind.servesHousehold)
        #expect((profile.liveness == nil) == (kind.period == nil))
        if let liveness = profile.liveness, kind != .hub {
            #expect(liveness.throughHub == kind.isHeardThroughHub)
        }
        #expect(profile.measurable.isEmpty != kind.measuresOnDemand)
        if kind.hasBattery { #expect(profile.slots.contains { $0.metric == .battery }) }
    }

    static func profile(_ kind: DeviceKind) throws -> Profile? {
        let set = try ProfileLoader.load(directory: Checkout.profiles).set
        return set.index(of: kind.profile).map { set.profiles[$0] }
    }
}
