/// Fields that steps of all kinds have.
public enum StepField {
    /// Why a step that was taken already gets other values; nothing while the step is new.
    public static let correction = RecordField<String>("correction", "更正原因", longest: 200)

    /// Who did something, by name: people of county offices are in no register of staff.
    static func person(_ name: String, _ title: String) -> RecordField<String> {
        RecordField<String>(name, title, longest: 64)
    }

    /// The number of a paper, or where it is filed.
    static func document(_ name: String, _ title: String) -> RecordField<String> {
        RecordField<String>(name, title, longest: 64)
    }

    /// Words about a person or a home.
    static func words(_ name: String, _ title: String) -> RecordField<String> {
        RecordField<String>(name, title, longest: 500)
    }
}
