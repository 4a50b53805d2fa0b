/// One line of the doctor's report.
struct Finding: Equatable {
    /// How bad it is.
    enum Level: String {
        case ok
        /// It works, but not as well or as safely as it should.
        case warn
        /// It does not work, or data can be lost.
        case fail
    }

    let level: Level
    /// What was looked at.
    let subject: String
    /// What was found.
    let found: String
    /// What to do; empty when nothing.
    let advice: String

    static func ok(_ subject: String, _ found: String) -> Finding {
        Finding(level: .ok, subject: subject, found: found, advice: "")
    }

    static func warn(_ subject: String, _ found: String, do advice: String) -> Finding {
        Finding(level: .warn, subject: subject, found: found, advice: advice)
    }

    static func fail(_ subject: String, _ found: String, do advice: String) -> Finding {
        Finding(level: .fail, subject: subject, found: found, advice: advice)
    }
}
