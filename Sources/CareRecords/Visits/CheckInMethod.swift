/// How staff showed that they had come. Source: care.md 10.
public enum CheckInMethod: String, RecordWord {
    /// The code on the bed was read with a telephone.
    case code = "qr"
    /// A tag at the bed was touched.
    case tag = "nfc"
    /// The telephone was near the home; needs a position.
    case geofence
    /// Somebody entered it.
    case command

    /// In Chinese.
    public var title: String {
        switch self {
        case .code: "扫码"
        case .tag: "刷卡"
        case .geofence: "定位"
        case .command: "人工录入"
        }
    }
}
