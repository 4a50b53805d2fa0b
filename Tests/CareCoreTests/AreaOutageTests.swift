import CareCore
import Testing

/// DEV-4: what silences a township is one alarm, and no single outage is lost behind it.
@Suite struct AreaOutageTests {
    /// How many of so many hubs, all silent at once, are an outage: a fifth, at least 3, at most 10.
    private static let sizes = [(3, 3), (4, 3), (15, 3), (16, 4), (20, 4), (21, 5), (45, 9), (46, 10), (60, 10)]

    @Test(arguments: sizes)
    func `a fifth of the hubs, at least three and at most ten, are an outage and one less is not`(
        hubs: Int, needed: Int
    ) {
        for silent in needed - 1...min(needed + 1, hubs) {
            var town = Town(hubs: hubs)
            town.pass(16, speaking: Array((silent + 1)..<(hubs + 1)))
            #expect((town.area != nil) == (silent >= needed), "\(silent) of \(hubs)")
            #expect(town.singles(.unacknowledged) == (silent < needed ? silent : 0))
            #expect(town.singles(.suppressedByDesign) == (silent < needed ? 0 : silent))
        }
    }

    @Test func `nine or ten of a large township, and each bed's outage stays visible`() {
        var town = Town(hubs: 100)
        town.pass(16, speaking: Array(10...100))
        #expect(town.area == nil)
        town.pass(15, speaking: Array(11...100))
        // The tenth fell silent fifteen minutes later: too late to be one event.
        #expect(town.area == nil && town.singles(.unacknowledged) == 10)
        town = Town(hubs: 100)
        town.pass(16, speaking: Array(11...100))
        let alarm = town.area
        #expect(alarm?.priority == .p2 && alarm?.audience == .operator && alarm?.state == .unacknowledged)
        #expect(alarm?.key.subject == TownshipCode(Town.code).map { .township($0) })
        #expect(town.singles(.suppressedByDesign) == 10)
        let single = town.scene.state.openAlarms.first { $0.key.rule == "DEV-1" }
        let number = alarm?.id.number ?? 0
        let reason = AlarmRemark(zh: "片区停电或断网：告警 \(number)", en: "area outage: alarm \(number)")
        #expect(single?.hold == AlarmHold(reason: reason, by: "gateway", until: nil))
    }

    @Test(arguments: [(Int64(600_000), true), (600_001, false)])
    func `hubs count together that fell silent within ten minutes`(apart: Int64, isOutage: Bool) {
        var town = Town(hubs: 15)
        // Hub 3 is heard once more, so that its silence begins that much later.
        town.scene.advance(Milliseconds(apart))
        town.hear(Array(3...15))
        town.scene.advance(.minutes(15) - Milliseconds(apart))
        #expect(town.singles(.unacknowledged) == 2)
        town.hear(Array(4...15))
        town.scene.advance(Milliseconds(apart))
        #expect((town.area != nil) == isOutage)
    }

    @Test func `hubs of unknown or different townships are no area`() {
        var town = Town(hubs: 12, township: nil)
        town.pass(16)
        #expect(town.area == nil && town.singles(.unacknowledged) == 12)
        var two = Town(hubs: 2)
        let lines = (3...4).map { number in
            AssignmentImport(
                line: 2, county: Fixture.county, bed: Town.bed(number), device: Fixture.device("h\(number)"),
                profile: "hub", since: two.scene.now - .days(1), township: "532901002")
        }
        _ = two.scene.state.apply(.importAssignments(lines), at: two.scene.now, into: &two.scene.effects)
        two.pass(16)
        #expect(two.area == nil && two.singles(.unacknowledged) == 4)
    }

    @Test func `it ends when less than half of the most are silent, and those ring`() {
        var town = Town(hubs: 40)
        town.pass(16, speaking: Array(11...40))
        // Two more while it lasts: twelve at most.
        town.pass(15, speaking: Array(13...40))
        #expect(town.singles(.suppressedByDesign) == 12)
        town.pass(2, speaking: Array(7...40))
        #expect(town.area?.state == .unacknowledged && town.singles(.suppressedByDesign) == 6)
        town.pass(2, speaking: Array(6...40))
        #expect(town.area?.state == .returnedUnacknowledged)
        #expect(town.singles(.suppressedByDesign) == 0 && town.singles(.unacknowledged) == 5)
        town.pass(2, speaking: Array(1...40))
        #expect(town.singles(.unacknowledged) == 0)
    }

    @Test func `a second outage before anybody answered counts in the same alarm`() {
        var town = Town(hubs: 15)
        town.pass(16, speaking: Array(4...15))
        town.pass(2, speaking: Array(1...15))
        #expect(town.area?.state == .returnedUnacknowledged)
        town.pass(16, speaking: Array(4...15))
        #expect(town.area?.state == .unacknowledged && town.area?.count == 2)
    }

    @Test func `who closes it too early hears of each hub`() {
        var town = Town(hubs: 15)
        town.pass(16, speaking: Array(4...15))
        guard let alarm = town.area else { return #expect(Bool(false), "no outage") }
        let outcome = town.scene.state.apply(
            .close(alarm.id, by: "li", reason: .other, note: ""), at: town.scene.now, into: &town.scene.effects)
        #expect(outcome == .done("alarm \(alarm.id) closed by li: other"))
        #expect(town.singles(.unacknowledged) == 3 && town.area == nil)
        // Three more within ten minutes are another outage.
        town.pass(16, speaking: Array(7...15))
        #expect(town.area?.state == .unacknowledged && town.singles(.suppressedByDesign) == 6)
    }

    @Test func `an announced outage holds it back, and hubs that are still silent after the grace ring as one`() {
        var town = Town(hubs: 15)
        let outage = SuppressionOrder.announceOutage(
            township: Town.code, from: town.scene.now, until: town.scene.now + .minutes(20), reason: "works")
        _ = town.scene.state.apply(
            .suppression(outage, by: "li"), at: town.scene.now, into: &town.scene.effects)
        town.pass(49)
        #expect(town.area?.state == .suppressedByDesign && town.singles(.suppressedByDesign) == 15)
        town.pass(1)
        #expect(town.area?.state == .unacknowledged && town.singles(.suppressedByDesign) == 15)
    }

    @Test func `hubs that reconnect within the grace after an announced outage raise nothing`() {
        var town = Town(hubs: 15)
        let outage = SuppressionOrder.announceOutage(
            township: Town.code, from: town.scene.now, until: town.scene.now + .minutes(20), reason: "works")
        _ = town.scene.state.apply(
            .suppression(outage, by: "li"), at: town.scene.now, into: &town.scene.effects)
        town.pass(21)
        for hub in 1...15 { town.pass(1, speaking: Array(1...hub)) }
        town.pass(60, speaking: Array(1...15))
        let rang = town.scene.effects.alarmEdges.filter { $0.alarm.state == .unacknowledged }
        #expect(rang.isEmpty && town.scene.state.openAlarms.isEmpty)
    }

    @Test func `a hub that is given to another household while silent leaves the area`() {
        var town = Town(hubs: 15)
        town.pass(16, speaking: Array(3...15))
        #expect(town.singles(.unacknowledged) == 2)
        let line = AssignmentImport(
            line: 2, county: Fixture.county, bed: Town.bed(99), device: Fixture.device("h1"), profile: "hub",
            since: town.scene.now, township: "532901002")
        _ = town.scene.state.apply(.importAssignments([line]), at: town.scene.now, into: &town.scene.effects)
        // One silent hub more makes two here, not three.
        town.pass(16, speaking: Array(4...15))
        #expect(town.area == nil)
    }

    @Test func `a state read back in an outage is the same to the byte and ends it at the same moment`() throws {
        var town = Town(hubs: 20)
        town.pass(16, speaking: Array(9...20))
        var other = try town.copy()
        #expect(town.area != nil)
        #expect(other.scene.state.encodeCore() == town.scene.state.encodeCore())
        _ = town.scene.takeEdges()
        _ = other.scene.takeEdges()
        for hub in 1...8 {
            town.pass(1, speaking: Array(1...hub) + Array(9...20))
            other.pass(1, speaking: Array(1...hub) + Array(9...20))
        }
        let edges = town.scene.takeEdges()
        #expect(edges.contains { $0.hasPrefix("DEV-4 cleared") })
        #expect(other.scene.takeEdges() == edges)
        #expect(other.scene.state.encodeCore() == town.scene.state.encodeCore())
    }
}
