public import CareCore

extension Contact.Language: RecordWord {
    /// In Chinese.
    public var title: String {
        switch self {
        case .zh: "中文"
        case .en: "英文"
        }
    }
}
