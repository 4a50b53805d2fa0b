import CareCore
import CareRecords
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// What people did with an alarm is read back as it was, and is found by what was asked.
@Suite struct AlarmLifecycleTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var worked: Alarm {
        var alarm = Fixture.alarm(1)
        alarm.work = .onSite
        alarm.state = .acknowledged
        alarm.acknowledgedBy = "li"
        alarm.calledBack = AlarmDeed(at: Fixture.noon + .seconds(1), by: "a")
        alarm.dispatched = AlarmDeed(at: Fixture.noon + .seconds(2), by: "b")
        alarm.responder = "wang"
        alarm.arrived = AlarmDeed(at: Fixture.noon + .seconds(3), by: "c")
        alarm.assignee = "zhao"
        alarm.closeText = "text"
        return alarm
    }

    private var held: Alarm {
        var alarm = Fixture.alarm(2, rule: "BED-1")
        alarm.priority = .p3
        alarm.state = .shelved
        alarm.hold = AlarmHold(reason: AlarmRemark(zh: "下雨", en: "rain"), by: "sun", until: Fixture.noon + .hours(1))
        return alarm
    }

    @Test func `steps, hold and history come back`() throws {
        let open = try OpenStore(folder)
        var later = worked
        later.edge = 2
        let edges = [
            Fixture.edge(worked),
            AlarmEdge(alarm: later, cause: .commented, at: Fixture.noon, by: "li", detail: AlarmRemark("door locked")),
            Fixture.edge(held),
        ]
        try open.commit { $0.effects.alarmEdges = edges }
        let reader = open.store.reader
        let alarm = try #require(try reader.alarm(AlarmID(1), scope: .everything))
        #expect(alarm.calledBack == worked.calledBack)
        #expect(alarm.dispatched == worked.dispatched)
        #expect(alarm.responder == "wang")
        #expect(alarm.arrived == worked.arrived)
        #expect(alarm.assignee == "zhao")
        #expect(alarm.closeText == "text")
        #expect(alarm.hold == nil)
        #expect(try reader.alarm(AlarmID(2), scope: .everything)?.hold == held.hold)
        let history = try reader.history(of: AlarmID(1))
        #expect(history.map(\.cause) == [.raised, .commented])
        #expect(history.map(\.detail) == [nil, AlarmRemark("door locked")])
        #expect(try reader.history(of: AlarmID(9)) == [])
        #expect(try open.rows("SELECT responder FROM alarmView WHERE number = 1") == ["wang"])
    }

    @Test func `bad actors are counted by what they did in the time, chattering included`() throws {
        let open = try OpenStore(folder)
        var edges: [AlarmEdge] = []
        func add(_ id: Int64, _ rule: String, _ causes: [AlarmEdge.Cause], count: Int32) {
            var alarm = Fixture.alarm(id, rule: rule)
            for cause in causes {
                alarm.count = count
                alarm.edge = Int32(edges.filter { $0.alarm.id == alarm.id }.count) + 1
                edges.append(Fixture.edge(alarm, cause))
            }
            // One open alarm a rule and subject: this one is over.
            alarm.state = .normal
            alarm.edge += 1
            edges.append(Fixture.edge(alarm, .cleared))
        }
        add(1, "BED-1", [.raised, .repeated, .chattering], count: 300)
        add(2, "BED-1", [.raised], count: 1)
        add(3, "WET-1", [.raised, .repeated], count: 2)
        try open.commit { $0.effects.alarmEdges = edges }
        let reader = open.store.reader
        let found = try reader.badActors(since: Fixture.noon)
        #expect(found.map(\.rule) == ["BED-1", "WET-1"])
        #expect(found.map(\.times) == [301, 2])
        #expect(found.map(\.chattering) == [1, 0])
        #expect(found.first?.bed == BedID("532901-000001"))
        #expect(try reader.badActors(since: Fixture.noon + .seconds(1)).isEmpty)
        #expect(try reader.badActors(since: Fixture.noon, limit: 1).count == 1)
    }

    @Test func `each filter finds what it names`() throws {
        let open = try OpenStore(folder)
        var far = Fixture.alarm(3, rule: "WET-1")
        far.state = .normal
        try open.commit { $0.effects.alarmEdges = [worked, held, far].map { Fixture.edge($0) } }
        func found(_ change: (inout AlarmFilter) -> Void) throws -> [Int64] {
            var filter = AlarmFilter()
            change(&filter)
            return try open.store.reader.alarms(filter, scope: .everything).map(\.id.number)
        }
        #expect(try found { _ in } == [3, 2, 1])
        #expect(try found { $0.openOnly = true } == [2, 1])
        #expect(try found { $0.person = "zhao" } == [1])
        #expect(try found { $0.person = "li" } == [1])
        #expect(try found { $0.priority = .p3 } == [2])
        #expect(try found { $0.state = .shelved } == [2])
        #expect(try found { $0.bed = BedID("532901-000001") } == [3, 2, 1])
        #expect(try found { $0.bed = BedID("532901-000002") } == [])
        #expect(try found { $0.county = CountyCode(532_901) } == [3, 2, 1])
        #expect(try found { $0.before = AlarmID(3) } == [2, 1])
        #expect(try found { $0.work = .onSite } == [1])
        #expect(try found { $0.rule = "WET-1" } == [3])
        #expect(try found { $0.township = TownshipCode("532901100") } == [3, 2, 1])
        #expect(try found { $0.township = TownshipCode("532901101") } == [])
        #expect(try found { $0.provider = ProviderID("nobody") } == [])
        let received = Fixture.noon + .seconds(1)
        #expect(try found { $0.from = received } == [3, 2, 1])
        #expect(try found { $0.from = received + Milliseconds(1) } == [])
        #expect(try found { $0.until = received } == [])
        #expect(try found { $0.until = received + Milliseconds(1) } == [3, 2, 1])
        #expect(try found { $0.county = CountyCode(532_931) } == [])
    }
}
