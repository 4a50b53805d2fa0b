import Foundation

/// A request as the provider of a test saw it.
public struct SeenRequest: Sendable, Equatable {
    /// The method.
    public let method: String
    /// Path and query.
    public let uri: String
    /// The headers; of a repeated one the last.
    public let headers: [String: String]
    /// The body as text.
    public let body: String

    /// The values of the query, as they stand there.
    public var query: [String: String] {
        let pairs = uri.split(separator: "?").last?.split(separator: "&") ?? []
        return Dictionary(
            pairs.compactMap { pair in
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                return parts.count == 2 ? (parts[0], parts[1].removingPercentEncoding ?? "") : nil
            }, uniquingKeysWith: { $1 })
    }
}
