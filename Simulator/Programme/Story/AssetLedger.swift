internal import SimKit

/// Where every asset of the play really is, and whom the households have in service.
struct AssetLedger {
    /// One asset.
    struct Piece {
        let story: AssetStory
        /// The person whose bed has it, by the case; `nil` while it is in a store.
        var careCase: String?
        var household: String?
        var state: String
        var issues = 0
        /// When it was last issued.
        var issuedOn: CivilDay?
        /// A night in its first home of which it tells only after it was given to another; `nil` for what is not heard.
        var heardAt: Moment?
        /// When it last came back from a home.
        var cameBackAt: Moment?

        /// Whether it goes with one person; the rest serves the household.
        var isPersonal: Bool { !["emergency-call", "camera"].contains(story.kind) }
    }

    var pieces: [String: Piece] = [:]
    /// Cases in service, with the household, the first moment, the moment at which the end was entered and the day on
    /// which it was.
    var services: [String: (household: String, from: Moment, until: Moment?, endedOn: CivilDay?)] = [:]
    /// What is ready for another family, by county and kind, with the moment.
    var free: [String: [(asset: String, since: Moment)]] = [:]
    /// What came back and was left standing as it was, by county and kind, with the moment.
    var unclean: [String: [(asset: String, since: Moment)]] = [:]

    /// Days after the end by which a county must have collected a thing. Source: care.md 11.
    private static let collectDays: Int64 = 15

    /// Takes the asset that was ready for the longest before a moment.
    mutating func take(_ kind: String, in county: CountyCast, before moment: Moment) -> AssetStory? {
        let key = "\(county.code) \(kind)"
        guard let index = free[key]?.firstIndex(where: { $0.since < moment }),
            let found = free[key]?.remove(at: index)
        else { return nil }
        return pieces[found.asset]?.story
    }

    /// Two pieces of a kind change homes.
    mutating func exchange(_ one: String, _ other: String) {
        guard let first = pieces[one], let second = pieces[other] else { return }
        pieces[one]?.careCase = second.careCase
        pieces[one]?.household = second.household
        pieces[other]?.careCase = first.careCase
        pieces[other]?.household = first.household
    }

    /// What was left standing in a county's store before a moment.
    func unclean(_ kind: String, in county: CountyCast, before moment: Moment) -> AssetStory? {
        let found = unclean["\(county.code) \(kind)"]?.first { $0.since < moment }
        return found.flatMap { pieces[$0.asset]?.story }
    }

    /// The state of every asset at the end.
    func states() -> [(county: CountyCast, state: String)] {
        pieces.values.map { ($0.story.county, endedOn($0) == nil ? $0.state : "pending-return") }
    }

    /// What should have been collected until the day before that one, and was not.
    func uncollected(by day: CivilDay) -> [Piece] {
        pieces.values.filter { piece in
            endedOn(piece).map { day.number - $0.number > Self.collectDays } ?? false
        }
    }

    /// The end of the service for which a piece in use must come back: what serves a household must once nobody there
    /// is served. `nil` while somebody is.
    private func endedOn(_ piece: Piece) -> CivilDay? {
        guard piece.state == "in-service", let careCase = piece.careCase, let own = services[careCase],
            let end = own.until
        else { return nil }
        let others = services.filter { $0.key != careCase && $0.value.household == own.household }.values
        let partner = others.first { $0.from < end && ($0.until.map { $0 > end } ?? true) }
        return piece.isPersonal || partner == nil ? own.endedOn : partner?.endedOn
    }
}
