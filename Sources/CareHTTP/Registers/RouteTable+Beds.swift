internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird

extension RouteTable {
    /// The beds.
    static let beds: [Route] = [
        .get(
            "/v1/beds", .may(.readRegister), query: Page.parameters + QueryReader.places + ["state"]
        ) { request, services in
            let page = try Page(request.query, of: "beds")
            let places = try request.query.places(in: try request.principal.scope)
            let state = try request.query.word("state", BedListing.states)
            let after = try page.after.map { text in
                guard let bed = BedID(text) else { throw Cursor.problem }
                return bed
            }
            let found = try await services.read {
                try $0.beds(places, state: state, after: after, limit: page.limit + 1)
            }
            return Answer.json(List.page(found, page, of: "beds", position: { "\($0.id)" }) { Fields($0) })
        },
        .get("/v1/beds/{bed}", .may(.readRegister)) { request, services in
            let (bed, scope) = (try request.bed(), try request.principal.scope)
            guard let found = try await services.read({ try $0.bed(bed, PlaceFilter(scope: scope)) }) else {
                throw Problem.notFound("bed")
            }
            return Answer.json(Fields(found))
        },
    ]
}

extension BedListing {
    /// The states there are: of no case, of an open case, and when the service is over.
    fileprivate static let states = ["registered"] + CaseState.allCases.map(\.rawValue)
}

extension Fields {
    fileprivate init(_ listing: BedListing) {
        self.init { fields in
            fields.put("bed", listing.id.description)
            let ended = listing.serviceEndedAt == nil ? "registered" : CaseState.ended.rawValue
            fields.put("state", listing.state?.rawValue ?? ended)
            fields.put("county", listing.place.county.description)
            fields.put("township", listing.place.township?.description)
            fields.put("provider", listing.place.provider?.text)
            fields.put("household", listing.household.text)
            fields.put("altitude", listing.altitude)
            fields.put("case", listing.careCase?.text)
            fields.put("resident", listing.resident?.text)
            fields.put("devices", listing.devices)
            fields.put("open_alarms", listing.openAlarms)
            fields.put("service_ended_at", listing.serviceEndedAt)
            fields.put("last_contact", listing.lastContact)
        }
    }
}
