/// A text shown to people, in Chinese first and in English.
public struct BilingualText: Hashable, Sendable {
    /// Simplified Chinese.
    public let zh: String
    /// English.
    public let en: String

    /// Makes a text.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}
