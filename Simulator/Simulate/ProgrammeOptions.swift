import ArgumentParser

/// Whether the care programme is played instead of devices.
struct ProgrammeOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Play the care programme: what people enter, without telemetry; 2,100 beds and 365 days unless said.",
            discussion: "Everything that is entered meets its fate, and the figures are those of the play."))
    var programme = false
}
