internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird

extension RouteTable {
    /// The tables of the records.
    static let records: [Route] = RecordResource.all.flatMap { resource in
        [
            .get("/v1/\(resource.name)", .may(.readRegister), query: resource.query) { request, services in
                try await resource.list(request, services)
            },
            .get(resource.path, .may(.readRegister), query: [Reveal.parameter]) { request, services in
                try await resource.one(request, services)
            },
        ]
    }
}

extension RecordResource {
    /// A page of the table.
    func list(_ request: APIRequest, _ services: APIServices) async throws -> Response {
        let page = try Page(request.query, of: name)
        var asked = RecordFilter(
            try request.query.places(in: try request.principal.scope), limit: page.limit + 1)
        asked.after = try page.after.map { text in
            let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            let key = zip(table.key, words).compactMap { $0.read($1) }
            guard words.count == table.keyLength, key.count == words.count else { throw Cursor.problem }
            return key
        }
        asked.conditions = try filters.compactMap(table.column).compactMap { column in
            try request.query.parse(column.name, expected: column.expected) { column.read($0) }
                .map { RecordCondition(column, equal: $0) }
        }
        asked.times = times
        if !times.isEmpty {
            asked.from = try request.query.moment("from")
            asked.until = try request.query.moment("until")
        }
        let found = try await services.read { [asked] in try $0.page(of: table, asked, key: services.key) }
        let keys = found.prefix(page.limit).map { text(of: key(of: $0.row)) }
        let showsPeople = try await Reveal.showsPeople(of: table.name, keys, request, services)
        let list = List.page(found, page, of: name, position: { text(of: key(of: $0.row)) }) {
            Fields($0, table, showsPeople: showsPeople)
        }
        return Answer.json(list, isPersonal: showsPeople)
    }

    /// One row with what belongs to it.
    func one(_ request: APIRequest, _ services: APIServices) async throws -> Response {
        let key = try zip(parameters, table.key).map { name, column in
            try request.parameter(name) { column.read($0) }
        }
        let scope = try request.principal.scope
        var asked = RecordFilter(PlaceFilter(scope: scope), limit: 1)
        asked.conditions = zip(table.key, key).map { RecordCondition($0, equal: $1) }
        let found = try await services.read { [asked] reader in
            (
                record: try reader.page(of: table, asked, key: services.key).first,
                parts: try parts.map { part in
                    try part.table.column(table.columns[0].name).map { own in
                        try reader.records(
                            part.table, where: [RecordCondition(own, equal: key[0])], scope: scope, key: services.key)
                    } ?? []
                }
            )
        }
        guard let record = found.record else { throw Problem.notFound(parameters[0]) }
        let showsPeople = try await Reveal.showsPeople(of: table.name, [text(of: key)], request, services)
        let lines = zip(parts, found.parts).map { part, rows in
            (part.name, rows.map { Fields($0, part.table, showsPeople: showsPeople) })
        }
        return Answer.json(
            Fields(record, table, showsPeople: showsPeople, parts: lines), isPersonal: showsPeople)
    }

    private func key(of row: RecordRow) -> [StoredValue] { table.key.map { row[name: $0.name] } }

    /// A key as one text: identities and numbers hold no blank.
    private func text(of key: [StoredValue]) -> String {
        zip(table.key, key).map { $0.text($1) ?? "" }.joined(separator: " ")
    }
}
