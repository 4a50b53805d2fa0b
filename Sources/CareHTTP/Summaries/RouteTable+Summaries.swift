internal import CareCore
internal import CareFigures
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird

extension RouteTable {
    /// Figures of counties, the rows behind them, and what became of them.
    static let summaries: [Route] = [
        .get("/v1/figures", .may(.readFigures)) { _, _ in
            Answer.json(List.whole(FigureCatalogue.all.map { Fields($0) }))
        },
        .get(
            "/v1/counties/{code}/summary", .may(.readFigures), query: SummaryAsk.parameters,
            produces: SummaryAnswer.forms
        ) { request, services in try await SummaryAnswer.figures(request, services, isOfAll: false) },
        .get(
            "/v1/prefecture/summary", .may(.readFigures), query: SummaryAsk.parameters, produces: SummaryAnswer.forms
        ) { request, services in try await SummaryAnswer.figures(request, services, isOfAll: true) },
        .get(
            "/v1/counties/{code}/summary/rows", .may(.readFigureRows),
            query: SummaryAsk.parameters + ["figure", "provider", "township"] + Page.parameters
        ) { request, services in try await Self.rows(request, services, isOfAll: false) },
        .get(
            "/v1/prefecture/summary/rows", .may(.readFigureRows),
            query: SummaryAsk.parameters + ["figure"] + Page.parameters
        ) { request, services in try await Self.rows(request, services, isOfAll: true) },
        .get("/v1/counties/{code}/summary/revisions", .may(.readFigures)) { request, services in
            let ask = try SummaryAsk(request)
            let revisions = try await services.read { store in
                try ask.checkCounty(store, key: services.key)
                return try store.summaryRevisions(ask.county)
            }
            return Answer.json(List.whole(revisions.map { Fields($0.revision, of: $0.month) }))
        },
        .get(
            "/v1/counties/{code}/summary/changes", .may(.readFigureRows), query: ["period", "from", "to"], changes),
        .get("/v1/counties/{code}/outliers", .may(.readFigureRows), query: ["period"]) { request, services in
            let ask = try SummaryAsk(request)
            guard let county = ask.county, try request.principal.scope.coversWhole(county) else {
                throw Problem.notFound("code")
            }
            let (now, key) = (request.now, services.key)
            do {
                let found = try await services.reckon {
                    try $0.outliers(ask.period, county: county, at: now, key: key)
                }
                return Answer.json(List.whole(found.map { Fields($0) }))
            } catch let fault as RecordFault {
                throw Problem(.invalidPeriod, fault.text)
            }
        },
    ]

    /// The keys behind a figure: of the county, or of the row that is named; `none` names that without a provider or
    /// township. Of all counties those of all of them together.
    private static func rows(
        _ request: APIRequest, _ services: APIServices, isOfAll: Bool
    ) async throws -> Response {
        let ask = try SummaryAsk(request, isOfAll: isOfAll)
        let page = try Page(request.query, of: "figure-rows")
        guard let name = request.query["figure"], let figure = FigureCatalogue[name] else {
            throw Problem(
                field: "figure", expected: "a figure of /v1/figures", found: request.query["figure"] ?? "nothing")
        }
        let (provider, township) = (request.query["provider"], request.query["township"])
        let view = try await ask.view(services, withRows: true)
        let row = view.rows.first { row in
            switch row.label {
            case .provider(_, let code): provider != nil && provider == code?.text ?? "none"
            case .township(_, let code): township != nil && township == code?.description ?? "none"
            case .county: !isOfAll && provider == nil && township == nil
            case .prefecture: isOfAll
            }
        }
        guard let row else { throw Problem.notFound(provider != nil ? "provider" : "township") }
        let all = FigureRecord.all(figure, row)
        let rest = page.after.map { after in all.filter { $0.position > after } } ?? all
        return Answer.json(List.page(rest, page, of: "figure-rows", position: \.position) { Fields($0) })
    }

    /// Rows that came and went between two revisions of a month.
    private static let changes: Route.Handler = { request, services in
        let ask = try SummaryAsk(request)
        guard let county = ask.county, try request.principal.scope.coversWhole(county) else {
            throw Problem.notFound("code")
        }
        guard let month = SummaryMonth(recordText: ask.period) else {
            throw Problem(.invalidPeriod, field: "period", expected: SummaryMonth.expected, found: ask.period)
        }
        guard let from = try request.query.number("from", in: 1...9_999),
            let to = try request.query.number("to", in: 1...9_999)
        else { throw Problem(field: "from", expected: "two revisions, from and to", found: "fewer") }
        let changes = try await services.reckon { store in
            guard let before = try store.frozenSummary(county, month, revision: Int64(from)),
                let after = try store.frozenSummary(county, month, revision: Int64(to))
            else { throw Problem.notFound("revision") }
            return SummaryChange.all(from: before.summary, to: after.summary)
        }
        return Answer.json(List.whole(changes.map { Fields($0) }))
    }
}
