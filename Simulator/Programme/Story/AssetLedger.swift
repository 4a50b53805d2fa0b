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

        /// Whether it goes with one person; the rest serves the household.
        var isPersonal: Bool { !["emergency-call", "camera"].contains(story.kind) }
    }

    var pieces: [String: Piece] = [:]
    /// Cases in service, with the household, the first moment and the moment of the end.
    var services: [String: (household: String, from: Moment, until: Moment?)] = [:]
    /// What is ready for another family, by county and kind, with the moment.
    var free: [String: [(asset: String, since: Moment)]] = [:]

    /// Takes the asset that was ready for the longest before a moment.
    mutating func take(_ kind: String, in county: CountyCast, before moment: Moment) -> AssetStory? {
        let key = "\(county.code) \(kind)"
        guard let index = free[key]?.firstIndex(where: { $0.since < moment }),
            let found = free[key]?.remove(at: index)
        else { return nil }
        return pieces[found.asset]?.story
    }

    /// The state of every asset at the end: what serves a household must come back once nobody there is served.
    func states() -> [(county: CountyCast, state: String)] {
        pieces.values.map { piece in
            guard piece.state == "in-service", let careCase = piece.careCase, let own = services[careCase],
                let end = own.until
            else { return (piece.story.county, piece.state) }
            let others = services.filter { $0.key != careCase && $0.value.household == own.household }.values
            let partner = others.first { $0.from < end && ($0.until.map { $0 > end } ?? true) }
            let isOver = piece.isPersonal || partner == nil || partner?.until != nil
            return (piece.story.county, isOver ? "pending-return" : "in-service")
        }
    }
}
