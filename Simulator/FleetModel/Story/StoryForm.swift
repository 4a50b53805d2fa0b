/// A form of the care programme as somebody in a story fills it in.
public struct StoryForm: Sendable, Equatable {
    /// A field that was filled.
    public struct Field: Sendable, Equatable {
        /// The field's name.
        public let name: String
        /// What was written.
        public let text: String

        /// Fills a field.
        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// The form's name.
    public let name: String
    /// Its fields, in the order in which they were filled.
    public let fields: [Field]
    /// The line of the story's file that tells of it, for messages.
    public let line: Int

    /// Fills a form.
    public init(name: String, fields: [Field], line: Int) {
        self.name = name
        self.fields = fields
        self.line = line
    }
}
