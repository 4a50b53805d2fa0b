internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird
internal import Ingest

extension RouteTable {
    /// Maintenance orders, what people report into them, and every step on the way of their problems.
    static let orders: [Route] = [
        .get(
            "/v1/orders", .may(.readRegister),
            query: Page.parameters + QueryReader.places + QueryReader.times + ["state", "bed"]
        ) { request, services in
            let page = try Page(request.query, of: "orders")
            let filter = try request.query.list(in: try request.principal.scope, page)
            let isOpenOnly = try request.query.word("state", ["open", "all"]) != "all"
            let bed = try request.query.bed()
            let found = try await services.read {
                try $0.orders(openOnly: isOpenOnly, bed: bed, filter, limit: page.limit + 1)
            }
            return Answer.json(
                List.page(found, page, of: "orders", position: { "\($0.id)" }) { Fields($0) })
        },
        .get("/v1/orders/{order}", .may(.readRegister)) { request, services in
            let (order, scope) = (OrderID(try request.number("order")), try request.principal.scope)
            let found = try await services.read { reader in
                try reader.order(order, scope: scope).map { Fields($0, problems: try reader.problems(of: order)) }
            }
            guard let found else { throw Problem.notFound("order") }
            return Answer.json(found)
        },
        .write(.post, "/v1/orders", .may(.enterEquipment), report),
        .write(.post, "/v1/orders/{order}/{step}", .may(.enterEquipment)) { request, services in
            let (order, scope) = (OrderID(try request.number("order")), try request.principal.scope)
            let name: String = try request.parameter("step") { step in
                MaintenanceCommand.names.first { $0 == "order-\(step)" }
            }
            guard try await services.read({ try $0.order(order, scope: scope) }) != nil else {
                throw Problem.notFound("order")
            }
            guard
                let command = try request.fields({ fields in
                    try MaintenanceCommand(name, of: order, fields, beside: [])
                })
            else { throw Problem.notFound("step") }
            return try await services.carryOut(
                .command(.maintenance(command, by: try request.principal.user)), for: request)
        },
    ]

    /// Opens the order of a bed, or extends it, with what a person reports of a device or an item of the kit.
    private static let report: Route.Handler = { request, services in
        let command = try request.fields { try MaintenanceCommand(reporting: $0, beside: []) }
        guard case .report(let bed, let named, let text) = command else { throw Problem.notFound("bed") }
        let field =
            switch named {
            case .device: "device"
            case .thing: "thing"
            }
        let (scope, now) = (try request.principal.scope, request.now)
        let found = try await services.read { store in
            guard let place = try store.place(of: bed), scope.covers(place) else { throw Problem.notFound("bed") }
            return try store.repairSubject(named, at: bed, now: now)
        }
        // The line would say where a device serves instead, which may be a neighbour's bed.
        guard let found else { throw Problem.notFound(field) }
        let person = try request.principal.user
        return try await services.carryOut(
            .command(.maintenance(.report(bed, found, text: text), by: person)), for: request)
    }
}
