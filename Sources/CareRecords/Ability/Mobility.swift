/// How somebody moves, as it follows from the items of an assessment.
public enum Mobility: String, RecordWord {
    case walks
    case walksWithHelp = "walks-with-help"
    /// Does not walk but can be brought into a chair.
    case chair
    case bedBound = "bed-bound"

    /// In Chinese.
    public var title: String {
        switch self {
        case .walks: "自主行走"
        case .walksWithHelp: "协助行走"
        case .chair: "轮椅"
        case .bedBound: "卧床"
        }
    }

    /// From the items 平地行走 and 床椅转移, which both standards have: the best score of walking is walking alone, 0 is
    /// not walking at all; who does not walk and scores 0 for the transfer stays in bed. Source: the meaning of the
    /// lowest and the highest score of these items in both standards (own reading, M).
    public init?(_ scores: AbilityScores, in standard: AbilityStandard) {
        guard let walking = scores.value(of: "平地行走", in: standard),
            let transfer = scores.value(of: "床椅转移", in: standard),
            let best = standard.items.first(where: { $0.title == "平地行走" })?.scores.max()
        else { return nil }
        if walking == 0 {
            self = transfer == 0 ? .bedBound : .chair
        } else {
            self = walking == best ? .walks : .walksWithHelp
        }
    }
}
