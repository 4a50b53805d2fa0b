internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird

extension RouteTable {
    /// Who entered what and who looked at which rows, without what was said.
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
            // A page may hold few entries, or none, and go on all the same.
            return Answer.json(
                List.whole(
                    found.entries.map { entry in
                        var fields = Fields(entry)
                        fields.put("looked_at", entry.lookedAt)
                        return fields
                    },
                    next: found.next.map { Cursor.text("\($0)", of: "ledger") }))
        }
    ]
}
