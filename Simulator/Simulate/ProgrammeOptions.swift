import ArgumentParser

/// Whether the care programme is played instead of devices.
struct ProgrammeOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Play the care programme: what people enter; 2,100 beds and 365 days unless said.",
            discussion: "Everything that is entered meets its fate, and the figures are those of the play."))
    var programme = false

    @Option(
        help: ArgumentHelp(
            "Devices of the first N beds speak over a year of it; visits are compared with what they saw.",
            valueName: "N"))
    var telemetry = 0
}
