import CareCore
import Testing

@Suite struct ImportTests {
    private func line(
        _ number: Int, device: String = "b1", profile: String = "button", bed: BedID = Fixture.bed,
        county: CountyCode = Fixture.county, since: Timestamp? = Fixture.start - .days(1)
    ) -> AssignmentImport {
        AssignmentImport(
            line: number, county: county, bed: bed, device: Fixture.device(device), profile: profile, since: since)
    }

    @Test func `one bad line refuses all of them and names each fault`() {
        var scene = Scene(Fixture.button)
        let lines = [
            line(2), line(3, device: "b2", profile: "nothing"),
            line(4, device: "b3", county: CountyCode(532_925)!),
            line(5, device: "b4", since: scene.now + .days(1)),
        ]
        guard
            case .refused(let faults) = scene.state.apply(
                .importAssignments(lines), at: scene.now, into: &scene.effects)
        else {
            Issue.record("bad lines were imported")
            return
        }
        #expect(faults.count == 3)
        #expect(faults[0].hasPrefix("line 3: profile"))
        #expect(faults[1].hasPrefix("line 4: bed"))
        #expect(faults[2].hasPrefix("line 5: since"))
        #expect(scene.state.registry.devices.isEmpty)
        #expect(scene.effects.isEmpty)
    }

    @Test func `a dry run judges the lines and changes nothing`() {
        var scene = Scene(Fixture.button)
        let before = scene.state.registry
        let good = scene.state.apply(
            .importAssignments([line(2)], isDryRun: true), at: scene.now, into: &scene.effects)
        #expect(good == .done("dry run, nothing is kept: 1 devices imported"))
        let bad = scene.state.apply(
            .importAssignments([line(2), line(3)], isDryRun: true), at: scene.now, into: &scene.effects)
        #expect(bad == .refused(["line 3: device: b1 stands in line 2 already; a second line needs a later since"]))
        #expect(scene.state.registry == before)
        #expect(scene.effects.isEmpty)
    }

    @Test func `importing the same line again changes nothing`() {
        var scene = Scene(Fixture.button)
        #expect(
            scene.state.apply(.importAssignments([line(2)]), at: scene.now, into: &scene.effects)
                == .done("1 devices imported"))
        let before = scene.state.registry
        #expect(
            scene.state.apply(.importAssignments([line(2)]), at: scene.now, into: &scene.effects)
                == .done("1 devices imported"))
        #expect(scene.state.registry == before)
    }

    @Test func `a history of services imported again changes nothing, and nothing comes in between`() {
        var scene = Scene(Fixture.button)
        let lines = [
            line(2, since: Fixture.start - .days(3)), line(3, bed: Fixture.otherBed, since: Fixture.start - .days(1)),
        ]
        _ = scene.state.apply(.importAssignments(lines), at: scene.now, into: &scene.effects)
        let before = scene.state.registry
        #expect(
            scene.state.apply(.importAssignments(lines), at: scene.now, into: &scene.effects)
                == .done("2 devices imported"))
        #expect(scene.state.registry == before)
        let between = [lines[0], line(3, bed: Fixture.otherBed, since: Fixture.start - .days(2))]
        guard
            case .refused(let faults) = scene.state.apply(
                .importAssignments(between), at: scene.now, into: &scene.effects)
        else {
            Issue.record("a service was put between two others")
            return
        }
        #expect(faults.count == 1 && faults[0].hasPrefix("line 3: since"))
    }

    @Test(arguments: [nil, Fixture.start - .days(1)])
    func `a device that stands in two lines with one start is told with the line it stands in`(since: Timestamp?) {
        var scene = Scene(Fixture.button)
        let lines = [line(2, since: since), line(3, bed: Fixture.otherBed, since: since)]
        #expect(
            scene.state.apply(.importAssignments(lines), at: scene.now, into: &scene.effects)
                == .refused(["line 3: device: b1 stands in line 2 already; a second line needs a later since"]))
        #expect(scene.state.registry.devices.isEmpty)
    }

    @Test func `a household of two counties is refused although nobody knew it before`() {
        var scene = Scene(Fixture.button)
        let other = Fixture.countyCode(532_925)
        let lines = [(Fixture.bed, Fixture.county, "b1"), (Fixture.bedID("532925-000001"), other, "b2")]
            .enumerated().map { index, place in
                AssignmentImport(
                    line: index + 2, county: place.1, bed: place.0, device: Fixture.device(place.2), profile: "button",
                    since: nil, household: HouseholdID("home"))
            }
        #expect(
            scene.state.apply(.importAssignments(lines), at: scene.now, into: &scene.effects)
                == .refused(["line 3: household: home lies in county 532901, found 532925"]))
    }

    @Test func `a line without household means the one that the bed is known to stand in`() {
        var scene = Scene(Fixture.hub)
        func hub(_ household: String?) -> AssignmentImport {
            AssignmentImport(
                line: 2, county: Fixture.county, bed: Fixture.bed, device: Fixture.device("h1"), profile: "hub",
                since: Fixture.start - .days(1), household: household.flatMap { HouseholdID($0) })
        }
        _ = scene.state.apply(.importAssignments([hub("home")]), at: scene.now, into: &scene.effects)
        let before = scene.state.registry
        #expect(
            scene.state.apply(.importAssignments([hub(nil)]), at: scene.now, into: &scene.effects)
                == .done("1 devices imported"))
        #expect(scene.state.registry == before)
    }

    @Test func `where a household is stays until a line says otherwise`() throws {
        var scene = Scene(Fixture.button)
        func place(_ address: String?, _ latitude: Double?, device: String = "b1") -> AssignmentImport {
            AssignmentImport(
                line: 2, county: Fixture.county, bed: Fixture.bed, device: Fixture.device(device), profile: "button",
                since: Fixture.start - .days(1), address: address.flatMap { PostalAddress($0) },
                position: latitude.flatMap { GeoPosition(latitude: $0, longitude: 100.25) })
        }
        func location(_ scene: borrowing Scene) throws -> Location {
            try #require(scene.state.registry.households.first).location
        }
        for line in [place("12 号", 25.5), place(nil, nil, device: "b2")] {
            _ = scene.state.apply(.importAssignments([line]), at: scene.now, into: &scene.effects)
            #expect(
                try location(scene)
                    == Location(
                        address: PostalAddress("12 号"), position: GeoPosition(latitude: 25.5, longitude: 100.25)))
        }
        _ = scene.state.apply(.importAssignments([place(nil, -26)]), at: scene.now, into: &scene.effects)
        #expect(try location(scene).position?.latitude == -26)
        #expect(try location(scene).address?.text == "12 号")
        guard
            case .household(_, let written)? = scene.effects.registry.last(where: { change in
                if case .household = change { true } else { false }
            })
        else { throw MissingRow() }
        #expect(try written.location == location(scene))
    }

    private struct MissingRow: Error {}

    @Test(arguments: [
        (90.0, 180.0, true), (-90, -180, true), (90.001, 0, false), (0, -180.001, false), (.nan, 0, false),
        (0, .infinity, false),
    ])
    func `a position is on the earth`(latitude: Double, longitude: Double, isGood: Bool) {
        #expect((GeoPosition(latitude: latitude, longitude: longitude) != nil) == isGood)
    }

    @Test func `moving a device ends the earlier service at the new start`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button", since: scene.now - .days(3))
        scene.assign("b1", "button", to: Fixture.otherBed, since: scene.now - .days(1))
        let device = scene.state.registry.number(of: DeviceID("b1")!)!
        let history = scene.state.registry.assignments[Int(device.index)]
        #expect(history.map(\.until) == [scene.now - .days(1), nil])
    }

    @Test func `a service that starts before the running one is refused`() {
        var scene = Scene(Fixture.button)
        scene.assign("b1", "button", since: scene.now - .days(1))
        guard
            case .refused(let faults) = scene.assign("b1", "button", to: Fixture.otherBed, since: scene.now - .days(2))
        else {
            Issue.record("an overlapping service was imported")
            return
        }
        #expect(faults.count == 1)
    }
}
