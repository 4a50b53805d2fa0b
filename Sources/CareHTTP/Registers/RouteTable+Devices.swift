internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird

extension RouteTable {
    /// The devices and what they measured.
    static let devices: [Route] = [
        .get(
            "/v1/devices", .may(.readRegister),
            query: Page.parameters + QueryReader.places + ["class", "custody", "state", "bed"]
        ) { request, services in
            let page = try Page(request.query, of: "devices")
            var filter = DeviceFilter(try request.query.places(in: try request.principal.scope))
            filter.deviceClass = try request.query.word("class", DeviceClass.allCases.map(\.name))
                .flatMap { DeviceClass.named($0) }
            filter.custody = try request.query.parse("custody", expected: CustodyState.expected) {
                CustodyState(recordText: $0)
            }
            filter.isServing = try request.query.word("state", ["serving", "idle"]).map { $0 == "serving" }
            if let bed = try request.query.bed() {
                // Who may see one bed sees no other, whatever they ask for.
                guard filter.bed == nil || filter.bed == bed else { throw Problem.notFound("bed") }
                filter.bed = bed
            }
            filter.after = try page.after.map { text in
                guard let device = DeviceID(text) else { throw Cursor.problem }
                return device
            }
            let found = try await services.read { [filter] in try $0.devices(filter, limit: page.limit + 1) }
            return Answer.json(
                List.page(found, page, of: "devices", position: { $0.id.text }) { Fields($0) })
        },
        .get("/v1/devices/{device}", .may(.readRegister)) { request, services in
            let (device, scope) = (try request.device(), try request.principal.scope)
            let found = try await services.read { reader in
                try reader.device(device, PlaceFilter(scope: scope)).map {
                    Fields($0, stays: try reader.stays(of: device, in: scope))
                }
            }
            guard let found else { throw Problem.notFound("device") }
            return Answer.json(found)
        },
        .get(
            "/v1/devices/{device}/readings", .may(.readRegister), query: ["metric", "bucket"] + QueryReader.times
        ) { request, services in
            let asked = try SeriesQuery(request)
            let scope = try request.principal.scope
            let seen = try await services.read { reader in
                // Who served somebody with it once sees what it measured there, wherever it is now.
                let stays = try reader.stays(of: asked.device, in: scope)
                let isHere = try reader.device(asked.device, PlaceFilter(scope: scope)) != nil
                return isHere || !stays.isEmpty ? stays : nil
            }
            guard let seen else { throw Problem.notFound("device") }
            try await services.looks.enter(seen, asked, request, services)
            guard let points = try await services.read({ try $0.series(asked, in: scope) }) else {
                throw Problem.notFound("device")
            }
            guard points.count <= StoreReader.longestSeries else {
                throw Problem(
                    field: "until", expected: "a time with at most \(StoreReader.longestSeries) values, or a bucket",
                    found: "a time with more")
            }
            return Answer.json(SeriesAnswer.fields(asked, points), isPersonal: asked.metric.purpose != nil)
        },
    ]
}

extension APIRequest {
    /// A device in the path.
    func device() throws -> DeviceID { try parameter("device") { DeviceID($0) } }
}
