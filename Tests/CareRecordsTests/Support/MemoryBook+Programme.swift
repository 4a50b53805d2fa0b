import CareCore
import CareRecords

/// Moments and days of tests.
func moment(_ text: String) -> Timestamp {
    guard let moment = Timestamp(recordText: text) else { fatalError("no moment: \(text)") }
    return moment
}

func day(_ text: String) -> CivilDate {
    guard let day = CivilDate(recordText: text) else { fatalError("no day: \(text)") }
    return day
}

func identity(_ text: String) -> RecordID {
    guard let identity = RecordID(text) else { fatalError("no identity: \(text)") }
    return identity
}

extension MemoryBook {
    /// The last day of the programme.
    static let now = moment("2021-12-31T18:00:00+08:00")
    static let provider = "91350100M000100Y43"

    /// A county with two beds, eight devices, three residents and three people of the staff, the last of whom left.
    static func programme() -> MemoryBook {
        let book = MemoryBook()
        book.registered = [
            "county": [.text("532901"), .text("532925")], "provider": [.text(provider)],
            "bed": [.text("532901-000001"), .text("532901-000002"), .text("532925-000001")],
            "device": Set((1...8).map { .text("d-\($0)") }), "residence": [.text("h-1")],
        ]
        for (index, number) in ["11010519491231002X", "530102194001010033", "530102195505050025"].enumerated() {
            book.fill(
                .resident,
                [
                    "resident": "r-\(index + 1)", "name": "张某", "identityNumber": number, "household": "h-1",
                    "group": "other", "isLocal": "yes",
                ])
        }
        for (name, number) in [("s-1", "11010519491231002X"), ("s-2", "530102194001010033")] {
            book.fill(
                .staff,
                [
                    "staff": name, "provider": provider, "name": "李某", "identityNumber": number,
                    "qualification": "care-worker-4", "certificate": name, "employedFrom": "2020-01-01",
                ])
        }
        book.fill(
            .staff,
            [
                "staff": "s-3", "provider": provider, "name": "王某", "identityNumber": "530102195505050025",
                "qualification": "nurse", "certificate": "s-3", "employedFrom": "2020-01-01",
                "employedUntil": "2021-06-30",
            ])
        return book
    }

    /// Fills in `form` from texts in any order.
    @discardableResult
    func fillIn(
        _ form: RecordForm, _ texts: [String: String], at now: Timestamp, by: String = "tester"
    ) throws -> [String] {
        let (row, faults) = form.fill(texts.map { ($0.key, $0.value) })
        guard faults.isEmpty else { return faults.map(\.text).sorted() }
        switch try form.decide(row, RecordContext(now: now, by: by, book: self)) {
        case .refused(let faults): return faults.map(\.text)
        case .accepted(let outcome):
            for put in outcome.puts { self.put(put, by: by) }
            return []
        }
    }

    /// Puts a row from texts, without any judgement.
    func fill(_ table: RecordTable, _ texts: [String: String]) {
        put(RecordPut(table, RecordRow(table, texts)))
    }
}

extension RecordRow {
    /// A row from texts.
    init(_ table: RecordTable, _ texts: [String: String]) {
        self.init()
        for (name, text) in texts {
            guard let column = table.column(name), let value = column.read(text) else {
                fatalError("no \(name) of \(table.name): \(text)")
            }
            self[name: name] = value
        }
    }
}
