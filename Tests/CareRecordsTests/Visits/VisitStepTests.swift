import CareCore
import CareRecords
import Testing

@Suite("Steps of a visit") struct VisitStepTests {
    /// What each step leads to from the states in which it may be made for the first time.
    static let table: [String: (from: Set<VisitState?>, to: VisitState?)] = [
        "visit-plan": ([nil], .planned),
        "visit-dispatch": ([.planned], .dispatched),
        "visit-reassign": ([.planned, .dispatched], nil),
        "visit-arrive": ([.dispatched], .arrived),
        "visit-start": ([.arrived], .inService),
        "visit-finish": ([.inService], .finished),
        "visit-rate": ([.finished], .rated),
        "visit-follow-up": ([.rated], .followedUp),
        "visit-cancel": ([.planned, .dispatched, .arrived], .cancelled),
        "visit-void": ([.inService, .finished, .rated, .followedUp], .void),
        "visit-corroborate": ([.finished, .rated, .followedUp], nil),
        "visit-record": ([nil, .planned, .dispatched, .arrived, .inService], .finished),
    ]

    static let states: [VisitState?] = [nil] + VisitState.allCases

    @Test(arguments: states)
    func `every step in every state leads where the table says, is a repetition, or is refused`(
        state: VisitState?
    ) throws {
        for (name, (from, to)) in Self.table {
            let world = try VisitWorld.with(state)
            let before = world.visits
            let told = try world.enter(name)
            let isRepetition = Self.isRepetition(name, state)
            if from.contains(state) {
                #expect(told == [], "\(name) from \(String(describing: state))")
                #expect(world.visit()?.state == to ?? state, "\(name) from \(String(describing: state))")
                #expect(world.visits != before)
            } else if isRepetition {
                #expect(told == [], "\(name) again in \(String(describing: state))")
                #expect(world.visits == before)
            } else {
                #expect(!told.isEmpty, "\(name) in \(String(describing: state))")
                #expect(world.visits == before)
            }
        }
    }

    /// Whether the way to the state has made the step; a record is one of a visit that ended.
    static func isRepetition(_ name: String, _ state: VisitState?) -> Bool {
        guard let state else { return false }
        return VisitWorld.way(to: state).contains(name)
            || name == "visit-record" && VisitWorld.way(to: state).contains("visit-finish")
    }

    @Test(arguments: table.keys)
    func `the same step twice changes nothing and says so, another value is refused and named`(name: String) throws {
        guard let state = Self.table[name]?.from.compactMap({ $0 }).first ?? nil else { return }
        let world = try VisitWorld.with(state)
        #expect(try world.enter(name) == [])
        let before = world.visits
        guard case .accepted(let outcome) = try world.outcome(name) else {
            Issue.record("\(name) again is refused")
            return
        }
        #expect(outcome.puts.isEmpty && outcome.consequences.isEmpty)
        #expect(outcome.answer.contains("already"))
        let other = [
            "visit-dispatch": ["staff": "s-3 s-4"], "visit-arrive": ["method": "nfc"],
            "visit-start": ["startAt": VisitWorld.text("09:06")], "visit-finish": ["items": "A01=36"],
            "visit-rate": ["rating": "4"], "visit-follow-up": ["followUpNote": "不满意"],
            "visit-cancel": ["cancelReason": "road"], "visit-void": ["voidReason": "wrong-staff"],
            "visit-record": ["endAt": VisitWorld.text("10:01")],
        ]
        guard let change = other[name], let field = change.keys.first else { return }
        let told = try world.enter(name, change)
        #expect(told.contains { $0.hasPrefix(field) }, "\(name): \(told)")
        #expect(!told.joined().contains("满意"), "private words are not repeated")
        #expect(world.visits == before)
    }

    @Test func `a plan entered again is the same even after its staff was replaced, with other values it is refused`()
        throws
    {
        let world = try VisitWorld.with(.planned)
        #expect(try world.enter("visit-plan") == [])
        #expect(try world.enter("visit-reassign") == [])
        #expect(world.visit()?.staff.map(\.text) == ["s-1", "s-3"])
        #expect(try world.enter("visit-plan") == [])
        #expect(world.visit()?.staff.map(\.text) == ["s-1", "s-3"])
        #expect(try world.enter("visit-plan", ["staff": "s-1 s-4"]).first?.hasPrefix("staff") == true)
        let told = try world.enter("visit-plan", ["plannedEnd": VisitWorld.text("10:30")])
        #expect(told.first?.hasPrefix("plannedEnd: expected 2021-11-06T10:00") == true)
    }

    @Test func `the moment of a step left empty is now`() throws {
        let world = try VisitWorld.with(.planned)
        #expect(try world.enter("visit-dispatch", ["dispatchedAt": ""], at: "08:31") == [])
        #expect(world.visit()?.row[VisitField.dispatchedAt] == (try VisitWorld.moment("08:31")))
        #expect(try world.enter("visit-dispatch", ["dispatchedAt": ""], at: "08:45") == [])
        #expect(world.visit()?.row[VisitField.dispatchedAt] == (try VisitWorld.moment("08:31")))
    }

    @Test func `steps lie in the order of time and none in the future`() throws {
        #expect(
            try VisitWorld.with(.dispatched).enter("visit-arrive", ["arrivedAt": VisitWorld.text("12:33")]).first?
                .hasPrefix("arrivedAt") == true)
        #expect(
            try VisitWorld.with(.dispatched).enter("visit-arrive", ["arrivedAt": VisitWorld.text("12:31")]) == [])
        #expect(
            try VisitWorld.with(.arrived).enter("visit-start", ["startAt": VisitWorld.text("09:01")]).first?
                .hasPrefix("startAt") == true)
        for end in ["09:05", "09:04"] {
            let told = try VisitWorld.with(.inService).enter("visit-finish", ["endAt": VisitWorld.text(end)])
            #expect(told.first?.hasPrefix("endAt: expected a moment after") == true, "\(told)")
        }
        #expect(
            try VisitWorld.with(.finished).enter("visit-rate", ["ratedAt": VisitWorld.text("09:59")]).first?
                .hasPrefix("ratedAt") == true)
        #expect(
            try VisitWorld.with(.rated).enter("visit-follow-up", ["followedUpAt": VisitWorld.text("10:00")]).first?
                .hasPrefix("followedUpAt") == true)
    }

    @Test func `the reason other needs words`() throws {
        let world = try VisitWorld.with(.finished)
        #expect(try world.enter("visit-void", ["voidReason": "other"]).first?.hasPrefix("endingNote") == true)
        #expect(try world.enter("visit-void", ["voidReason": "other", "endingNote": "试录"]) == [])
    }
}
