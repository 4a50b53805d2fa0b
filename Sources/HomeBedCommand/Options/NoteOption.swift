import ArgumentParser
import Gateway

/// What is worth recording beside the step itself.
struct NoteOption: ParsableArguments {
    @Option(help: ArgumentHelp("What is worth recording.", valueName: "TEXT"))
    var note = ""

    func validate() throws { try NoteText.check(note, "--note") }
}
