internal import CareCore
internal import CareRecords
internal import CareStore

extension QueryReader {
    /// Names of the parameters that say where things must lie.
    static let places = ["county", "township", "provider"]
    /// Names of the parameters that say when things were.
    static let times = ["from", "until"]

    /// Where things must lie: in `scope`, and in the places that the parameters name.
    func places(in scope: AccessScope) throws -> PlaceFilter {
        var places = PlaceFilter(scope: scope)
        places.county = try parse("county", expected: CountyCode.expected) { CountyCode($0) }
        places.township = try parse("township", expected: TownshipCode.expected) { TownshipCode($0) }
        places.provider = try parse("provider", expected: ProviderID.expected) { ProviderID($0) }
        return places
    }

    /// A part of a numbered list.
    func list(in scope: AccessScope, _ page: Page) throws -> ListFilter {
        var filter = ListFilter(try places(in: scope))
        filter.from = try moment("from")
        filter.until = try moment("until")
        filter.before = try page.afterNumber
        return filter
    }

    /// One of several words.
    func word(_ name: String, _ words: [String]) throws -> String? {
        try parse(name, expected: "one of \(words.joined(separator: ", "))") { words.contains($0) ? $0 : nil }
    }

    /// The identity of a rule or profile.
    func identity(_ name: String) throws -> String? {
        try parse(name, expected: "1 to 40 letters, digits, colons, underlines or hyphens") { text in
            text.wholeMatch(of: /[A-Za-z0-9:_-]{1,40}/) == nil ? nil : text
        }
    }

    /// A bed.
    func bed() throws -> BedID? { try parse("bed", expected: BedID.expected) { BedID($0) } }
}
