import Foundation

/// An `http` or `https` address of a provider, checked when the channel file is read.
package struct HTTPTarget: Sendable, Equatable {
    /// The whole address; may hold a secret in its query, so it is never shown.
    let url: String
    let host: String
    let port: Int
    /// Whether addresses that are not public may be connected to.
    let allowsPrivate: Bool

    /// `nil` unless it is `http://` or `https://` with a host and without user and fragment.
    package init?(_ text: String, allowsPrivate: Bool) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.fragment == nil
        else { return nil }
        url = text
        self.host = host
        port = parts.port ?? (scheme == "https" ? 443 : 80)
        self.allowsPrivate = allowsPrivate
    }

    /// The same target with more in its query; values are escaped here.
    func adding(_ query: [(name: String, value: String)]) -> String {
        let joined = query.map { "\($0.name)=\(PercentText.encode($0.value))" }.joined(separator: "&")
        return url + (url.contains("?") ? "&" : "?") + joined
    }
}
