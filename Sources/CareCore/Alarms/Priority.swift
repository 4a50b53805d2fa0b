/// How urgent an alarm is. Raw values are stored and never change; smaller is more urgent.
public enum Priority: UInt8, CaseIterable, Comparable, Sendable {
    /// 紧急: rings, latches, is never shelved or suppressed.
    case p1 = 1
    /// 重要: rings.
    case p2 = 2
    /// 一般: stands in the duty list.
    case p3 = 3
    /// 提示: daily digest only.
    case p4 = 4

    /// More urgent sorts lower.
    @inlinable
    public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }

    /// `P1` ... `P4`.
    public var name: String { "P\(rawValue)" }

    /// The priority of that name.
    public static func named(_ name: String) -> Priority? { allCases.first { $0.name == name } }
}
