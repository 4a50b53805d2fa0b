/// How large a body a route takes.
enum BodySize: Sendable, Equatable {
    /// What somebody says of one thing: 16 KB.
    case small
    /// Forms or lines by the thousand: as large as the configuration says.
    case configured

    /// Bytes at most; `nil` for what the configuration says.
    var bytes: Int? {
        switch self {
        case .small: 16 << 10
        case .configured: nil
        }
    }
}
