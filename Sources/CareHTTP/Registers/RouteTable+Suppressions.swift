internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird
internal import Ingest

extension RouteTable {
    /// What holds alarms back: absences, visits, outages, permits, test windows.
    static let suppressions: [Route] = [
        .get("/v1/suppressions", .may(.readRegister)) { request, services in
            let scope = try request.principal.scope
            let found = try await services.read { reader in
                try reader.suppressions().filter { scope.covers(anyOf: try reader.places(of: $0)) }
            }
            return try Answer.json(SuppressionList(items: found.map(SuppressionList.fields)))
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

/// What holds alarms back, as it is sent; there is little of it at a time, so it has one page.
private struct SuppressionList: Encodable {
    let items: [Fields]

    static func fields(_ suppression: SuppressionRecord) -> Fields {
        Fields { fields in
            fields.put("kind", suppression.kind.name)
            fields.put("rule", suppression.rule)
            fields.put("device", suppression.device?.text)
            fields.put("bed", suppression.bed?.description)
            fields.put("household", suppression.household?.text)
            fields.put("township", suppression.township)
            fields.put("alarm", suppression.alarm?.number)
            fields.put("from", suppression.from)
            fields.put("until", suppression.until)
            fields.put("until_clear", suppression.untilClear)
            fields.put("reason", suppression.reason)
            fields.put("by", suppression.by)
        }
    }
}
