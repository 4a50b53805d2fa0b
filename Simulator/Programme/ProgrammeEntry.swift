public import SimKit

/// One form as a person of the played programme fills it in.
public struct ProgrammeEntry: Sendable {
    /// What must come of it.
    public enum Fate: Sendable {
        /// It is right.
        case accepted
        /// It is right and was entered before; nothing may change.
        case repeated
        /// The person makes a mistake that must be found.
        case refused
    }

    /// When it is entered.
    public let at: Moment
    /// By which account.
    public let by: String
    /// The form's name.
    public let form: String
    /// Names and texts of the fields; an empty text is nothing.
    public let fields: [(name: String, text: String)]
    /// What must come of it.
    public let fate: Fate

    /// The text of a field; empty where it is not filled.
    public subscript(name: String) -> String { fields.first { $0.name == name }?.text ?? "" }
}
