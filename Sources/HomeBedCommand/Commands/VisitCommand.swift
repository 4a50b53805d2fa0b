import ArgumentParser

/// `homebed visit begin|end BED --by WHO`
struct VisitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visit", abstract: "Says that staff have come to a bed or have left it.",
        discussion: """
            Alarms of rules that name visit in suppressed_by do not ring until 10 minutes after the end, at most 60 \
            minutes after the planned end.
            """,
        subcommands: [VisitBegin.self, VisitEnd.self])
}
