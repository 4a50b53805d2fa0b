internal import CareCore
internal import CareRecords
internal import CareStore
internal import Hummingbird

extension RouteTable {
    /// The rules with the values that count, each with who says so.
    static let rules: [Route] = [
        .get(
            "/v1/rules", .may([.enterCare, .enterEquipment, .enterOffice, .readLedger]),
            query: Page.parameters + ["county", "bed", "profile", "rule"]
        ) { request, services in
            let page = try Page(request.query, of: "rules")
            let site = try await RuleSite(request, services)
            let (profile, rule) = (try request.query.identity("profile"), try request.query.identity("rule"))
            let book = try await services.read { try $0.overrides() }
            let ofModels = services.profiles.profiles.filter { profile == nil || $0.id == profile }.flatMap { one in
                one.rules.filter { rule == nil || $0.id == rule }.flatMap {
                    RuleListing.all($0, of: one.id, book, in: site.scopes, altitude: site.altitude)
                }
            }
            let ofFleet = RuleListing.ofFleet(book, in: site.scopes).filter { listing in
                (profile == nil || listing.profile == profile) && (rule == nil || listing.rule == rule)
            }
            let listings = ofModels + ofFleet
            // The list is the same for the same question until somebody changes a value, which moves nothing.
            let first = try page.afterNumber ?? 0
            guard (0...Int64(listings.count)).contains(first) else { throw Cursor.problem }
            let rest = listings.enumerated().dropFirst(Int(first)).prefix(page.limit + 1)
            let items = rest.map { RuleItem($0.element, position: $0.offset + 1) }
            return try Answer.json(List(items, page, of: "rules") { "\($0.position)" })
        }
    ]
}

/// Where rules are asked for: whose overrides count there, and how high it lies.
private struct RuleSite {
    let scopes: [OverrideScope]
    let altitude: Double

    init(_ request: APIRequest, _ services: APIServices) async throws {
        let scope = try request.principal.scope
        let usual = Double(Bed.defaultAltitude)
        if let bed = try request.query.bed() {
            guard request.query["county"] == nil else {
                throw Problem(field: "county", expected: "either a bed or a county", found: "both")
            }
            guard let found = try await services.read({ try $0.bed(bed, PlaceFilter(scope: scope)) }) else {
                throw Problem.notFound("bed")
            }
            let provider = found.place.provider.map { [OverrideScope.provider($0)] } ?? []
            scopes = [.prefecture, .county(found.place.county)] + provider + [.bed(bed)]
            altitude = found.altitude.map(Double.init) ?? usual
            return
        }
        altitude = usual
        guard let county = try request.query.places(in: scope).county else {
            scopes = [.prefecture]
            return
        }
        guard scope.covers(ScopedPlace(county: county)) else { throw Problem.notFound("county") }
        scopes = [.prefecture, .county(county)]
    }
}

/// A field of a rule as it is sent.
private struct RuleItem: Encodable, Sendable {
    /// How manieth it is in the whole list, from 1.
    let position: Int
    private let listing: RuleListing

    init(_ listing: RuleListing, position: Int) {
        self.listing = listing
        self.position = position
    }

    func encode(to encoder: any Encoder) throws {
        try Fields { fields in
            fields.put("profile", listing.profile)
            fields.put("rule", listing.rule)
            fields.put("field", listing.field.description)
            fields.put("value", listing.value?.description)
            fields.put("source", listing.source)
            fields.put("by", listing.row?.by)
            fields.put("at", listing.row?.at)
            fields.put("reason", listing.row?.reason)
            fields.put("refused", listing.refused)
        }.encode(to: encoder)
    }
}
