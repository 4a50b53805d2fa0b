import SimKit

/// How long the gateway's turns took, by the ten seconds in which they were under way: what is due near a long one may
/// come late, and nothing else may.
struct TurnBook {
    /// Milliseconds of a piece of time.
    private static let piece: Int64 = 10_000
    /// A turn of a machine that nothing ails: three milliseconds, and a twentieth of one for each message.
    private static let usual = TimeSpan.milliseconds(10)

    /// The longest turn of each piece that had a longer one than usual.
    private var lengths: [Int64: TimeSpan] = [:]

    /// A turn began then and took that long.
    mutating func add(from: Moment, length: TimeSpan) {
        guard length > Self.usual else { return }
        for piece in Self.pieces(from, from + length) { lengths[piece] = max(lengths[piece] ?? .zero, length) }
    }

    /// The longest turn that was under way near some moment of the time, or a usual one.
    func longest(_ from: Moment, _ until: Moment) -> TimeSpan {
        Self.pieces(from, until).reduce(Self.usual) { max($0, lengths[$1] ?? .zero) }
    }

    mutating func forget(before moment: Moment) {
        let first = moment.milliseconds / Self.piece
        lengths = lengths.filter { $0.key >= first }
    }

    private static func pieces(_ from: Moment, _ until: Moment) -> ClosedRange<Int64> {
        from.milliseconds / piece...max(from, until).milliseconds / piece
    }
}
