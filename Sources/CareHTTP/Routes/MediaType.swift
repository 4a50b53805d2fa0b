/// Media types of bodies.
enum MediaType {
    static let json = "application/json"
    static let problem = "application/problem+json"
    static let csv = "text/csv"
    static let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    static let events = "text/event-stream"
    static let html = "text/html"
    static let css = "text/css"
    static let script = "text/javascript"
    static let yaml = "application/yaml"
    static let text = "text/plain"

    /// The first of `offered` that an `Accept` header takes; `nil` when it takes none or cannot be read.
    static func choose(_ offered: [String], accept: String?) -> String? {
        guard let accept, !accept.isEmpty else { return offered.first }
        let ranges = accept.split(separator: ",").map { range in
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            return (type: parts.first ?? "", quality: quality)
        }
        func quality(_ type: String) -> Double {
            let family = type.prefix { $0 != "/" } + "/*"
            for candidate in [type, String(family), "*/*"] {
                if let range = ranges.first(where: { $0.type == candidate }) { return range.quality }
            }
            return 0
        }
        let best = offered.map(quality).max() ?? 0
        return best > 0 ? offered.first { quality($0) == best } : nil
    }
}
