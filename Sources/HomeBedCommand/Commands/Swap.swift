import ArgumentParser
import CareRecords

/// `homebed swap DEVICE-A DEVICE-B --since MOMENT --staff STAFF --by WHO`
struct Swap: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts right that two devices stood each at the other's bed since then.",
        discussion: """
            The commonest mistake in fitting: both intervals are corrected. Readings and daily facts since then \
            follow their device; events and alarms that are stored keep the bed at which they rang. Enters the form \
            kit-swap.
            """)

    @Argument(help: "The one device.")
    var device: String

    @Argument(help: "The other device, of the same kind.")
    var other: String

    @Option(help: ArgumentHelp("Since when, RFC 3339.", valueName: "MOMENT"))
    var since: String

    @Option(help: ArgumentHelp("Who of the staff found it, by number.", valueName: "STAFF"))
    var staff: String

    @OptionGroup var note: NoteOption

    @OptionGroup var acting: ActingOptions

    func run() throws {
        let form = RecordSubmission(
            form: RecordForm.kitSwap.name,
            fields: [
                .init("device", device), .init("otherDevice", other), .init("since", since), .init("swappedBy", staff),
                .init("note", note.note),
            ])
        try acting.carryOut(RecordRequest([form], by: acting.person.by))
    }
}
