internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird
internal import Ingest

extension RouteTable {
    /// What holds alarms back: absences, visits, outages, permits, test windows.
    static let suppressions: [Route] = [
        .get("/v1/suppressions", .may(.readRegister), query: Page.parameters + QueryReader.places) {
            request, services in
            let page = try Page(request.query, of: "suppressions")
            let (places, after) = (
                try request.query.places(in: request.principal.scope), try page.afterNumber ?? 0
            )
            let found = try await services.read {
                try $0.suppressions(places, after: after, limit: page.limit + 1)
            }
            return Answer.json(
                List.page(found, page, of: "suppressions", position: { "\($0.number)" }) { Fields($0) })
        },
        .write(
            .post, "/v1/suppressions", .may([.enterCare, .enterEquipment, .enterOffice])
        ) { request, services in
            let (user, scope) = (try request.principal.user, try request.principal.scope)
            let order = try request.fields { fields in
                let name = try fields.parse(
                    "command", expected: "one of \(SuppressionOrder.names.joined(separator: ", "))"
                ) { SuppressionOrder.names.contains($0) ? $0 : nil }
                return try SuppressionOrder(name, fields, beside: ["command"])
            }
            guard let order else { throw Problem.notFound("command") }
            guard try request.principal.may(order.capability) else {
                let role = try request.principal.role.rawValue
                throw Problem(.forbidden, "\(order.name) is not for a user of role \(role)")
            }
            guard try await services.read({ scope.covers(anyOf: try $0.places(of: order)) }) else {
                throw Problem.notFound(order.place)
            }
            return try await services.carryOut(.command(.suppression(order, by: user)), for: request)
        },
        .write(.post, "/v1/beds/{bed}/test-window", .may(.enterEquipment)) { request, services in
            let (bed, scope) = (try request.bed(), try request.principal.scope)
            guard let place = try await services.read({ try $0.place(of: bed) }), scope.covers(place) else {
                throw Problem.notFound("bed")
            }
            let length = try request.fields { fields in
                try fields.allow("length_ms")
                return Milliseconds(try fields.milliseconds("length_ms"))
            }
            return try await services.carryOut(
                .command(.openTestWindow(bed, length: length, by: try request.principal.user)), for: request)
        },
    ]
}
