internal import SimKit

extension Play {
    /// How often each category comes, and whom it must be told: the supervision document, 二(一)6, for infections, food
    /// poisoning and accidents at work; custom for the others.
    private static let categories: [(word: String, weight: UInt64, authorities: [String])] = [
        ("fall", 40, ["civil-affairs"]), ("choking", 8, ["civil-affairs"]),
        ("missing", 8, ["civil-affairs", "public-security"]), ("self-harm", 2, ["civil-affairs", "public-security"]),
        ("harm-to-others", 2, ["civil-affairs", "public-security"]),
        ("fire", 4, ["civil-affairs", "emergency-management", "fire-rescue"]),
        ("gas", 5, ["civil-affairs", "fire-rescue"]),
        ("infection", 8, ["civil-affairs", "health", "market-regulation", "disease-control"]),
        ("food-poisoning", 4, ["civil-affairs", "health", "market-regulation", "disease-control"]),
        ("work-accident", 3, ["civil-affairs", "emergency-management"]),
        ("abuse", 3, ["civil-affairs", "public-security"]), ("other", 13, ["civil-affairs"]),
    ]

    /// An abnormal event for one in twelve people.
    mutating func playEvent(_ person: inout Person, _ served: CivilDay, until leaving: CivilDay?) {
        guard person.random.chance(Ratio(1, in: 12)) else { return }
        let day = served.adding(person.random.whole(3...280))
        guard leaving.map({ day < $0 }) ?? true else { return }
        let county = person.county
        let category = Self.categories[person.random.pickIndex(weights: Self.categories.map(\.weight))]
        let happened = day.at(person.random.whole(0...22), person.random.whole(0...59))
        let known = happened + .minutes(person.random.whole(1...40))
        let event = "e-\(county.code)-\(person.number)"
        let isWritten = writer.enter(
            "abnormal-event", at: known + .minutes(15), by: county.desk,
            [
                ("event", event), ("category", category.word), ("county", county.code), ("provider", county.provider),
                ("bed", person.bed), ("resident", person.id), ("at", CivilText.moment(happened)),
                ("knownAt", CivilText.moment(known)), ("what", "家属来电报告"), ("measures", "已派人到场处置"),
                ("reportedBy", "op-1"),
            ])
        guard isWritten else { return }
        if ["fall", "choking", "missing", "self-harm"].contains(category.word) { person.riskEventOn = day }
        writer.count(county) { $0.events[category.word, default: 0] += 1 }
        var untold = 0
        for (index, authority) in category.authorities.enumerated() {
            let told = known + .minutes(person.random.whole(20...180))
            let isTold =
                !person.random.chance(.percent(7))
                && writer.enter(
                    "authority-notice", at: told, by: county.desk,
                    [
                        ("notice", "n-\(event)-\(index)"), ("event", event), ("authority", authority),
                        ("office", county.name), ("toldAt", CivilText.moment(told)), ("toldBy", "op-1"),
                        ("how", person.random.pick(["telephone", "written", "system"])), ("receipt", "已接收"),
                    ])
            if !isTold { untold += 1 }
        }
        writer.count(county) { $0.openNotices += untold }
        finish(&person, event, after: day, isWhole: untold == 0)
    }

    private mutating func finish(_ person: inout Person, _ event: String, after day: CivilDay, isWhole: Bool) {
        let county = person.county
        if person.random.chance(.percent(40)) {
            let at = day.adding(2).at(10)
            writer.enter(
                "abnormal-follow-up", at: at, by: county.desk,
                [
                    ("part", "p-\(event)"), ("event", event), ("at", CivilText.moment(at)), ("what", "情况稳定"),
                    ("reportedBy", "op-2"),
                ])
        }
        let closed = day.adding(person.random.whole(4...12)).at(16)
        let closing: [(name: String, text: String)] = [
            ("event", event), ("closedAt", CivilText.moment(closed)), ("closedBy", "head-\(county.code)"),
            ("conclusion", "已妥善处理"),
        ]
        let isWritten = writer.enter(
            "abnormal-close", at: closed, by: county.desk, fate: isWhole ? .accepted : .refused, closing)
        if isWritten, isWhole { writer.count(county) { $0.closedEvents += 1 } }
    }
}
