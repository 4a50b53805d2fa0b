import ArgumentParser

/// `homebed incident open|reached|list|show|problem|rectify|accept|close|record|due`
struct IncidentCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incident",
        abstract: "Emergencies of a whole township, and drills: who is reached, who is not, and the record.",
        discussion: """
            An incident collects the alarms of its township while it is open. A drill does the same with what people \
            are asked to press; messages carry 演练 and nothing of it counts as an alarm.
            """,
        subcommands: [
            IncidentOpen.self, IncidentReached.self, IncidentList.self, IncidentShow.self, IncidentProblemCommand.self,
            IncidentRectify.self, IncidentAccept.self, IncidentClose.self, IncidentRecordCommand.self, IncidentDue.self,
        ], defaultSubcommand: IncidentList.self)
}
