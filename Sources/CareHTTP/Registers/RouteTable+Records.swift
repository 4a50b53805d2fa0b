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
            .get(
                "/v1/\(resource.name)/{\(resource.parameter)}", .may(.readRegister), query: [Reveal.parameter]
            ) { request, services in try await resource.one(request, services) },
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
            guard let key = column.read(text) else { throw Cursor.problem }
            return [key]
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
        let showsPeople = try await Reveal.showsPeople(of: table.name, nil, request, services)
        let found = try await services.read { [asked] in try $0.page(of: table, asked, key: services.key) }
        let list = List.page(found, page, of: name, position: { column.text($0.row[name: column.name]) ?? "" }) {
            Fields($0, table, showsPeople: showsPeople)
        }
        return Answer.json(list, isPersonal: showsPeople)
    }

    /// One row with what belongs to it.
    func one(_ request: APIRequest, _ services: APIServices) async throws -> Response {
        let key = try request.parameter(parameter) { column.read($0) }
        let scope = try request.principal.scope
        var asked = RecordFilter(PlaceFilter(scope: scope), limit: 1)
        asked.conditions = [RecordCondition(column, equal: key)]
        let found = try await services.read { [asked] reader in
            (
                record: try reader.page(of: table, asked, key: services.key).first,
                parts: try parts.map { part in
                    try part.table.column(column.name).map { own in
                        try reader.records(
                            part.table, where: [RecordCondition(own, equal: key)], scope: scope, key: services.key)
                    } ?? []
                }
            )
        }
        guard let record = found.record else { throw Problem.notFound(parameter) }
        let showsPeople = try await Reveal.showsPeople(of: table.name, column.text(key), request, services)
        let lines = zip(parts, found.parts).map { part, rows in
            (part.name, rows.map { Fields($0, part.table, showsPeople: showsPeople) })
        }
        return Answer.json(
            Fields(record, table, showsPeople: showsPeople, parts: lines), isPersonal: showsPeople)
    }

    private var column: RecordColumn { table.columns[0] }
}
