/// What can be said of a bed's kit as a whole. Source: care.md 9, kit states.
public enum KitCompleteness: String, CaseIterable, Sendable {
    /// Every mandatory kind is signed off.
    case complete
    /// Every mandatory kind is signed off or refused in writing, and at least one is refused.
    case completeButRefused = "complete-but-refused"
    /// A mandatory kind is neither.
    case missing

    /// In Chinese.
    public var title: String {
        switch self {
        case .complete: "配齐"
        case .completeButRefused: "配齐(有拒绝)"
        case .missing: "缺配"
        }
    }

    /// What it comes to where some kinds are signed off and some are refused in writing.
    init(signedOff: Set<KitKind>, refused: Set<KitKind>) {
        let others = KitKind.allCases.filter { $0.isMandatory && !signedOff.contains($0) }
        if others.contains(where: { !refused.contains($0) }) {
            self = .missing
        } else {
            self = others.isEmpty ? .complete : .completeButRefused
        }
    }
}
