extension RecordFault {
    /// The fault of a text that is no good value, or a masked one; what is private is not repeated.
    /// - Parameters:
    ///   - field: The field.
    ///   - expected: What may stand there.
    ///   - text: What stands there.
    ///   - privacy: How private the field is.
    ///   - hint: What seems to have happened to the text.
    public init(_ field: String, expected: String, finding text: String, _ privacy: RecordPrivacy, hint: String) {
        if privacy.isMask(text) {
            self.init(
                field, expected: expected, found: "a masked value (\(text.count) characters)",
                hint: "stars stand for what is hidden; take the file or the value from somebody who may see people")
        } else {
            let found = privacy.isSealed && !text.isEmpty ? "something else (\(text.count) characters)" : text
            self.init(field, expected: expected, found: found, hint: hint)
        }
    }
}
