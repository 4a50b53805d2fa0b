public import CareCore

/// Whether an asset works, by the newest look at it.
public struct AssetCheck: Sendable, Equatable {
    /// Who looked, and why.
    public enum Occasion: String, Sendable, CaseIterable {
        /// It was signed for at the bed, after a valid reading or an inspection.
        case accepted
        /// Staff looked at it on a visit.
        case visit
        /// It was tried before the next family gets it.
        case functionTest = "function-test"
        /// It went to be mended: it does not work.
        case repair

        /// In Chinese.
        public var title: String {
            switch self {
            case .accepted: "验收"
            case .visit: "上门检查"
            case .functionTest: AssetWork.functionTest.title
            case .repair: "送修"
            }
        }
    }

    /// The occasion.
    public let occasion: Occasion
    /// When.
    public let at: Timestamp
    /// Whether it works.
    public let works: Bool
}
