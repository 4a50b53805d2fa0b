import CareCore
import CareRecords

/// A book with stores and assets, and the desk that takes forms with everything they hand in.
struct AssetDesk {
    let book: MemoryBook

    init(_ book: MemoryBook = .programme()) {
        self.book = book
        for (store, county, holder) in [
            ("st-1", "532901", "county"), ("st-2", "532901", "provider"), ("st-3", "532925", "county"),
        ] {
            book.fill(
                .assetStore, ["store": store, "county": county, "storeName": "仓库", "holder": holder])
        }
    }

    /// A morning of the programme, `hours` after 2021-09-01 08:00.
    static func at(_ hours: Int64) -> String {
        (moment("2021-09-01T08:00:00+08:00") + .hours(hours)).recordText
    }

    /// What a form about an asset needs in any case.
    static func common(_ asset: String, hours: Int64) -> [String: String] {
        [
            "asset": asset, "at": at(hours), "by": "钱某", "technician": "s-1", "reason": "工作需要",
            "document": "D-\(hours)",
        ]
    }

    /// Registers an asset; silent unless a device is given.
    @discardableResult
    func register(_ asset: String, _ changes: [String: String] = [:]) throws -> [String] {
        try enter(.asset, Self.registration(asset, changes))
    }

    /// The form of an asset, of the morning.
    static func registration(_ asset: String, _ changes: [String: String]) -> [String: String] {
        [
            "asset": asset, "county": "532901", "kind": "shower-stool", "model": "LY-1", "serial": "SN-\(asset)",
            "fund": "central", "price": "36500", "purchasedOn": "2021-08-01", "warrantyUntil": "2022-08-01",
            "lifeMonths": "12", "owner": "大理市民政局", "store": "st-1", "custodian": "吴某", "at": at(0),
            "by": "吴某", "document": "RK-1",
        ].merging(changes) { $1 }
    }

    /// Takes a step of an asset; fields that the form does not have are left out.
    @discardableResult
    func step(
        _ form: RecordForm, _ asset: String, hours: Int64, _ changes: [String: String] = [:],
        now: Timestamp = MemoryBook.now
    ) throws -> [String] {
        let own = Set(form.columns.map(\.name))
        let common = Self.common(asset, hours: hours).filter { own.contains($0.key) }
        return try enter(form, common.merging(changes) { $1 }, at: now)
    }

    /// Enters a form with all that it hands in; what is refused changes nothing.
    /// - Returns: What a person would be told: the faults, or nothing.
    @discardableResult
    func enter(
        _ form: RecordForm, _ texts: [String: String], at now: Timestamp = MemoryBook.now, by: String = "tester"
    ) throws -> [String] {
        let fields = texts.filter { !$0.value.isEmpty }.map { RecordSubmission.Field($0.key, $0.value) }
        switch try decide(RecordRequest([RecordSubmission(form: form.name, fields: fields)], by: by), at: now) {
        case .refused(let reasons): return reasons
        case .accepted: return []
        }
    }

    func decide(_ request: RecordRequest, at now: Timestamp) throws -> RecordDecision {
        try book.attempt {
            let decision = try RecordDesk.judge(request, at: now, book: book) { book.put($0) }
            guard case .accepted(let changes, _, _) = decision else { return (decision, false) }
            book.write(changes)
            return (decision, true)
        }
    }

    func row(_ asset: String) -> RecordRow? { book.row(.asset, key: [.text(asset)]) }

    func state(_ asset: String) -> CustodyState? { row(asset)?[AssetField.state] }

    func place(_ asset: String) -> String? { row(asset)?[AssetField.place]?.recordText }

    /// The states through which an asset went.
    func moves(_ asset: String) -> [CustodyState?] {
        book.rows(.assetMove, where: [.equal(AssetField.asset, identity(asset))]).map { $0[AssetField.toState] }
    }

    func order(_ asset: String) -> RecordRow? {
        book.rows(.recoveryOrder, where: [.equal(AssetField.asset, identity(asset))]).last
    }

    /// Brings a silent asset into service at a bed, at hours 1 to 3.
    func issue(_ asset: String, to bed: String = "532901-000001", hours: Int64 = 1) throws {
        for (form, changes) in [
            (RecordForm.assetAllocate, ["bed": bed]), (.assetInstall, ["bed": bed]),
            (.assetAccept, ["custodian": "家属某", "inspection": "稳固"]),
        ] {
            let found = try step(form, asset, hours: hours, changes)
            if !found.isEmpty { fatalError("\(form.name): \(found)") }
        }
    }
}
