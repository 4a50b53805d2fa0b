internal import CareCore
internal import CareFigures
internal import CareRecords
internal import Hummingbird

/// Figures in the form that a client accepts.
enum SummaryAnswer {
    /// The forms, the usual one first.
    static let forms = [MediaType.json, MediaType.csv, MediaType.xlsx]

    /// The answer to a request for figures.
    /// - Throws: `Problem`; `WorkbookError`.
    static func figures(_ request: APIRequest, _ services: APIServices, isOfAll: Bool) async throws -> Response {
        let ask = try SummaryAsk(request, isOfAll: isOfAll)
        let view = try await ask.view(services, withRows: false)
        let form = MediaType.choose(forms, accept: request.headers[.accept]) ?? MediaType.json
        return try await services.reckon { _ in
            switch form {
            case MediaType.csv: return Answer.bytes(SummaryCSV.bytes(view), type: "\(MediaType.csv); charset=utf-8")
            case MediaType.xlsx: return Answer.bytes(try SummaryXLSX.bytes(view), type: MediaType.xlsx)
            default:
                let isLive = !view.summary.standing.isFrozen
                let link: ((SummaryRow.Label, Figure) -> String?)? =
                    ask.isWhole ? { Self.link(ask, isLive: isLive, $0, $1) } : nil
                return Answer.bytes(SummaryJSON.bytes(view, link: link), type: MediaType.json)
            }
        }
    }

    /// Where the rows behind a figure are listed. What is made from the records while months of it are frozen leads to
    /// the rows as they are now: `isLive` says so.
    private static func link(
        _ ask: SummaryAsk, isLive: Bool, _ label: SummaryRow.Label, _ figure: Figure
    ) -> String {
        let place = label.place
        var address = place.county.map { "/v1/counties/\($0)" } ?? "/v1/prefecture"
        address += "/summary/rows?period=\(ask.period)&by=\(ask.grouping.rawValue)"
        address += "&figure=\(figure.name)"
        if case .provider = label { address += "&provider=\(place.provider?.text ?? "none")" }
        if case .township = label { address += "&township=\(place.township?.description ?? "none")" }
        return address + (ask.revision.map { "&revision=\($0)" } ?? "") + (isLive ? "&live=true" : "")
    }
}

extension CountySummary.Standing {
    /// Whether the figures are kept as they were frozen, and not what the records say now.
    fileprivate var isFrozen: Bool {
        switch self {
        case .frozen, .frozenTogether, .frozenMonths, .frozenMonthsTogether: true
        case .running, .provisional, .recomputed: false
        }
    }
}
