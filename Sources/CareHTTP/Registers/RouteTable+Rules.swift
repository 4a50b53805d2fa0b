internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
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
            return Answer.json(
                List.page(Array(rest), page, of: "rules", position: { "\($0.offset + 1)" }) { Fields($0.element) })
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
