/// What a consent is about; each purpose is asked for separately. Source: care.md 5.5, after articles 28 to 30 of the
/// law on personal information.
public enum ConsentPurpose: String, RecordWord {
    /// Measured signs of life and movement.
    case vitals
    /// Where the person is.
    case location
    case video
    case audio
    /// Passing data on to the civil affairs offices.
    case sharing

    /// In Chinese.
    public var title: String {
        switch self {
        case .vitals: "体征"
        case .location: "定位"
        case .video: "视频"
        case .audio: "音频"
        case .sharing: "共享民政"
        }
    }
}
