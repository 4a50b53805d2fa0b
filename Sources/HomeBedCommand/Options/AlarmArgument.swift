import ArgumentParser
import CareCore

/// The alarm that is acted on.
struct AlarmArgument: ParsableArguments {
    @Argument(help: "The alarm's number.")
    var alarm: Int64

    /// Its identity.
    var id: AlarmID { AlarmID(alarm) }

    func validate() throws {
        guard alarm >= 1 else { throw ValidationError("ALARM: expected a number from 1, found \(alarm)") }
    }
}
