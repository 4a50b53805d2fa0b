import ArgumentParser
import CareCore
import CareRecords
import Ingest

/// Who acts, on which gateway, and how it is told.
struct ActingOptions: ParsableArguments {
    @OptionGroup var person: PersonOption

    @Flag(help: "The outcome as one JSON object.")
    var json = false

    @OptionGroup var shared: SharedOptions

    /// Does with an alarm what the person asks.
    func take(_ step: AlarmStep, with alarm: AlarmID) throws { try carryOut(.step(alarm, step, by: person.by)) }

    /// Carries out what the person says of absences, visits, outages and maintenance.
    func carryOut(_ order: SuppressionOrder) throws { try carryOut(.suppression(order, by: person.by)) }

    /// Does with a maintenance order what the person asks.
    func carryOut(_ command: MaintenanceCommand) throws { try carryOut(.maintenance(command, by: person.by)) }

    /// Does with an incident or drill what the person asks.
    func carryOut(_ command: IncidentCommand) throws { try carryOut(.incident(command, by: person.by)) }

    /// Changes contact book or rota; `file` is what its lines were read from.
    func carryOut(_ command: DutyCommand, ofFile file: String? = nil) throws {
        try carryOut(.duty(command), ofFile: file)
    }

    /// Gives rules other values, or takes them back.
    func carryOut(_ tuning: TuningCommand) throws { try carryOut(.tune(tuning)) }

    /// Makes presses of the bed's devices tests.
    func openTestWindow(of bed: BedID, minutes: Int64) throws {
        try carryOut(.openTestWindow(bed, length: .minutes(minutes), by: person.by))
    }

    /// Hands in forms; `file` is what they were read from.
    func carryOut(_ records: RecordRequest, ofFile file: String? = nil) throws {
        try carryOut(.records(records), ofFile: file)
    }

    private func carryOut(_ command: Command, ofFile file: String? = nil) throws {
        try carryOut(.command(command), ofFile: file)
    }

    private func carryOut(_ request: LineRequest, ofFile file: String? = nil) throws {
        try CommandPort(configuration: try shared.configuration()).carryOut(request, asJSON: json, ofFile: file)
    }
}
