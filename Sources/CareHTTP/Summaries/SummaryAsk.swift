internal import CareCore
internal import CareFigures
internal import CareRecords
internal import CareStore

/// What is asked of figures, and what of them who asks may see.
struct SummaryAsk: Sendable {
    /// The county; `nil` for all.
    let county: CountyCode?
    /// The period as it was written.
    let period: String
    /// How the rows below a county are made.
    let grouping: CountySummary.Grouping
    /// Which revision of a frozen month; `nil` for the newest.
    let revision: Int64?
    /// Whether the records are asked although the month is frozen.
    let isLive: Bool
    /// Whether rows may be named and small numbers are shown.
    let isWhole: Bool
    private let now: Timestamp
    private let scope: AccessScope

    /// Parameters that it reads.
    static let parameters = ["period", "by", "revision", "live"]

    /// Reads a request; without a period this month is meant.
    /// - Throws: `Problem`, also for a county in which who asks sees nothing.
    init(_ request: APIRequest, isOfAll: Bool = false) throws {
        let principal = try request.principal
        scope = principal.scope
        isWhole = principal.may(.readFigureRows)
        now = request.now
        if isOfAll {
            guard scope == .everything else { throw Problem.notFound("prefecture") }
            // Small numbers are hidden within a county: nothing is hidden in the sums of several.
            guard isWhole else {
                throw Problem(.forbidden, "the figures of all counties are for those who may see the rows behind them")
            }
            county = nil
        } else {
            let county = try request.parameter("code") { CountyCode($0) }
            guard scope.touches(county) else { throw Problem.notFound("code") }
            self.county = county
        }
        period = request.query["period"] ?? SummaryMonth(of: CivilDate(of: request.now)).recordText
        let usual: CountySummary.Grouping = if case .townships = scope { .township } else { .provider }
        grouping =
            try request.query.parse("by", expected: "provider or township") { CountySummary.Grouping(rawValue: $0) }
            ?? usual
        revision = try request.query.number("revision", in: 1...9_999).map { Int64($0) }
        isLive = try request.query.flag("live") ?? false
    }

    /// Refuses a county that there is not, and one in which a provider has no bed.
    /// - Throws: `Problem`; `StoreError` when the file cannot be read.
    func checkCounty(_ store: StoreReader, key: RecordKey) throws {
        guard let county else { return }
        if case .provider(let provider) = scope {
            guard try store.places(of: provider).contains(where: { $0.county == county }) else {
                throw Problem.notFound("code")
            }
        }
        guard try store.withRecords(scope: .everything, key: key, { try $0.row(.county, key: [county.stored]) }) != nil
        else {
            throw Problem.notFound("code")
        }
    }

    /// The figures, in the rows that who asks may see.
    /// - Parameters:
    ///   - services: What reads them.
    ///   - withRows: Whether the rows behind figures that still move are named: a look at each visit and alarm of the
    ///     period, which only who lists them needs.
    /// - Returns: The rows.
    /// - Throws: `Problem` for a period or revision that there is not.
    func view(_ services: APIServices, withRows: Bool) async throws -> SummaryView {
        let key = services.key
        return try await services.reckon { store in
            let (summary, mask) = try self.summary(store, key: key, withRows: withRows)
            let isSeen = try self.rowsInScope(store)
            let view = SummaryView(summary, by: grouping, mask: isWhole ? nil : mask, only: isSeen)
            guard !view.rows.isEmpty else { throw Problem.notFound("code") }
            return view
        }
    }

    /// The figures of a whole county or of all.
    /// - Throws: As `view` does.
    func summary(
        _ store: StoreReader, key: RecordKey, withRows: Bool
    ) throws -> (summary: CountySummary, mask: SummaryMask?) {
        if !isLive, let month = SummaryMonth(recordText: period) {
            if let county, let frozen = try store.frozenSummary(county, month, revision: revision) {
                return (frozen.summary, frozen.mask)
            }
            if county == nil, revision == nil, let frozen = try store.frozenSummary(ofAll: month) {
                return (frozen, nil)
            }
        }
        if revision != nil { throw Problem.notFound("revision") }
        if !isLive, isWhole {
            let frozen =
                if let county { try store.frozenSummary(county, months: period, at: now) } else {
                    try store.frozenSummary(ofAllMonths: period, at: now)
                }
            if let frozen { return (frozen, nil) }
        }
        guard isWhole else {
            throw Problem(
                .invalidPeriod,
                "\(period): expected a month that is frozen; what still moves is for those alone who may see the rows "
                    + "behind figures, because its differences from day to day would tell of single people")
        }
        do {
            return (try store.summary(period, county: county, at: now, withRows: withRows, key: key), nil)
        } catch let fault as RecordFault {
            throw Problem(.invalidPeriod, fault.text)
        }
    }

    private func rowsInScope(_ store: StoreReader) throws -> (SummaryRow.Label) -> Bool {
        switch scope {
        case .everything, .counties: return { _ in true }
        case .townships(let townships): return { $0.place.township.map(townships.contains) ?? false }
        case .provider(let provider):
            let codes = try store.providerCodes(provider)
            return { $0.place.provider.map(codes.contains) ?? false }
        case .bed: return { _ in false }
        }
    }
}

extension AccessScope {
    /// Whether somebody of that scope sees something of a county's figures.
    fileprivate func touches(_ county: CountyCode) -> Bool {
        switch self {
        case .everything, .provider: true
        case .counties(let counties): counties.contains(county)
        case .townships(let townships): townships.contains { $0.county == county }
        case .bed: false
        }
    }

    /// Whether it covers a county as a whole.
    func coversWhole(_ county: CountyCode) -> Bool {
        switch self {
        case .everything: true
        case .counties(let counties): counties.contains(county)
        case .townships, .provider, .bed: false
        }
    }
}
