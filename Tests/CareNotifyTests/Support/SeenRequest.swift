import Foundation

/// A request as the provider of a test saw it.
struct SeenRequest: Sendable, Equatable {
    let method: String
    let uri: String
    let headers: [String: String]
    let body: String

    /// The values of the query, as they stand there.
    var query: [String: String] {
        let pairs = uri.split(separator: "?").last?.split(separator: "&") ?? []
        return Dictionary(
            pairs.compactMap { pair in
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                return parts.count == 2 ? (parts[0], parts[1].removingPercentEncoding ?? "") : nil
            }, uniquingKeysWith: { $1 })
    }
}
