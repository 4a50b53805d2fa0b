internal import CareCore
internal import CareRecords
internal import CareStore
internal import Hummingbird

extension RouteTable {
    /// Who entered what and who looked at whom, without what was said.
    static let ledger: [Route] = [
        .get(
            "/v1/ledger", .may(.readLedger),
            query: Page.parameters + QueryReader.times + ["form", "about", "by"]
        ) { request, services in
            let page = try Page(request.query, of: "ledger")
            var list = ListFilter(PlaceFilter(scope: try request.principal.scope))
            list.from = try request.query.moment("from")
            list.until = try request.query.moment("until")
            list.before = try page.afterNumber
            var filter = LedgerFilter(list)
            filter.form = request.query["form"]
            filter.subject = request.query["about"]
            filter.person = request.query["by"]
            let found = try await services.read { [filter] in
                try $0.ledgerPage(filter, limit: page.limit, key: services.key)
            }
            return try Answer.json(LedgerPage(found.entries, next: found.next))
        }
    ]
}

/// A page of the ledger as it is sent. It may hold few entries, or none, and go on all the same.
private struct LedgerPage: Encodable {
    private let items: [Fields]
    private let next: String?

    init(_ entries: [LedgerEntryRecord], next: Int64?) {
        items = entries.map { entry in
            Fields { fields in
                fields.put("entry", entry.number)
                fields.put("at", entry.at)
                fields.put("by", entry.by)
                fields.put("form", entry.form)
                fields.put("about", entry.subject)
                fields.put("sha256", entry.hash)
            }
        }
        self.next = next.map { Cursor.text("\($0)", of: "ledger") }
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(items, forKey: .items)
        try fields.encode(next, forKey: .next)
    }

    private enum CodingKeys: CodingKey { case items, next }
}
