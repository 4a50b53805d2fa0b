import CareCore
import CareRecords
import Testing

/// A small county with staff, a couple and a neighbour village, all cases in service, and a service list.
struct VisitWorld {
    let book: MemoryBook

    /// 2021-11-06 in Dali, the day of the visits.
    static let day = "2021-11-06"
    static let provider = "91350100M000100Y43"
    static let otherProvider = "91350100M000100Y56"

    init() throws {
        book = try Registers.book()
        book.registered = [
            "bed": [.text("532901-000001"), .text("532901-000002"), .text("532901-000003")],
            "device": [.text("btn-7"), .text("pad-3")],
        ]
        let other = Registers.texts(.provider, ["provider": Self.otherProvider, "bedRegisterID": ""])
        try put(.provider, other)
        for (number, staff) in ["s-2", "s-3", "s-4", "s-5", "s-6", "s-7", "s-8"].enumerated() {
            var changes = [
                "staff": staff, "identityNumber": Registers.identityNumber("5329011985060200\(number + 1)"),
                "certificate": "云 10\(number)",
            ]
            switch staff {
            case "s-5": changes.merge(["qualification": "none", "certificate": "", "validUntil": ""]) { $1 }
            case "s-6": changes["validUntil"] = "2021-11-05"
            case "s-7": changes["employedUntil"] = "2021-11-05"
            case "s-8": changes["provider"] = Self.otherProvider
            default: break
            }
            try put(.staff, Registers.texts(.staff, changes))
        }
        try put(.residence, Registers.texts(.residence, ["latitude": "25.6065", "longitude": "100.2676"]))
        try put(
            .residence,
            Registers.texts(.residence, ["household": "h-2", "latitude": "25.6965", "longitude": "100.2676"]))
        for (number, household) in [(2, "h-1"), (3, "h-2")] {
            let changes = [
                "resident": "r-\(number)", "household": household, "priority": "advanced-age",
                "identityNumber": Registers.identityNumber("5329011938031200\(number)"),
            ]
            try put(.resident, Registers.texts(.resident, changes))
        }
        for number in 1...3 { try putCase(number) }
        for (item, minutes) in [("A01", "30"), ("B02", "20")] {
            try put(
                item: item,
                ["standardMinutes": minutes, "price": "4000", "validFrom": "2021-09-01", "validUntil": "2021-12-31"])
        }
    }

    /// Puts the case `c-N` of the resident `r-N`.
    func putCase(_ number: Int, _ changes: [String: String] = [:]) throws {
        var texts = [
            "careCase": "c-\(number)", "resident": "r-\(number)", "county": "532901", "state": "in-service",
            "provider": Self.provider, "bed": "532901-00000\(number)", "serviceFrom": "2021-10-01",
        ]
        texts.merge(changes) { $1 }
        var row = RecordRow()
        for column in RecordTable.careCase.columns {
            guard let text = texts[column.name], !text.isEmpty else { continue }
            row[name: column.name] = try #require(column.read(text))
        }
        book.put(RecordPut(.careCase, row))
    }

    /// Enters an item of the county's list.
    func put(item: String, _ texts: [String: String]) throws {
        let all = texts.merging(["county": "532901", "item": item, "itemName": "某项目", "category": "living"]) { $1 }
        try put(Self.form("service-item"), all.map { ($0.key, $0.value) })
    }

    private func put(_ form: RecordForm, _ texts: [(name: String, text: String)]) throws {
        let told = try book.enter(form, texts, at: Registers.now)
        #expect(told == [], "\(form.name): \(told)")
    }

    /// The form of that name.
    static func form(_ name: String) throws -> RecordForm {
        try #require(RecordForm.visits.first { $0.name == name })
    }

    /// A moment of the day, `09:05`, or of another one, `11-07T09:05`.
    static func text(_ time: String) -> String { "2021-" + (time.count == 5 ? "11-06T" : "") + time + ":00.000+08:00" }

    /// The same as a moment.
    static func moment(_ time: String) throws -> Timestamp { try #require(Timestamp(recordText: text(time))) }

    /// Good texts of each step for the visit `v-1` of `r-1`, planned for 09:00 to 10:00 with `s-1` and `s-2`.
    static let steps: [String: [String: String]] = [
        "visit-plan": [
            "careCase": "c-1", "ordinal": "1", "purpose": "service-and-teach", "plannedStart": text("09:00"),
            "plannedEnd": text("10:00"), "plannedItems": "A01=30", "staff": "s-1 s-2",
        ],
        "visit-dispatch": ["dispatchedAt": text("08:30")],
        "visit-reassign": ["staff": "s-1 s-3"],
        "visit-arrive": ["arrivedAt": text("09:02"), "method": "qr"],
        "visit-start": ["startAt": text("09:05")],
        "visit-finish": ["endAt": text("10:00"), "items": "A01=35 B02=15", "skillsTaught": "living support"],
        "visit-rate": ["ratedAt": text("10:05"), "rating": "5", "complaint": "no"],
        "visit-follow-up": ["followedUpAt": text("11:00"), "followUpNote": "满意"],
        "visit-cancel": ["cancelledAt": text("09:10"), "cancelReason": "resident-away"],
        "visit-void": ["voidedAt": text("12:00"), "voidReason": "entered-twice"],
        "visit-corroborate": ["corroboration": "not-seen", "corroborationReasons": "no-sensor"],
        "visit-record": [
            "careCase": "c-1", "ordinal": "1", "purpose": "service-and-teach", "staff": "s-1 s-2",
            "arrivedAt": text("09:02"), "startAt": text("09:05"), "endAt": text("10:00"), "method": "qr",
            "items": "A01=35 B02=15", "skillsTaught": "living support",
        ],
    ]

    /// Fills in the good texts of a step with some changed; an empty text leaves the field out.
    func outcome(
        _ name: String, _ changes: [String: String] = [:], visit: String = "v-1", at time: String = "12:30"
    ) throws -> RecordVerdict {
        var texts = Self.steps[name, default: [:]].merging(changes) { $1 }
        texts["visit"] = visit
        let form = try Self.form(name)
        let (row, faults) = form.fill(texts.filter { !$0.value.isEmpty }.map { ($0.key, $0.value) })
        guard faults.isEmpty else { return .refused(faults) }
        return try form.decide(row, RecordContext(now: Self.moment(time), by: "tester", book: book))
    }

    /// The same, and keeps what it changes.
    /// - Returns: What a person would be told: the faults, or nothing.
    @discardableResult
    func enter(
        _ name: String, _ changes: [String: String] = [:], visit: String = "v-1", at time: String = "12:30"
    ) throws -> [String] {
        switch try outcome(name, changes, visit: visit, at: time) {
        case .refused(let faults): return faults.map(\.text)
        case .accepted(let outcome):
            for put in outcome.puts { book.put(put) }
            return []
        }
    }

    /// A visit as it is recorded.
    func visit(_ id: String = "v-1") -> Visit? { book.row(.visit, key: [.text(id)]).flatMap(Visit.init) }

    /// All rows of visits.
    var visits: [RecordRow] { book.rows(.visit, where: []) }

    /// The steps that lead to a state.
    static func way(to state: VisitState) -> [String] {
        let way = ["visit-plan", "visit-dispatch", "visit-arrive", "visit-start", "visit-finish", "visit-rate"]
        switch state {
        case .planned: return Array(way.prefix(1))
        case .dispatched: return Array(way.prefix(2))
        case .arrived: return Array(way.prefix(3))
        case .inService: return Array(way.prefix(4))
        case .finished: return Array(way.prefix(5))
        case .rated: return way
        case .followedUp: return way + ["visit-follow-up"]
        case .cancelled: return Array(way.prefix(1)) + ["visit-cancel"]
        case .void: return Array(way.prefix(5)) + ["visit-void"]
        }
    }

    /// A world in which `v-1` is in that state; without one there is no visit.
    static func with(_ state: VisitState?) throws -> VisitWorld {
        let world = try VisitWorld()
        for step in state.map(way) ?? [] { #expect(try world.enter(step) == [], "\(step)") }
        #expect(world.visit()?.state == state)
        return world
    }
}
